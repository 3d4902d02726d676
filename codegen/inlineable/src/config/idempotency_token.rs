//! Where the tokens come from that make a request one that is done only once, however often it is sent.

use super::{Builder, Config};
use crate::plumbing::call::invocation_id::Id;
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
        self.fixed.map_or_else(|| Id::random().text(), str::to_owned)
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
