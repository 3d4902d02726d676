//! The settings of a client. Here: who calls whom, and where; in [`runtime`]: how calls run.

mod runtime;
#[cfg(feature = "test-util")]
mod test_defaults;

use super::auth::ResolveAuthScheme;
use super::endpoint::{ResolveEndpoint, SharedEndpointResolver};
use super::{
    AppName, BehaviorVersion, Config, FrameworkMetadata, Layer, ProvideCredentials, Region,
    RuntimeComponentsBuilder, SharedCredentialsProvider, SharedRuntimePlugin,
};
use crate::meta::API_METADATA;
use crate::service;
use aws_runtime::auth::sigv4;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::SigningName;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::SigningRegion;

/// Builder of a [`Config`].
///
/// Each setting has two methods. The plain one, to be chained, sets a value. The one that starts
/// with `set_` works in place and takes an `Option`: `None` takes the setting back, unless its
/// documentation says otherwise.
///
/// ```
/// use inlineable::config::{Builder, Region};
///
/// let mut builder = Builder::new().region(Region::new("eu-central-1")).use_fips(true);
/// builder.set_region(None);
/// assert_eq!(builder.build().region(), None);
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Builder {
    pub(super) config: CloneableLayer,
    pub(super) components: RuntimeComponentsBuilder,
    pub(super) plugins: Vec<SharedRuntimePlugin>,
    pub(super) behavior_version: Option<BehaviorVersion>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            components: RuntimeComponentsBuilder::new("service config"),
            plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl Builder {
    /// Starts a configuration.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the configuration. What is missing shows when a client is made of it, or at a call.
    pub fn build(mut self) -> Config {
        self.config.store_put(API_METADATA.clone());
        self.config.store_put(SigningName::from_static(service::SIGNING_NAME));
        if let Some(region) = self.config.load::<Region>().cloned() {
            self.config.store_put(SigningRegion::from(region));
        }
        if self.components.time_source().is_none() {
            self.components.set_time_source(Some(SharedTimeSource::default()));
        }
        let layer = Layer::from(self.config.clone()).with_name("service config").freeze();
        Config { layer, builder: self }
    }

    /// Makes a method to be chained of one that works in place.
    fn with(mut self, set: impl FnOnce(&mut Self) -> &mut Self) -> Self {
        set(&mut self);
        self
    }

    /// Pins the defaults: those of a newer crate may differ, but not under the same version.
    /// Required, unless the feature `behavior-version-latest` is enabled.
    pub fn behavior_version(self, version: BehaviorVersion) -> Self {
        self.with(|builder| builder.set_behavior_version(Some(version)))
    }

    /// See [`Builder::behavior_version`].
    pub fn set_behavior_version(&mut self, value: Option<BehaviorVersion>) -> &mut Self {
        self.behavior_version = value;
        self
    }

    /// Takes the newest defaults, whatever an update of the crate makes of them.
    pub fn behavior_version_latest(self) -> Self {
        self.behavior_version(BehaviorVersion::latest())
    }

    /// Sets the region that calls are sent to and signed for.
    pub fn region(self, region: impl Into<Option<Region>>) -> Self {
        self.with(|builder| builder.set_region(region.into()))
    }

    /// See [`Builder::region`].
    pub fn set_region(&mut self, value: Option<Region>) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Sets where the credentials come from that calls are signed with.
    pub fn credentials_provider(self, provider: impl ProvideCredentials + 'static) -> Self {
        let provider = SharedCredentialsProvider::new(provider);
        self.with(|builder| builder.set_credentials_provider(Some(provider)))
    }

    /// See [`Builder::credentials_provider`]. `None` changes nothing.
    pub fn set_credentials_provider(
        &mut self,
        value: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(value) = value {
            self.set_sigv4a_credentials(&value); // only: config::sigv4a
            self.components.set_identity_resolver(sigv4::SCHEME_ID, value);
        }
        self
    }

    /// Sends calls to this URL, whatever the region; paths are appended to its path.
    pub fn endpoint_url(self, url: impl Into<String>) -> Self {
        self.with(|builder| builder.set_endpoint_url(Some(url.into())))
    }

    /// See [`Builder::endpoint_url`].
    pub fn set_endpoint_url(&mut self, value: Option<String>) -> &mut Self {
        self.config.store_or_unset(value.map(EndpointUrl));
        self
    }

    /// Uses an endpoint that is reached by IPv4 and IPv6 alike.
    pub fn use_dual_stack(self, use_dual_stack: impl Into<bool>) -> Self {
        self.with(|builder| builder.set_use_dual_stack(Some(use_dual_stack.into())))
    }

    /// See [`Builder::use_dual_stack`].
    pub fn set_use_dual_stack(&mut self, value: Option<bool>) -> &mut Self {
        self.config.store_or_unset(value.map(UseDualStack));
        self
    }

    /// Uses an endpoint whose cryptography is validated for FIPS 140.
    pub fn use_fips(self, use_fips: impl Into<bool>) -> Self {
        self.with(|builder| builder.set_use_fips(Some(use_fips.into())))
    }

    /// See [`Builder::use_fips`].
    pub fn set_use_fips(&mut self, value: Option<bool>) -> &mut Self {
        self.config.store_or_unset(value.map(UseFips));
        self
    }

    /// Chooses endpoints in another way than by the service's rules.
    pub fn endpoint_resolver(self, resolver: impl ResolveEndpoint + 'static) -> Self {
        let resolver = resolver.into_shared_resolver();
        self.with(|builder| builder.set_endpoint_resolver(Some(resolver)))
    }

    /// See [`Builder::endpoint_resolver`].
    pub fn set_endpoint_resolver(&mut self, value: Option<SharedEndpointResolver>) -> &mut Self {
        self.components.set_endpoint_resolver(value);
        self
    }

    /// Adds a way of authentication, or replaces the one with the same ID.
    pub fn push_auth_scheme(mut self, auth_scheme: impl AuthScheme + 'static) -> Self {
        self.components.push_auth_scheme(auth_scheme);
        self
    }

    /// Chooses the way of authentication in another way than by the service's model.
    pub fn auth_scheme_resolver(self, resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.with(|builder| builder.set_auth_scheme_resolver(resolver))
    }

    /// See [`Builder::auth_scheme_resolver`].
    pub fn set_auth_scheme_resolver(
        &mut self,
        value: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        let value = value.into_shared_resolver();
        self.components.set_auth_scheme_option_resolver(Some(value));
        self
    }

    /// Sends calls unsigned if no other way of authentication is possible.
    pub fn allow_no_auth(self) -> Self {
        self.with(Self::set_allow_no_auth)
    }

    /// See [`Builder::allow_no_auth`].
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.plugins.push(SharedRuntimePlugin::new(NoAuthRuntimePluginV2::new()));
        self
    }

    /// Sets which ways of authentication to try first, of those that the service accepts.
    pub fn auth_scheme_preference(self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.with(|builder| builder.set_auth_scheme_preference(Some(preference.into())))
    }

    /// See [`Builder::auth_scheme_preference`].
    pub fn set_auth_scheme_preference(&mut self, value: Option<AuthSchemePreference>) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Sets the name of your program, for the user agent.
    pub fn app_name(self, app_name: AppName) -> Self {
        self.with(|builder| builder.set_app_name(Some(app_name)))
    }

    /// See [`Builder::app_name`].
    pub fn set_app_name(&mut self, value: Option<AppName>) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Adds a framework that your program is built on, for the user agent.
    pub fn framework_metadata(self, metadata: FrameworkMetadata) -> Self {
        self.with(|builder| builder.push_framework_metadata(metadata))
    }

    /// See [`Builder::framework_metadata`].
    pub fn push_framework_metadata(&mut self, metadata: FrameworkMetadata) -> &mut Self {
        self.config.store_append(metadata);
        self
    }
}
