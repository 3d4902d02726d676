//! How the plugins of a call are composed, which is most of what a call costs.
//!
//! The official client keeps a list of a dozen plugins and merges it anew for each call. Nearly all that comes of it is
//! the same each time, so here it is merged once per client and operation, in one of these ways:
//!
//! * **flat**, for calls that nobody watches: one layer, one set of components, and all interceptors as one
//!   ([`Chain`](crate::plumbing::call::chain::Chain)), which leaves out what only other interceptors could see;
//! * **merged**, for calls with interceptors or retry classifiers of the user's own: one set of components, but the layers
//!   and the interceptors of the official client, so that whoever looks finds each thing where and when it is there.
//!   What replaces components for a call, such as its interceptors, is one more plugin on top;
//! * **listed**, while somebody collects metrics, and for calls that replace settings: as the official client does it,
//!   except that the interceptors that go by the service's clock share what they know of it with the calls above;
//! * **official**, where there is something else that this could not represent exactly: plugins or authentication schemes
//!   of the user's own, or a behavior version other than the latest. Nothing is different then.
//!
//! All of them share the parts that live longer than a call: connections, caches, the retry quota.

mod flat;

use super::runtime_plugins::{
    Parts, call_plugins, official_interceptors, plugin, service_interceptors, service_layer,
    with_override,
};
use super::{BehaviorVersion, Builder, Config, ConfigBag, SharedInterceptor, SharedRuntimePlugin};
use crate::error::BoxError;
use crate::plumbing::call::clock::{Clock, RequestInfo};
use crate::plumbing::operation::{self, Operation};
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, StaticRuntimePlugin,
};
use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The plugins of a client's calls.
#[derive(Debug)]
pub(crate) struct Composition {
    pub(crate) official: RuntimePlugins,
    /// The other ways, unless this client has something that they could not represent.
    lean: Option<Lean>,
}

#[derive(Debug)]
struct Lean {
    parts: Parts,
    listed: RuntimePlugins,
    merged: RuntimePlugins,
    clock: Clock,
    /// Whether each call is watched by something of the user's own.
    is_watched: bool,
    operations: RwLock<BTreeMap<TypeId, Arc<OfOperation>>>,
}

/// What is made of an operation when it is called for the first time.
#[derive(Debug)]
struct OfOperation {
    plugin: SharedRuntimePlugin,
    merged: Arc<RuntimePlugins>,
    flat: Option<Arc<RuntimePlugins>>,
}

impl Composition {
    /// An error if the parts of the configuration can't work together.
    pub(crate) fn new(config: Config) -> Result<Self, BoxError> {
        let parts = Parts::new(config)?;
        let official = parts.plugins(official_interceptors());
        let mut cfg = ConfigBag::base();
        official.apply_client_configuration(&mut cfg)?.validate_base_client_config(&cfg)?;
        let is_usual = parts.behavior_version == BehaviorVersion::latest()
            && parts.user.plugins.is_empty()
            && parts.user.components.auth_schemes().next().is_none();
        let lean = if is_usual { Some(Lean::new(parts)?) } else { None };
        Ok(Self { official, lean })
    }

    /// The plugins of a call.
    pub(crate) fn plugins<O: Operation>(
        &self,
        config_override: Option<Box<Builder>>,
    ) -> Arc<RuntimePlugins> {
        let is_usual =
            |it: &Builder| it.plugins.is_empty() && it.components.auth_schemes().next().is_none();
        match &self.lean {
            Some(lean) if config_override.as_deref().is_none_or(is_usual) => {
                lean.plugins::<O>(config_override)
            }
            _ => {
                Arc::new(call_plugins(&self.official, O::default(), config_override.map(|it| *it)))
            }
        }
    }
}

impl Lean {
    fn new(parts: Parts) -> Result<Self, BoxError> {
        let clock = Clock::default();
        let interceptors = service_interceptors(
            SharedInterceptor::permanent(clock.clone()),
            SharedInterceptor::permanent(RequestInfo::default()),
        );
        let listed = parts.plugins(interceptors.clone());
        let merged = merged(&parts, interceptors)?;
        let components = &parts.user.components;
        let is_watched = components.interceptors().next().is_some()
            || components.retry_classifiers().next().is_some();
        Ok(Self { parts, listed, merged, clock, is_watched, operations: RwLock::default() })
    }

    fn plugins<O: Operation>(&self, config_override: Option<Box<Builder>>) -> Arc<RuntimePlugins> {
        let operation = self.operation::<O>();
        let replaces_settings = config_override.as_ref().is_some_and(|it| !it.config.is_empty());
        if replaces_settings || are_metrics_collected() {
            let operation = operation.plugin.clone();
            return Arc::new(call_plugins(&self.listed, operation, config_override.map(|it| *it)));
        }
        match config_override {
            Some(it) => Arc::new(with_override((*operation.merged).clone(), *it)),
            None => Arc::clone(operation.flat.as_ref().unwrap_or(&operation.merged)),
        }
    }

    fn operation<O: Operation>(&self) -> Arc<OfOperation> {
        let id = TypeId::of::<O>();
        let made = self.operations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(operation) = made.get(&id) {
            return Arc::clone(operation);
        }
        drop(made);
        let mut made = self.operations.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(id).or_insert_with(|| Arc::new(self.make::<O>())))
    }

    fn make<O: Operation>(&self) -> OfOperation {
        let plugin = SharedRuntimePlugin::new(operation::plugin::<O>());
        let flat = (!self.is_watched).then(|| flat::plugin_of::<O>(&self.parts, &self.clock));
        let flat = flat.flatten();
        OfOperation {
            merged: Arc::new(self.merged.clone().with_operation_plugin(plugin.clone())),
            flat: flat.map(|flat| Arc::new(RuntimePlugins::new().with_client_plugin(flat))),
            plugin,
        }
    }
}

/// One set of components, without metrics, and the layers as they are.
fn merged(parts: &Parts, interceptors: Vec<SharedInterceptor>) -> Result<RuntimePlugins, BoxError> {
    let components = RuntimePlugins::new()
        .with_client_plugins(parts.defaults.iter().cloned())
        .with_client_plugin(plugin(service_layer(), parts.service_with(interceptors)))
        .with_client_plugin(plugin(parts.layer.clone(), parts.user.components.clone()))
        .apply_client_configuration(&mut ConfigBag::base())?;
    let layers = parts.defaults.iter().filter_map(RuntimePlugin::config);
    let layers = layers.chain([service_layer()]).map(|layer| {
        let plugin = StaticRuntimePlugin::new().with_config(layer).with_order(Order::Defaults);
        SharedRuntimePlugin::new(plugin)
    });
    Ok(RuntimePlugins::new()
        .with_client_plugins(layers)
        .with_client_plugin(plugin(parts.layer.clone(), components)))
}

/// Whether somebody installed a provider of telemetry, which can be done at any time.
fn are_metrics_collected() -> bool {
    !get_telemetry_provider().is_ok_and(|it| it.meter_provider().provider_name() == "noop")
}
