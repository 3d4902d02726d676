//! The key that a secret turns into for one day and region, and what it signs.

use std::collections::VecDeque;
use std::sync::{PoisonError, RwLock};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::authorization::CredentialScope;
use super::hash::HexHash;

/// A derived key, ready to sign.
#[derive(Clone)]
pub(super) struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// Derives the key of a secret for the date, region and service of a scope.
    pub(super) fn derive(secret_access_key: &str, scope: &CredentialScope<'_>) -> Self {
        let start = keyed(&[b"AWS4", secret_access_key.as_bytes()].concat());
        Self(
            scope
                .text
                .split('/')
                .fold(start, |key, part| keyed(&key.chain_update(part).finalize().into_bytes())),
        )
    }

    /// Whether the signature of a request is the one that this key makes; takes the same time wherever they differ.
    pub(super) fn signs(
        &self,
        date: &str,
        scope: &CredentialScope<'_>,
        canonical_hash: &HexHash,
        signature: &[u8; 32],
    ) -> bool {
        let Self(mut mac) = self.clone();
        for part in parts_to_sign(date, scope, canonical_hash) {
            mac.update(part.as_bytes());
        }
        mac.verify_slice(signature).is_ok()
    }
}

/// What is signed in the end, as a text to be shown.
pub(super) fn string_to_sign(
    date: &str,
    scope: &CredentialScope<'_>,
    canonical_hash: &HexHash,
) -> String {
    parts_to_sign(date, scope, canonical_hash).concat()
}

fn parts_to_sign<'a>(
    date: &'a str,
    scope: &CredentialScope<'a>,
    canonical_hash: &'a HexHash,
) -> [&'a str; 6] {
    ["AWS4-HMAC-SHA256\n", date, "\n", scope.text, "\n", canonical_hash.as_str()]
}

/// A MAC with a key of any length.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    let hashed;
    let key = if key.len() > block.len() {
        hashed = Sha256::digest(key);
        hashed.as_slice()
    } else {
        key
    };
    for (slot, byte) in block.iter_mut().zip(key) {
        *slot = *byte;
    }
    Hmac::new(&block.into())
}

/// The keys that were of use lately: deriving one costs as much as verifying four requests.
#[derive(Default)]
pub(crate) struct SigningKeys(RwLock<VecDeque<Entry>>);

struct Entry {
    access_key_id: String,
    /// Date, region, service and terminator.
    scope: String,
    key: SigningKey,
}

impl SigningKeys {
    const CAPACITY: usize = 64;

    pub(super) fn get(&self, scope: &CredentialScope<'_>) -> Option<SigningKey> {
        let entries = self.0.read().unwrap_or_else(PoisonError::into_inner);
        entries.iter().find(|entry| entry.is_for(scope)).map(|entry| entry.key.clone())
    }

    /// Keeps a key in the place of the oldest one.
    pub(super) fn keep(&self, scope: &CredentialScope<'_>, key: SigningKey) {
        let mut entries = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if entries.iter().any(|entry| entry.is_for(scope)) {
            return;
        }
        entries.truncate(Self::CAPACITY - 1);
        let access_key_id = scope.access_key_id.to_owned();
        entries.push_front(Entry { access_key_id, scope: scope.text.to_owned(), key });
    }
}

impl Entry {
    fn is_for(&self, scope: &CredentialScope<'_>) -> bool {
        self.scope == scope.text && self.access_key_id == scope.access_key_id
    }
}
