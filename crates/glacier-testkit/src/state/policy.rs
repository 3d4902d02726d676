//! The two policies of a vault: what the service checks of them before it takes them on.

use std::fmt;
use std::sync::Arc;

use vault_lock_policy::{ParseError, Policy};

use super::error::{ErrorCode, ServiceError};
use super::operation::Operation;
use crate::rules;

/// The longest policy that is accepted, in bytes of UTF-8, [`rules::POLICY_SIZE`].
pub const MAX_POLICY_BYTES: usize = 20_480;

/// A policy that the service accepts, in the exact words that it was given, and read once. Clones share it.
///
/// ```
/// use glacier_testkit::state::VaultPolicy;
///
/// let text = r#"{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
///     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/v" } }"#;
/// let policy = VaultPolicy::parse(text)?;
/// assert_eq!(policy.as_str(), text);
/// assert_eq!(policy.parsed().statements().len(), 1);
///
/// let error = VaultPolicy::parse("{}").unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 1: there is nothing in it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct VaultPolicy(Arc<Read>);

/// Why a text is not a policy that the service accepts, in more words than the service has for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPolicy {
    /// It is too long.
    #[error("it has {0} bytes, and {MAX_POLICY_BYTES} is the limit")]
    TooLong(usize),
    /// It is no policy of the IAM language.
    #[error(transparent)]
    Malformed(#[from] ParseError),
}

/// Which of a vault's policies one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// The one that `InitiateVaultLock` installs.
    Lock,
    /// The one that `SetVaultAccessPolicy` sets.
    Access,
}

#[derive(Debug)]
struct Read {
    policy: Policy,
    /// The operations that some statement names, whoever asks for them and on whatever conditions.
    operations: Vec<Operation>,
}

impl VaultPolicy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// If it is too long, or malformed.
    pub fn parse(text: &str) -> Result<Self, InvalidPolicy> {
        if text.len() > MAX_POLICY_BYTES {
            return Err(InvalidPolicy::TooLong(text.len()));
        }
        let policy = Policy::parse(text)?;
        let operations = Operation::ALL.iter().copied().filter(|one| names(&policy, *one));
        Ok(Self(Arc::new(Read { operations: operations.collect(), policy })))
    }

    /// The policy byte for byte as it was given, [`rules::POLICY_VERBATIM`].
    pub fn as_str(&self) -> &str {
        self.0.policy.text()
    }

    /// The policy as it was read, to be evaluated.
    pub fn parsed(&self) -> &Policy {
        &self.0.policy
    }

    /// Whether the policy can make a difference to calls of this operation.
    pub(super) fn is_about(&self, operation: Operation) -> bool {
        self.0.operations.contains(&operation)
    }
}

impl PartialEq for VaultPolicy {
    /// Whether the texts are the same.
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for VaultPolicy {}

impl InvalidPolicy {
    /// What the service answers to it.
    pub(super) fn refusal(&self, kind: PolicyKind) -> ServiceError {
        let (rule, message) = match (self, kind) {
            (Self::TooLong(_), _) => (
                &rules::POLICY_SIZE,
                format!("The {kind} exceeds the limit of {MAX_POLICY_BYTES} bytes"),
            ),
            (Self::Malformed(_), PolicyKind::Lock) => (&rules::POLICY_CONTENT, invalid(kind)),
            (Self::Malformed(_), PolicyKind::Access) => {
                (&rules::ACCESS_POLICY_CONTENT, invalid(kind))
            }
        };
        ServiceError::new(ErrorCode::InvalidParameterValue, rule, message)
            .with_detail(self.to_string())
    }
}

impl fmt::Display for PolicyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lock => "vault lock policy",
            Self::Access => "vault access policy",
        })
    }
}

/// The observed message, which has no room for a reason, since clients may compare it; that is in
/// [`ServiceError::detail`].
fn invalid(kind: PolicyKind) -> String {
    format!("The specified {kind} is invalid. Provide a valid policy.")
}

fn names(policy: &Policy, operation: Operation) -> bool {
    policy.statements().iter().any(|statement| {
        let actions = &statement.action;
        let named = actions.values.iter().any(|action| action.value.matches(operation.action()));
        named != actions.is_negated()
    })
}
