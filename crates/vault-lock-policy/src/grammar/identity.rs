//! Who can make a request with AWS credentials, by ARN.

use std::{fmt, str::FromStr};

/// An identity of IAM or STS: the root of an account, a user, a role, a session of a role, or a federated user.
///
/// ```
/// use vault_lock_policy::{Identity, IdentityKind};
///
/// let session: Identity = "arn:aws:sts::111122223333:assumed-role/archivist/nightly".parse()?;
/// assert_eq!(session.account(), "111122223333");
/// assert_eq!(session.kind(), &IdentityKind::AssumedRole { role: "archivist".to_owned(), session: "nightly".to_owned() });
/// # Ok::<(), vault_lock_policy::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    arn: String,
    partition: String,
    account: String,
    kind: IdentityKind,
}

/// What kind of identity it is. Names come without the path.
///
/// ```
/// use vault_lock_policy::{Identity, IdentityKind};
///
/// let user: Identity = "arn:aws:iam::111122223333:user/staff/alice".parse()?;
/// assert_eq!(user.kind(), &IdentityKind::User { name: "alice".to_owned() });
/// # Ok::<(), vault_lock_policy::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IdentityKind {
    /// `arn:aws:iam::N:root`. As a caller the root user, as a principal of a policy the whole account.
    Root,
    /// `arn:aws:iam::N:user/…`
    User {
        /// The user's name.
        name: String,
    },
    /// `arn:aws:iam::N:role/…`
    Role {
        /// The role's name.
        name: String,
    },
    /// `arn:aws:sts::N:assumed-role/ROLE/SESSION`
    AssumedRole {
        /// The role's name.
        role: String,
        /// The session's name.
        session: String,
    },
    /// `arn:aws:sts::N:federated-user/NAME`
    FederatedUser {
        /// The federated user's name.
        name: String,
    },
}

/// Why a text is not the ARN of an identity.
///
/// ```
/// use vault_lock_policy::{Identity, IdentityError};
///
/// assert_eq!("arn:aws:iam::111122223333:group/staff".parse::<Identity>(), Err(IdentityError::Group));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentityError {
    /// Not of the form `arn:PARTITION:iam::ACCOUNT:…` or `arn:PARTITION:sts::ACCOUNT:…`.
    #[error("it is not an ARN of IAM or STS")]
    NotAnArn,
    /// The account is not a number.
    #[error("its account is not a number")]
    Account,
    /// The ARN of a group.
    #[error("a group makes no requests")]
    Group,
    /// Neither root nor user, role, session or federated user.
    #[error(
        "it names neither the root of an account nor a user, a role, a session of a role or a federated user"
    )]
    Kind,
    /// A wildcard in it.
    #[error("it has a wildcard, and principals are named in full")]
    Wildcard,
}

impl Identity {
    /// The root of an account, which stands for the whole account in a policy.
    pub(crate) fn root(account: &str) -> Self {
        Self {
            arn: format!("arn:aws:iam::{account}:root"),
            partition: "aws".to_owned(),
            account: account.to_owned(),
            kind: IdentityKind::Root,
        }
    }

    /// The ARN.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// The partition, such as `aws` or `aws-cn`.
    pub fn partition(&self) -> &str {
        &self.partition
    }

    /// The number of the account.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// What kind of identity it is.
    pub fn kind(&self) -> &IdentityKind {
        &self.kind
    }

    /// Whether it is a session of `role`. The ARN of a session leaves the role's path out.
    pub(crate) fn is_session_of(&self, role: &Self) -> bool {
        match (&self.kind, &role.kind) {
            (IdentityKind::AssumedRole { role: taken, .. }, IdentityKind::Role { name }) => {
                taken == name && self.account == role.account && self.partition == role.partition
            }
            _ => false,
        }
    }
}

impl FromStr for Identity {
    type Err = IdentityError;

    fn from_str(arn: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let [prefix, partition, service, region, account, resource] = *parts.as_slice() else {
            return Err(IdentityError::NotAnArn);
        };
        if prefix != "arn"
            || partition.is_empty()
            || !region.is_empty()
            || !matches!(service, "iam" | "sts")
        {
            return Err(IdentityError::NotAnArn);
        }
        if arn.contains(['*', '?']) {
            return Err(IdentityError::Wildcard);
        }
        if account.is_empty() || !account.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdentityError::Account);
        }
        let kind = kind(service, resource)?;
        Ok(Self {
            arn: arn.to_owned(),
            partition: partition.to_owned(),
            account: account.to_owned(),
            kind,
        })
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.arn)
    }
}

fn kind(service: &str, resource: &str) -> Result<IdentityKind, IdentityError> {
    let (kind, rest) = resource.split_once('/').unwrap_or((resource, ""));
    let name = rest.rsplit('/').next().unwrap_or_default().to_owned();
    match (service, kind) {
        ("iam", "root") if resource == "root" => Ok(IdentityKind::Root),
        ("iam", "group") => Err(IdentityError::Group),
        _ if name.is_empty() => Err(IdentityError::Kind),
        ("iam", "user") => Ok(IdentityKind::User { name }),
        ("iam", "role") => Ok(IdentityKind::Role { name }),
        ("sts", "federated-user") => Ok(IdentityKind::FederatedUser { name: rest.to_owned() }),
        ("sts", "assumed-role") => match rest.split_once('/') {
            Some((role, session)) if !role.is_empty() && !session.contains('/') => {
                Ok(IdentityKind::AssumedRole { role: role.to_owned(), session: session.to_owned() })
            }
            _ => Err(IdentityError::Kind),
        },
        _ => Err(IdentityError::Kind),
    }
}
