//! Where the tokens come from that make a request one that is done only once, however often it is sent.

use super::{Builder, Config};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Makes tokens for inputs whose token the caller left out.
#[derive(Clone, Debug)]
pub struct IdempotencyTokenProvider {
    /// The token to give each time; a new one each time if there is none.
    fixed: Option<&'static str>,
}

impl IdempotencyTokenProvider {
    /// Gives the same token each time: for tests.
    pub fn fixed(token: &'static str) -> Self {
        Self { fixed: Some(token) }
    }

    /// Gives a new random token each time.
    pub fn random() -> Self {
        Self { fixed: None }
    }

    /// Makes a token: a UUID of version 4, unless it is fixed.
    pub fn make_idempotency_token(&self) -> String {
        self.fixed.map_or_else(|| uuid(fastrand::u128(..)), str::to_owned)
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// The bits as a UUID of version 4 (RFC 9562).
fn uuid(bits: u128) -> String {
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let hex = format!("{bits:032x}");
    let mut uuid = String::with_capacity(36);
    for (index, digit) in hex.chars().enumerate() {
        if [8, 12, 16, 20].contains(&index) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}

impl Config {
    /// Where the tokens come from for inputs whose token the caller left out.
    pub fn idempotency_token_provider(&self) -> IdempotencyTokenProvider {
        let provider = self.layer.load::<IdempotencyTokenProvider>();
        provider.cloned().unwrap_or_else(IdempotencyTokenProvider::random)
    }
}

impl Builder {
    /// Sets where the tokens come from for inputs whose token the caller left out.
    pub fn idempotency_token_provider(
        mut self,
        provider: impl Into<IdempotencyTokenProvider>,
    ) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// See [`Builder::idempotency_token_provider`].
    pub fn set_idempotency_token_provider(
        &mut self,
        value: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// The token of tests, which is the same everywhere.
    #[cfg(feature = "test-util")]
    pub(super) fn fix_idempotency_token(&mut self) {
        let token = "00000000-0000-4000-8000-000000000000";
        self.set_idempotency_token_provider(Some(token.into()));
    }
}
