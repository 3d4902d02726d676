//! Who makes a request.

use std::{borrow::Cow, fmt};

use crate::grammar::{Identity, IdentityError, IdentityKind};

/// Who makes a request.
///
/// ```
/// use vault_lock_policy::Caller;
///
/// let session = Caller::from_arn("arn:aws:sts::111122223333:assumed-role/archivist/nightly")?;
/// assert_eq!(session.account(), Some("111122223333"));
/// assert_eq!(Caller::anonymous().account(), None);
/// # Ok::<(), vault_lock_policy::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Caller {
    who: Who,
    canonical_user: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Anonymous,
    Service(String),
    Identity(Identity),
}

impl Caller {
    /// The root of an account, a user, a role, a session of a role, or a federated user.
    ///
    /// # Errors
    ///
    /// [`IdentityError`] if the ARN is not of one of these.
    pub fn from_arn(arn: &str) -> Result<Self, IdentityError> {
        arn.parse::<Identity>().map(Self::from)
    }

    /// The root user of an account.
    ///
    /// ```
    /// use vault_lock_policy::Caller;
    ///
    /// assert_eq!(Caller::root("111122223333").arn(), Some("arn:aws:iam::111122223333:root"));
    /// ```
    pub fn root(account: &str) -> Self {
        Identity::root(account).into()
    }

    /// A service, like `backup.amazonaws.com`.
    ///
    /// ```
    /// assert_eq!(vault_lock_policy::Caller::service("backup.amazonaws.com").arn(), None);
    /// ```
    pub fn service(name: impl Into<String>) -> Self {
        Self { who: Who::Service(name.into()), canonical_user: None }
    }

    /// Nobody in particular: a request without a signature.
    ///
    /// ```
    /// assert_eq!(vault_lock_policy::Caller::anonymous().arn(), None);
    /// ```
    pub fn anonymous() -> Self {
        Self { who: Who::Anonymous, canonical_user: None }
    }

    /// The same caller, with the canonical ID of its account, for policies that name it.
    ///
    /// ```
    /// let id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    /// let caller = vault_lock_policy::Caller::root("111122223333").with_canonical_user(id);
    /// assert_eq!(caller.canonical_user(), Some(id));
    /// ```
    #[must_use]
    pub fn with_canonical_user(self, id: impl Into<String>) -> Self {
        Self { canonical_user: Some(id.into()), ..self }
    }

    /// The number of the account.
    pub fn account(&self) -> Option<&str> {
        self.identity().map(Identity::account)
    }

    /// The ARN.
    pub fn arn(&self) -> Option<&str> {
        self.identity().map(Identity::arn)
    }

    /// The identity behind the ARN.
    pub fn identity(&self) -> Option<&Identity> {
        match &self.who {
            Who::Identity(identity) => Some(identity),
            Who::Anonymous | Who::Service(_) => None,
        }
    }

    /// The canonical ID of the account, if it is known.
    pub fn canonical_user(&self) -> Option<&str> {
        self.canonical_user.as_deref()
    }

    pub(crate) fn service_name(&self) -> Option<&str> {
        match &self.who {
            Who::Service(name) => Some(name),
            Who::Anonymous | Who::Identity(_) => None,
        }
    }

    /// The value of a condition key that follows from who it is.
    pub(super) fn context(&self, key: &str) -> Option<Cow<'_, str>> {
        const KEYS: [&str; 4] =
            ["aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:username"];
        let key = KEYS.into_iter().find(|known| known.eq_ignore_ascii_case(key))?;
        let Some(identity) = self.identity() else {
            return (key == "aws:PrincipalType" && self.who == Who::Anonymous)
                .then_some("Anonymous".into());
        };
        match key {
            "aws:PrincipalArn" => Some(principal_arn(identity)),
            "aws:PrincipalAccount" => Some(identity.account().into()),
            "aws:PrincipalType" => Some(principal_type(identity).into()),
            _ => match identity.kind() {
                IdentityKind::User { name } => Some(name.into()),
                _ => None,
            },
        }
    }
}

/// The ARN, the name of the service, or `anonymous`.
impl fmt::Display for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.who {
            Who::Identity(identity) => identity.arn(),
            Who::Service(name) => name,
            Who::Anonymous => "anonymous",
        })
    }
}

impl From<Identity> for Caller {
    fn from(identity: Identity) -> Self {
        Self { who: Who::Identity(identity), canonical_user: None }
    }
}

/// For a session that is the ARN of its role, as far as it can be told: a session's ARN leaves the role's path out.
fn principal_arn(identity: &Identity) -> Cow<'_, str> {
    match identity.kind() {
        IdentityKind::AssumedRole { role, .. } => {
            format!("arn:{}:iam::{}:role/{role}", identity.partition(), identity.account()).into()
        }
        _ => identity.arn().into(),
    }
}

fn principal_type(identity: &Identity) -> &'static str {
    match identity.kind() {
        IdentityKind::Root => "Account",
        IdentityKind::User { .. } => "User",
        IdentityKind::FederatedUser { .. } => "FederatedUser",
        IdentityKind::Role { .. } | IdentityKind::AssumedRole { .. } => "AssumedRole",
    }
}
