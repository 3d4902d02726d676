//! Tokens that calls are authenticated with.

pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
pub use aws_smithy_runtime_api::client::identity::ResolveIdentity;
pub use aws_smithy_runtime_api::client::identity::http::Token;

pub(crate) use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID as SCHEME_ID;

use super::{Builder, IntoShared};
use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::SdkConfig;

impl Builder {
    /// Sets the token that calls are authenticated with.
    pub fn bearer_token(self, token: Token) -> Self {
        self.bearer_token_resolver(token)
    }

    /// Sets where the token comes from that calls are authenticated with.
    pub fn bearer_token_resolver(mut self, resolver: impl ResolveIdentity + 'static) -> Self {
        let resolver: SharedIdentityResolver = resolver.into_shared();
        self.components.set_identity_resolver(SCHEME_ID, resolver);
        self
    }

    /// Does the same as [`Builder::bearer_token_resolver`] with a provider of tokens.
    pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
        self.set_token_provider(Some(provider.into_shared()));
        self
    }

    /// See [`Builder::token_provider`]. `None` changes nothing.
    pub fn set_token_provider(&mut self, value: Option<SharedTokenProvider>) -> &mut Self {
        if let Some(value) = value {
            self.components.set_identity_resolver(SCHEME_ID, value);
        }
        self
    }

    /// Takes over what all clients of a program share.
    pub(super) fn share_token_provider(&mut self, shared: &SdkConfig) {
        self.set_token_provider(shared.token_provider());
    }

    /// The token of tests, which is the same everywhere.
    #[cfg(feature = "test-util")]
    pub(super) fn fix_token(&mut self) {
        self.set_token_provider(Some(SharedTokenProvider::new(Token::for_tests())));
    }
}

/// What puts tokens into requests.
pub(super) fn components() -> RuntimeComponentsBuilder {
    RuntimeComponentsBuilder::new("bearer").with_auth_scheme(BearerAuthScheme::new())
}
