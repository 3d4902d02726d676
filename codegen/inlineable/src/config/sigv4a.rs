//! Asymmetric signatures (`SigV4a`), which hold for a set of regions, and endpoints that ask for them.

#[cfg(feature = "sigv4a")]
pub(crate) use aws_runtime::auth::sigv4a::SCHEME_ID;

use super::{Builder, Config, ConfigBag, RuntimeComponents, SharedCredentialsProvider};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::SdkConfig;
use aws_types::region::SigningRegionSet;
use std::borrow::Cow;

impl Config {
    /// The regions that asymmetric signatures hold for.
    pub fn sigv4a_signing_region_set(&self) -> Option<&SigningRegionSet> {
        self.layer.load::<SigningRegionSet>()
    }
}

impl Builder {
    /// Sets the regions that asymmetric signatures hold for; without it those that the endpoint names, else the region.
    pub fn sigv4a_signing_region_set(mut self, regions: impl Into<SigningRegionSet>) -> Self {
        self.set_sigv4a_signing_region_set(Some(regions.into()));
        self
    }

    /// See [`Builder::sigv4a_signing_region_set`].
    pub fn set_sigv4a_signing_region_set(&mut self, value: Option<SigningRegionSet>) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Signs with the same credentials in both ways.
    pub(super) fn set_sigv4a_credentials(&mut self, provider: &SharedCredentialsProvider) {
        #[cfg(feature = "sigv4a")]
        self.components.set_identity_resolver(SCHEME_ID, provider.clone());
        #[cfg(not(feature = "sigv4a"))]
        let _ = provider;
    }

    /// Takes over what all clients of a program share.
    pub(super) fn share_sigv4a(&mut self, shared: &SdkConfig) {
        self.set_sigv4a_signing_region_set(shared.sigv4a_signing_region_set().cloned());
    }
}

/// The signer.
pub(super) fn components() -> RuntimeComponentsBuilder {
    let components = RuntimeComponentsBuilder::new("sigv4a");
    #[cfg(feature = "sigv4a")]
    let components =
        components.with_auth_scheme(aws_runtime::auth::sigv4a::SigV4aAuthScheme::new());
    components
}

/// Puts the ways of authentication that the endpoint of a call asks for before those of the operation.
pub(super) fn endpoint_first(
    of_operation: SharedAuthSchemeOptionResolver,
) -> SharedAuthSchemeOptionResolver {
    SharedAuthSchemeOptionResolver::new(EndpointFirst { of_operation })
}

#[derive(Debug)]
struct EndpointFirst {
    of_operation: SharedAuthSchemeOptionResolver,
}

impl ResolveAuthSchemeOptions for EndpointFirst {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::new(async move {
            let of_operation = &self.of_operation;
            let options =
                of_operation.resolve_auth_scheme_options_v2(params, cfg, components).await?;
            let params = cfg.load::<EndpointResolverParams>();
            let params = params.ok_or("the parameters of the endpoint are missing")?;
            let endpoint = components.endpoint_resolver().resolve_endpoint(params).await?;
            let asked = endpoint.auth_schemes().iter().map(|scheme| scheme.name().to_owned());
            Ok(merge(asked.map(|name| AuthSchemeId::from(Cow::Owned(name))), options))
        })
    }
}

/// The options that are asked for, in that order, with the properties that they have anyway; then the others.
fn merge(
    asked: impl Iterator<Item = AuthSchemeId>,
    mut options: Vec<AuthSchemeOption>,
) -> Vec<AuthSchemeOption> {
    let mut merged = Vec::new();
    for id in asked {
        let known = options.iter().position(|option| *option.scheme_id() == id);
        merged.push(known.map_or_else(|| AuthSchemeOption::from(id), |at| options.remove(at)));
    }
    merged.append(&mut options);
    merged
}
