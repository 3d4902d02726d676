//! Signing keys, kept for as long as they are good: a day.

use crate::plumbing::signing::conditions::Terms;
use aws_credential_types::Credentials;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// Keys that are kept: credentials before and after they are replaced, today's and tomorrow's, a second region.
const MAX_KEYS: usize = 4;

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// The keys of a client. Calls at the same time read it side by side; what has to be made is made outside of the lock.
#[derive(Default)]
pub(crate) struct SigningKeys(RwLock<Vec<Arc<SigningKey>>>);

impl SigningKeys {
    /// The key for this time, in seconds since 1970.
    pub(crate) fn get(&self, terms: &Terms<'_>, seconds: u64) -> Option<Arc<SigningKey>> {
        let day = seconds / SECONDS_PER_DAY;
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = kept.iter().find(|key| key.is_for(terms, day)) {
            return Some(Arc::clone(key));
        }
        drop(kept);
        let key = Arc::new(SigningKey::new(terms, day)?);
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Another call may have been faster.
        kept.retain(|key| !key.is_for(terms, day));
        if kept.len() == MAX_KEYS {
            kept.remove(0);
        }
        kept.push(Arc::clone(&key));
        Some(key)
    }
}

/// Says how many there are, and nothing of them.
impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("SigningKeys").field("kept", &kept.len()).finish()
    }
}

/// A key, and what it is for. Its memory is overwritten when it is dropped.
pub(crate) struct SigningKey {
    /// Shared with whoever resolved them; the secret is not copied.
    credentials: Credentials,
    day: u64,
    region: Box<str>,
    service: Box<str>,
    scope: String,
    hmac: Hmac<Sha256>,
}

impl SigningKey {
    fn new(terms: &Terms<'_>, day: u64) -> Option<Self> {
        let midnight = DateTime::from_secs(i64::try_from(day * SECONDS_PER_DAY).ok()?);
        let mut date = midnight.fmt(Format::DateTime).ok()?;
        date.truncate("YYYY-MM-DD".len());
        date.retain(|c| c != '-');
        let Terms { credentials, region, service } = *terms;
        let scope = format!("{date}/{region}/{service}/aws4_request");
        let secret = Zeroizing::new(format!("AWS4{}", credentials.secret_access_key()));
        let mut key = hmac(secret.as_bytes())?;
        for step in [date.as_str(), region, service, "aws4_request"] {
            key.update(step.as_bytes());
            let next = Zeroizing::new(<[u8; 32]>::from(key.finalize().into_bytes()));
            key = hmac(next.as_slice())?;
        }
        Some(Self {
            credentials: credentials.clone(),
            day,
            region: region.into(),
            service: service.into(),
            scope,
            hmac: key,
        })
    }

    fn is_for(&self, terms: &Terms<'_>, day: u64) -> bool {
        self.day == day
            && *self.region == *terms.region
            && *self.service == *terms.service
            && self.credentials.secret_access_key() == terms.credentials.secret_access_key()
            && self.credentials.access_key_id() == terms.credentials.access_key_id()
    }

    pub(crate) fn access_key_id(&self) -> &str {
        self.credentials.access_key_id()
    }

    /// `20130524/us-east-1/glacier/aws4_request`
    pub(crate) fn scope(&self) -> &str {
        &self.scope
    }

    /// `20130524T000000Z`, for a time of the key's day, in seconds since 1970.
    pub(crate) fn date_time(&self, seconds: u64) -> Option<String> {
        let seconds = u32::try_from(seconds % SECONDS_PER_DAY).ok()?;
        let mut text = String::with_capacity("YYYYMMDDTHHMMSSZ".len());
        text.push_str(self.scope.get(.."YYYYMMDD".len())?);
        text.push('T');
        for number in [seconds / 3600, seconds / 60 % 60, seconds % 60] {
            text.extend(
                [number / 10, number % 10].map(|digit| char::from_digit(digit, 10).unwrap_or('0')),
            );
        }
        text.push('Z');
        Some(text)
    }

    /// The authentication code of a text.
    pub(crate) fn authenticate(&self, text: &str) -> [u8; 32] {
        let mut hmac = self.hmac.clone();
        hmac.update(text.as_bytes());
        hmac.finalize().into_bytes().into()
    }
}

/// Both pads are compressed already, so a key saves two blocks of hashing in each use.
fn hmac(key: &[u8]) -> Option<Hmac<Sha256>> {
    Hmac::new_from_slice(key).ok()
}
