//! What the linter says.

use std::fmt;

use super::Code;
use crate::json::{Place, Span};

/// Something about a policy that its author should know before locking it.
///
/// ```
/// use vault_lock_policy::{Code, Policy, Severity, VaultArn, examples, lint};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/invoices".parse()?;
/// let findings = lint(&policy, &vault);
/// assert_eq!(findings[0].code, Code::ResourceNotThisVault);
/// assert_eq!(findings[0].severity, Severity::Error);
/// assert_eq!(findings[0].place.path, "Statement[0].Resource");
/// assert_eq!(
///     findings[0].help,
///     "write `\"Resource\": \"arn:aws:glacier:us-west-2:111122223333:vaults/invoices\"`"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Which kind of mistake it is.
    pub code: Code,
    /// How bad it is in this policy.
    pub severity: Severity,
    /// Where it is, in bytes of the policy's text.
    pub span: Span,
    /// Where it is, for people.
    pub place: Place,
    /// What the policy does there, for this vault.
    pub message: String,
    /// What to write instead, or what to make sure of.
    pub help: String,
    /// Other places that the message speaks of, in the order of the text.
    pub related: Vec<Related>,
}

/// Another place that a finding speaks of.
///
/// ```
/// use vault_lock_policy::{Policy, VaultArn, lint};
///
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [
///     {"Sid": "a", "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteVault", "Resource": "*",
///      "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}},
///     {"Sid": "a", "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive", "Resource": "*",
///      "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let findings = lint(&policy, &vault);
/// assert_eq!(findings[0].place.path, "Statement[1].Sid");
/// assert_eq!(findings[0].related[0].place.path, "Statement[0].Sid");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where it is, in bytes of the policy's text.
    pub span: Span,
    /// Where it is, for people.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
}

/// How bad a finding is.
///
/// ```
/// use vault_lock_policy::Severity;
///
/// assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
/// assert_eq!(Severity::Error.to_string(), "error");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Note,
    /// Perhaps meant, perhaps not. Locking it can be regretted.
    Warning,
    /// It does not do what it is there for, or does harm that can't be undone once it is locked.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// On one line, without the help: ``line 8, column 7, `Statement[0].Resource`: error: … [resource-not-this-vault]``.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column, path } = &self.place;
        write!(f, "line {line}, column {column}")?;
        if !path.is_empty() {
            write!(f, ", `{path}`")?;
        }
        write!(f, ": {}: {} [{}]", self.severity, self.message, self.code)
    }
}
