//! What the runtime gives every client, and the HTTP client that it gets if the user brings none.

use super::{BehaviorVersion, SharedRuntimePlugin};
use aws_smithy_runtime::client::defaults::{self, DefaultPluginParams};

/// The defaults, weakest first. They all give way to what the user configures.
pub(super) fn default_plugins(
    retry_partition: String,
    behavior_version: BehaviorVersion,
) -> Vec<SharedRuntimePlugin> {
    let params = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition)
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    let plugins = defaults::default_plugins(params).into_iter();
    #[cfg(all(feature = "default-https-client", not(feature = "aws-lc-https-client")))]
    {
        let http_client = [https::plugin(behavior_version)];
        if https::has_precedence(behavior_version) {
            plugins.chain(http_client).collect()
        } else {
            http_client.into_iter().chain(plugins).collect()
        }
    }
    #[cfg(not(all(feature = "default-https-client", not(feature = "aws-lc-https-client"))))]
    plugins.collect()
}

/// HTTPS with rustls and ring. But for the cryptography it is what the runtime makes with AWS-LC.
#[cfg(all(feature = "default-https-client", not(feature = "aws-lc-https-client")))]
mod https {
    use super::{BehaviorVersion, SharedRuntimePlugin};
    use crate::config::RuntimeComponentsBuilder;
    use aws_smithy_http_client::proxy::ProxyConfig;
    use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
    use aws_smithy_http_client::{Builder, ConnectorBuilder};
    use aws_smithy_runtime_api::client::http::SharedHttpClient;
    use aws_smithy_runtime_api::client::runtime_plugin::{Order, StaticRuntimePlugin};

    /// Whether it is taken rather than the older HTTP client, where the features have that too.
    pub(super) fn has_precedence(behavior_version: BehaviorVersion) -> bool {
        behavior_version.is_at_least(BehaviorVersion::v2026_01_12())
    }

    pub(super) fn plugin(behavior_version: BehaviorVersion) -> SharedRuntimePlugin {
        let components = RuntimeComponentsBuilder::new("default HTTPS client")
            .with_http_client(Some(client(behavior_version)));
        let plugin = StaticRuntimePlugin::new().with_runtime_components(components);
        SharedRuntimePlugin::new(plugin.with_order(Order::Defaults))
    }

    fn client(behavior_version: BehaviorVersion) -> SharedHttpClient {
        Builder::new().build_with_connector_fn(move |settings, components| {
            let mut connector =
                ConnectorBuilder::default().tls_provider(Provider::Rustls(CryptoMode::Ring));
            connector
                .set_connector_settings(settings.cloned())
                .set_proxy_config(Some(proxies(behavior_version)));
            if let Some(components) = components {
                connector.set_sleep_impl(components.sleep_impl());
            }
            connector.build()
        })
    }

    #[expect(deprecated, reason = "the version from which on it is so, which stays the same")]
    fn proxies(behavior_version: BehaviorVersion) -> ProxyConfig {
        if behavior_version.is_at_least(BehaviorVersion::v2025_08_07()) {
            ProxyConfig::from_env()
        } else {
            ProxyConfig::disabled()
        }
    }
}
