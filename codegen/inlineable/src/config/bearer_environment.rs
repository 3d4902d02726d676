//! A token from the environment, for services that take one from there: `AWS_BEARER_TOKEN_` with the name of the service.
//!
//! * It makes tokens the preferred way of authentication, unless the program prefers another.
//! * It is the token of calls, unless the program has set one.

use super::bearer::{SCHEME_ID, Token};
use super::{Builder, Layer};
use crate::service::TOKEN_NAME;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

/// The name of a service in the variable with its token, in lower case.
#[derive(Debug)]
pub(crate) struct TokenName(pub(crate) &'static str);

impl Builder {
    /// Takes over the token of the environment, if there is one.
    pub(super) fn share_environment_token(&mut self, shared: &SdkConfig) {
        let Some(token) = environment_token(shared) else { return };
        if !shared.get_origin("auth_scheme_preference").is_client_config() {
            self.set_auth_scheme_preference(Some([SCHEME_ID].into()));
        }
        if !shared.get_origin("token_provider").is_client_config() {
            let mut layer = Layer::new("token of the environment");
            layer.store_append(AwsCredentialFeature::BearerServiceEnvVars);
            let token = Identity::builder().data(Token::new(token, None));
            if let Ok(identity) = token.property(layer.freeze()).build() {
                self.components.set_identity_resolver(SCHEME_ID, identity);
            }
        }
    }
}

fn environment_token(shared: &SdkConfig) -> Option<String> {
    // Shared configuration files have no such setting; a key has to name one all the same.
    let key = ServiceConfigKey::builder().service_id(TOKEN_NAME.0);
    let key = key.env("AWS_BEARER_TOKEN").profile("").build().ok()?;
    shared.service_config()?.load_config(key)
}
