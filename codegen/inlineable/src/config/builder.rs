//! The settings of a client: who calls whom, and where.
//!
//! How calls run is in [`runtime`].

mod runtime;
#[cfg(any(feature = "test-util", test))]
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

/// Builder of a [`Config`], and of what [`CustomizableOperation::config_override`] changes for a
/// single call.
///
/// Each setting has two methods. The plain one, to be chained, sets a value. The one that starts
/// with `set_` works in place and takes an `Option`: `None` takes the setting back, unless its
/// documentation says otherwise.
///
/// [`CustomizableOperation::config_override`]: crate::client::customize::CustomizableOperation::config_override
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
    pub(super) runtime_components: RuntimeComponentsBuilder,
    pub(super) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(super) behavior_version: Option<BehaviorVersion>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
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
    pub fn build(self) -> Config {
        let mut layer = self.config;
        layer.store_put(API_METADATA.clone());
        layer.store_put(SigningName::from_static(service::SIGNING_NAME));
        if let Some(region) = layer.load::<Region>().cloned() {
            layer.store_put(SigningRegion::from(region));
        }
        let mut runtime_components = self.runtime_components;
        if runtime_components.time_source().is_none() {
            runtime_components.set_time_source(Some(SharedTimeSource::default()));
        }
        Config {
            layer: Layer::from(layer.clone()).with_name("service config").freeze(),
            cloneable: layer,
            runtime_components,
            runtime_plugins: self.runtime_plugins,
            behavior_version: self.behavior_version,
        }
    }

    /// Sets the version of the defaults, required unless the feature `behavior-version-latest` is
    /// enabled: a newer crate may change a default, but not under a version that you pinned.
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(behavior_version));
        self
    }

    /// See [`Builder::behavior_version`].
    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
        self.behavior_version = behavior_version;
        self
    }

    /// Takes the newest defaults, whatever an update of the crate makes of them.
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(Some(BehaviorVersion::latest()));
        self
    }

    /// Sets the region that calls are sent to and signed for.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// See [`Builder::region`].
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.config.store_or_unset(region);
        self
    }

    /// Sets where the credentials come from that calls are signed with.
    pub fn credentials_provider(
        mut self,
        credentials_provider: impl ProvideCredentials + 'static,
    ) -> Self {
        let provider = SharedCredentialsProvider::new(credentials_provider);
        self.set_credentials_provider(Some(provider));
        self
    }

    /// See [`Builder::credentials_provider`]. `None` changes nothing.
    pub fn set_credentials_provider(
        &mut self,
        credentials_provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = credentials_provider {
            self.runtime_components.set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
        self
    }

    /// Sends calls to this URL, whatever the region; paths are appended to its path.
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// See [`Builder::endpoint_url`].
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.config.store_or_unset(endpoint_url.map(EndpointUrl));
        self
    }

    /// Uses an endpoint that is reached by IPv4 and IPv6 alike.
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// See [`Builder::use_dual_stack`].
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_dual_stack.map(UseDualStack));
        self
    }

    /// Uses an endpoint whose cryptography is validated for FIPS 140.
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.set_use_fips(Some(use_fips.into()));
        self
    }

    /// See [`Builder::use_fips`].
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_fips.map(UseFips));
        self
    }

    /// Chooses endpoints in another way than by the service's rules.
    pub fn endpoint_resolver(mut self, endpoint_resolver: impl ResolveEndpoint + 'static) -> Self {
        self.set_endpoint_resolver(Some(endpoint_resolver.into_shared_resolver()));
        self
    }

    /// See [`Builder::endpoint_resolver`].
    pub fn set_endpoint_resolver(
        &mut self,
        endpoint_resolver: Option<SharedEndpointResolver>,
    ) -> &mut Self {
        self.runtime_components.set_endpoint_resolver(endpoint_resolver);
        self
    }

    /// Adds a way of authentication, or replaces the one with the same ID.
    pub fn push_auth_scheme(mut self, auth_scheme: impl AuthScheme + 'static) -> Self {
        self.runtime_components.push_auth_scheme(auth_scheme);
        self
    }

    /// Chooses the way of authentication in another way than by the service's model.
    pub fn auth_scheme_resolver(
        mut self,
        auth_scheme_resolver: impl ResolveAuthScheme + 'static,
    ) -> Self {
        self.set_auth_scheme_resolver(auth_scheme_resolver);
        self
    }

    /// See [`Builder::auth_scheme_resolver`].
    pub fn set_auth_scheme_resolver(
        &mut self,
        auth_scheme_resolver: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        let resolver = auth_scheme_resolver.into_shared_resolver();
        self.runtime_components.set_auth_scheme_option_resolver(Some(resolver));
        self
    }

    /// Sends calls unsigned if no other way of authentication is possible.
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// See [`Builder::allow_no_auth`].
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        let plugin = SharedRuntimePlugin::new(NoAuthRuntimePluginV2::new());
        self.runtime_plugins.push(plugin);
        self
    }

    /// Sets which ways of authentication to try first, of those that the service accepts.
    pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// See [`Builder::auth_scheme_preference`].
    pub fn set_auth_scheme_preference(
        &mut self,
        preference: Option<AuthSchemePreference>,
    ) -> &mut Self {
        self.config.store_or_unset(preference);
        self
    }

    /// Sets the name of your program, for the user agent.
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.set_app_name(Some(app_name));
        self
    }

    /// See [`Builder::app_name`].
    pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
        self.config.store_or_unset(app_name);
        self
    }

    /// Adds a framework that your program is built on, for the user agent.
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework_metadata);
        self
    }

    /// See [`Builder::framework_metadata`].
    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        self.config.store_append(framework_metadata);
        self
    }
}
