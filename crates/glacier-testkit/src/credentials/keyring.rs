//! The access keys that a service knows.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::Credentials;
use crate::state::AccountId;
use crate::wire::SigningKeys;

/// The access keys that a service knows: those collected into it, or if there are none, those of
/// [`rules::ACCESS_KEY_CONVENTION`](crate::rules::ACCESS_KEY_CONVENTION).
///
/// The latter are [`Credentials::example`] and every access key ID whose secret is the same text, such as `test` and
/// `test`; if that text is an account number, it is the key's account. IDs of the form that AWS gives out don't count,
/// so that real credentials that end up here by mistake are refused as unknown.
///
/// ```
/// use glacier_testkit::{Credentials, Keyring};
///
/// assert_eq!(Keyring::default().first(), &Credentials::example());
/// let keyring: Keyring = [Credentials::new("AKIDONE", "1"), Credentials::new("AKIDTWO", "2")].into_iter().collect();
/// assert_eq!(keyring.first().access_key_id(), "AKIDONE");
/// ```
///
/// Clones share one cache of signing keys, which makes no difference but in time.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    first: Credentials,
    known: HashMap<String, Credentials>,
    convention: bool,
    signing_keys: SigningKeys,
}

/// Whose access key it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holder<'a> {
    /// One who was named.
    Known(&'a Credentials),
    /// Anyone: the secret is the ID.
    Conventional(&'a str),
}

impl Keyring {
    /// The first access key, with which clients made for this service sign.
    pub fn first(&self) -> &Credentials {
        &self.0.first
    }

    pub(crate) fn find<'a>(&'a self, access_key_id: &'a str) -> Option<Holder<'a>> {
        let known = self.0.known.get(access_key_id).map(Holder::Known);
        known.or_else(|| {
            self.is_conventional(access_key_id).then_some(Holder::Conventional(access_key_id))
        })
    }

    pub(crate) fn signing_keys(&self) -> &SigningKeys {
        &self.0.signing_keys
    }

    fn is_conventional(&self, access_key_id: &str) -> bool {
        let is_of_aws = access_key_id.starts_with("AKIA") || access_key_id.starts_with("ASIA");
        self.0.convention && !is_of_aws
    }
}

impl Holder<'_> {
    pub(crate) fn secret_access_key(&self) -> &str {
        match self {
            Self::Known(credentials) => credentials.secret_access_key(),
            Self::Conventional(text) => text,
        }
    }

    /// Whether a request with this token, or without any, can come from the holder.
    pub(crate) fn accepts(&self, session_token: Option<&[u8]>) -> bool {
        match self {
            Self::Known(credentials) => {
                session_token == credentials.get_session_token().map(str::as_bytes)
            }
            Self::Conventional(text) => session_token.is_none_or(|token| token == text.as_bytes()),
        }
    }

    pub(crate) fn has_expired(&self, now: SystemTime) -> bool {
        match self {
            Self::Known(credentials) => credentials.get_expires_at().is_some_and(|end| end <= now),
            Self::Conventional(_) => false,
        }
    }

    pub(crate) fn account(&self) -> Option<AccountId> {
        match self {
            Self::Known(credentials) => credentials.get_account().cloned(),
            Self::Conventional(text) => text.parse().ok(),
        }
    }

    pub(crate) fn principal(&self) -> Option<&str> {
        match self {
            Self::Known(credentials) => credentials.get_principal(),
            Self::Conventional(_) => None,
        }
    }
}

impl FromIterator<Credentials> for Keyring {
    /// Of several credentials with one access key ID the last ones count.
    fn from_iter<T: IntoIterator<Item = Credentials>>(credentials: T) -> Self {
        let mut credentials = credentials.into_iter().peekable();
        let convention = credentials.peek().is_none();
        let mut first = credentials.peek().cloned().unwrap_or_else(Credentials::example);
        let mut known = HashMap::from([(first.access_key_id().to_owned(), first.clone())]);
        for one in credentials {
            if one.access_key_id() == first.access_key_id() {
                first = one.clone();
            }
            known.insert(one.access_key_id().to_owned(), one);
        }
        Self(Arc::new(Inner { first, known, convention, signing_keys: SigningKeys::default() }))
    }
}

impl Default for Keyring {
    fn default() -> Self {
        [].into_iter().collect()
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { first, known, convention, .. } = &*self.0;
        let mut names: Vec<&str> = known.keys().map(String::as_str).collect();
        names.sort_unstable();
        f.debug_struct("Keyring")
            .field("first", &first.access_key_id())
            .field("known", &names)
            .field("convention", convention)
            .finish_non_exhaustive()
    }
}
