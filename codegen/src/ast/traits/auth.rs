//! Traits of authentication.

use super::{Read, Sigv4, Traits, ids};

impl Traits {
    /// `aws.auth#sigv4`
    ///
    /// # Errors
    ///
    /// The value has no `name`.
    pub fn sigv4(&self) -> Read<Sigv4> {
        self.read(ids::SIGV4)
    }

    /// `aws.auth#sigv4a`
    ///
    /// # Errors
    ///
    /// The value has no `name`.
    pub fn sigv4a(&self) -> Read<Sigv4> {
        self.read(ids::SIGV4A)
    }

    /// `smithy.api#auth`
    ///
    /// # Errors
    ///
    /// The value isn't a list of IDs.
    pub fn auth(&self) -> Read<Vec<String>> {
        self.read(ids::AUTH)
    }

    /// `smithy.api#optionalAuth`
    pub fn optional_auth(&self) -> bool {
        self.0.contains_key(ids::OPTIONAL_AUTH)
    }

    /// `aws.auth#unsignedPayload`
    pub fn unsigned_payload(&self) -> bool {
        self.0.contains_key(ids::UNSIGNED_PAYLOAD)
    }
}
