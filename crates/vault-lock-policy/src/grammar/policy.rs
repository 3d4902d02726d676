//! The policy as a whole.

use std::{fmt, str::FromStr};

use super::Statement;
use crate::{
    json::{self, Place, Span, Spanned},
    parse::{self, ParseError},
};

/// A policy, together with the exact text that it was read from.
///
/// The text is what goes to the service: what was tested is what gets locked, byte for byte.
///
/// ```
/// use vault_lock_policy::{Effect, Policy};
///
/// let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
///     "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records"}}"#;
/// let policy: Policy = text.parse()?;
/// assert_eq!(policy.text(), text);
/// assert_eq!(policy.statements()[0].effect.value, Effect::Deny);
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Policy {
    pub(crate) text: String,
    pub(crate) root: json::Value,
    pub(crate) version: Option<Spanned<Version>>,
    pub(crate) id: Option<Spanned<String>>,
    pub(crate) statements: Vec<Statement>,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// [`ParseError`] says what is wrong first, and where: the text is not strict JSON, or the document breaks the grammar of a
    /// resource policy. Whether the policy makes sense is not asked: an action that does not exist parses.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        parse::policy(text)
    }

    /// The text, as it was given to [`parse`](Self::parse).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The version of the policy language: the one given, or 2008-10-17.
    pub fn version(&self) -> Version {
        self.version.as_ref().map_or(Version::V2008_10_17, |version| version.value)
    }

    /// The element `Version`, if it is there.
    pub fn version_element(&self) -> Option<&Spanned<Version>> {
        self.version.as_ref()
    }

    /// The element `Id`, if it is there.
    pub fn id(&self) -> Option<&Spanned<String>> {
        self.id.as_ref()
    }

    /// The statements, in the order of the text. There is at least one.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Line, column and path of a span of this policy.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.text, span.start, json::write_path(&json::locate(&self.root, span)))
    }
}

/// Two policies are equal if their texts are, byte for byte. [`means_the_same`](Policy::means_the_same) looks further.
impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Policy {}

impl FromStr for Policy {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A version of the policy language.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// assert_eq!(policy.version(), vault_lock_policy::Version::V2012_10_17);
/// assert_eq!(policy.version().to_string(), "2012-10-17");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// The older one, and the one of a policy without `Version`. It has no policy variables: `${aws:username}` is plain text.
    V2008_10_17,
    /// The current one.
    V2012_10_17,
}

impl Version {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::V2008_10_17, Self::V2012_10_17].into_iter().find(|version| version.as_str() == name)
    }

    /// As it is written in a policy.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2008_10_17 => "2008-10-17",
            Self::V2012_10_17 => "2012-10-17",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
