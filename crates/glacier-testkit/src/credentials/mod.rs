//! Who may sign requests, and with what.

mod keyring;

use std::fmt;
use std::time::SystemTime;

pub(crate) use keyring::Holder;
pub use keyring::Keyring;

use crate::state::AccountId;

/// An access key, and whose it is.
///
/// ```
/// use glacier_testkit::{Credentials, Glacier};
///
/// let auditor = Credentials::new("AKIDAUDITOR", "a secret")
///     .account("444455556666".parse()?)
///     .principal("arn:aws:iam::444455556666:user/auditor");
/// let glacier = Glacier::builder().credentials(Credentials::example()).credentials(auditor).build();
/// assert_eq!(glacier.credentials().access_key_id(), "AKIAIOSFODNN7EXAMPLE");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    account: Option<AccountId>,
    principal: Option<String>,
    expires_at: Option<SystemTime>,
}

impl Credentials {
    /// An access key of the emulator's own account, without a session token.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            account: None,
            principal: None,
            expires_at: None,
        }
    }

    /// The pair of AWS's examples, with which the check vectors of the
    /// [guide](https://docs.aws.amazon.com/amazonglacier/latest/dev/amazon-glacier-signing-requests.html) are signed.
    pub fn example() -> Self {
        Self::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    }

    /// Makes these temporary credentials: requests must carry the token, [`rules::SESSION_TOKEN_WRONG`].
    ///
    /// [`rules::SESSION_TOKEN_WRONG`]: crate::rules::SESSION_TOKEN_WRONG
    #[must_use]
    pub fn session_token(mut self, session_token: impl Into<String>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// The account that the key belongs to, instead of the emulator's own.
    #[must_use]
    pub fn account(mut self, account: AccountId) -> Self {
        self.account = Some(account);
        self
    }

    /// The ARN of the user or role that the key belongs to, instead of the account's root user.
    #[must_use]
    pub fn principal(mut self, arn: impl Into<String>) -> Self {
        self.principal = Some(arn.into());
        self
    }

    /// The real time from which on the credentials are refused, [`rules::SESSION_EXPIRED`].
    ///
    /// [`rules::SESSION_EXPIRED`]: crate::rules::SESSION_EXPIRED
    #[must_use]
    pub fn expires_at(mut self, time: SystemTime) -> Self {
        self.expires_at = Some(time);
        self
    }

    /// The access key ID.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The secret access key.
    pub fn secret_access_key(&self) -> &str {
        &self.secret_access_key
    }

    /// The session token, if the credentials are temporary.
    pub fn get_session_token(&self) -> Option<&str> {
        self.session_token.as_deref()
    }

    /// The account, if it was named.
    pub fn get_account(&self) -> Option<&AccountId> {
        self.account.as_ref()
    }

    /// The ARN of the user or role, if it was named.
    pub fn get_principal(&self) -> Option<&str> {
        self.principal.as_deref()
    }

    /// The time from which on the credentials are refused, if there is one.
    pub fn get_expires_at(&self) -> Option<SystemTime> {
        self.expires_at
    }
}

impl fmt::Debug for Credentials {
    /// Everything but secret and token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { access_key_id, session_token, account, principal, expires_at, .. } = self;
        f.debug_struct("Credentials")
            .field("access_key_id", access_key_id)
            .field("secret_access_key", &"** redacted **")
            .field("session_token", &session_token.as_ref().map(|_| "** redacted **"))
            .field("account", account)
            .field("principal", principal)
            .field("expires_at", expires_at)
            .finish()
    }
}
