//! SHA-256 as signatures write it.

use sha2::{Digest as _, Sha256};

/// A hash in lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct HexHash([u8; 64]);

impl HexHash {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut digits = [b'0'; 64];
        // Two digits a byte: there is room for all 32.
        let _ = hex::encode_to_slice(Sha256::digest(bytes), &mut digits);
        Self(digits)
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}
