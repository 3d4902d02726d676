//! Whom a statement is about.

use std::fmt;

use super::{Identity, IdentityError, IdentityKind};

/// One principal of `Principal` or `NotPrincipal`.
///
/// ```
/// use vault_lock_policy::{Policy, Principal};
///
/// let policy = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": {"AWS": ["111122223333", "*"]},
///     "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records"}}"#)?;
/// let principals = &policy.statements()[0].principal.values;
/// assert_eq!(principals[0].value, Principal::Account("111122223333".to_owned()));
/// assert_eq!(principals[1].value, Principal::Everyone);
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Principal {
    /// `"*"` or `{"AWS": "*"}`.
    Everyone,
    /// A whole account, by its number or as `arn:aws:iam::N:root`. The number is kept as it is written, whatever its length.
    Account(String),
    /// A user, a role, a session of a role or a federated user.
    Identity(Identity),
    /// The unique ID of a user or a role, like `AIDA…` or `AROA…`. Services put it in place of the ARN of one that was deleted.
    UniqueId(String),
    /// A service, like `backup.amazonaws.com`.
    Service(String),
    /// An identity provider.
    Federated(String),
    /// The canonical ID of an account.
    CanonicalUser(String),
}

/// Why something cannot be a principal.
///
/// ```
/// use vault_lock_policy::{ErrorKind, IdentityError, Policy, PrincipalError};
///
/// let error = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::111122223333:user/*"},
///     "Action": "glacier:DeleteArchive", "Resource": "*"}}"#).unwrap_err();
/// let arn = "arn:aws:iam::111122223333:user/*".to_owned();
/// assert_eq!(error.kind(), &ErrorKind::Principal(PrincipalError::Identity { found: arn, why: IdentityError::Wildcard }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PrincipalError {
    /// A text in place of `"*"` or an object.
    #[error("`{0}` is not a principal by itself")]
    Bare(String),
    /// Neither `*` nor an account number, an ARN or a unique ID.
    #[error("`{0}` is no AWS principal")]
    Unknown(String),
    /// An ARN that names no identity.
    #[error("`{found}` is no AWS principal: {why}")]
    Identity {
        /// The ARN.
        found: String,
        /// What is wrong with it.
        why: IdentityError,
    },
    /// A wildcard, or nothing, where the name of a service, provider or canonical user should stand.
    #[error("`{0}` does not name a principal")]
    Name(String),
}

impl Principal {
    /// A member of `{"AWS": …}`.
    pub(crate) fn aws(text: &str) -> Result<Self, PrincipalError> {
        if text == "*" {
            return Ok(Self::Everyone);
        }
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Self::Account(text.to_owned()));
        }
        if is_unique_id(text) {
            return Ok(Self::UniqueId(text.to_owned()));
        }
        if !text.starts_with("arn:") {
            return Err(PrincipalError::Unknown(text.to_owned()));
        }
        let identity: Identity =
            text.parse().map_err(|why| PrincipalError::Identity { found: text.to_owned(), why })?;
        Ok(match identity.kind() {
            IdentityKind::Root => Self::Account(identity.account().to_owned()),
            _ => Self::Identity(identity),
        })
    }
}

impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everyone => f.write_str("*"),
            Self::Identity(identity) => identity.fmt(f),
            Self::Account(text)
            | Self::UniqueId(text)
            | Self::Service(text)
            | Self::Federated(text)
            | Self::CanonicalUser(text) => f.write_str(text),
        }
    }
}

/// The two kinds of unique IDs that a policy can name.
fn is_unique_id(text: &str) -> bool {
    (text.starts_with("AIDA") || text.starts_with("AROA"))
        && text.len() >= 16
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
