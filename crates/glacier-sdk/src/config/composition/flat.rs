//! One layer and one set of components for the calls of an operation that nobody watches.

use super::super::runtime_plugins::{Parts, configure_service, plugin};
use super::super::{
    ConfigBag, Layer, RuntimeComponents, RuntimeComponentsBuilder, SharedInterceptor,
    StalledStreamProtectionConfig,
};
use crate::config::endpoint::Params;
use crate::config::http::HttpRequest;
use crate::config::retry::{RetryPartition, TokenBucket};
use crate::plumbing::call::chain::Chain;
use crate::plumbing::call::classifiers::Classifiers;
use crate::plumbing::call::clock::Clock;
use crate::plumbing::call::fresh_identity::FreshIdentity;
use crate::plumbing::call::service_steps::ServiceSteps;
use crate::plumbing::call::stream_guard::StreamGuard;
use crate::plumbing::interceptors::{CallParams, FeatureTracker};
use crate::plumbing::operation::{self, Operation};
use crate::service;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin as _, RuntimePlugins, StaticRuntimePlugin,
};
use aws_smithy_types::retry::MergeRetryConfig;
use aws_smithy_types::timeout::MergeTimeoutConfig;

/// How many layers the runtime's defaults come in: retries, timeouts, protection against stalled streams. If there were
/// more, this would lose what is in them.
const KNOWN_LAYERS: usize = 3;

/// The interceptor of the runtime that looks for the retry quota of the partition on each call.
const QUOTA: &str = "TokenBucketProvider";

/// The one plugin of such calls, or `None` if the runtime has something that is not known here.
pub(super) fn plugin_of<O: Operation>(parts: &Parts, clock: &Clock) -> Option<StaticRuntimePlugin> {
    if parts.defaults.iter().filter(|it| it.config().is_some()).count() != KNOWN_LAYERS {
        return None;
    }
    let mut cfg = ConfigBag::base();
    let defaults = RuntimePlugins::new().with_client_plugins(parts.defaults.iter().cloned());
    let mut defaults = defaults.apply_client_configuration(&mut cfg).ok()?;
    cfg.push_shared_layer(parts.layer.clone());
    let (quota, mut interceptors): (Vec<_>, Vec<_>) =
        defaults.interceptors().partition(|it| it.name() == QUOTA);
    defaults.set_interceptors(std::iter::empty());
    defaults.set_identity_cache(defaults.identity_cache().map(FreshIdentity::before));

    let mut components = defaults.merge_from(&parts.service);
    if may_be_unauthenticated(parts) {
        components = components.merge_from(&parts.no_auth);
    }
    let components = components.merge_from(&parts.user.components);
    let whole = components.clone().build().ok()?;
    for interceptor in quota {
        run_before_retries(&interceptor, &whole, &mut cfg)?;
    }
    note_features(&mut cfg);
    interceptors.push(SharedInterceptor::permanent(ServiceSteps::new(clock.clone(), &cfg)));
    interceptors.extend(service::interceptors());
    let params = Params::from_config(&cfg);
    // Whoever says what is wrong with them is not one of several.
    params.clone().build().ok()?;
    let params = CallParams::<O>::new(Some(params));
    interceptors.extend(operation::interceptors(params, StreamGuard::default()));
    let components = operation_components::<O>(components, Chain::new(interceptors));
    Some(plugin(layer::<O>(parts, &mut cfg)?.freeze(), components))
}

/// Whether a call may be one without authentication.
fn may_be_unauthenticated(parts: &Parts) -> bool {
    let is_none = |id: &AuthSchemeId| *id == NO_AUTH_SCHEME_ID;
    parts.user.components.auth_scheme_option_resolver().is_some()
        || service::AUTH_SCHEMES.iter().any(is_none)
}

/// Notes for the user agent what each call would note of its configuration.
fn note_features(cfg: &mut ConfigBag) {
    let retries = cfg.load::<MergeRetryConfig>();
    cfg.interceptor_state().store_put(retries);
    FeatureTracker::track_endpoint(cfg);
    FeatureTracker::track_retry_mode(cfg);
}

/// The layers of the official client as one: what the user set, then what the defaults have to say of the rest, then what
/// was noted.
fn layer<O: Operation>(parts: &Parts, cfg: &mut ConfigBag) -> Option<Layer> {
    let mut layer = Layer::from(parts.user.config.clone()).with_name(O::NAME);
    layer
        .store_put(cfg.load::<MergeRetryConfig>())
        .store_put(cfg.load::<MergeTimeoutConfig>())
        .store_put(cfg.load::<RetryPartition>()?.clone())
        .store_put(cfg.load::<TokenBucket>()?.clone())
        .store_put(cfg.load::<StalledStreamProtectionConfig>()?.clone());
    let noted = cfg.interceptor_state();
    // They are loaded newest first.
    let features: Vec<_> = noted.load::<AwsSdkFeature>().cloned().collect();
    features.into_iter().rev().fold(&mut layer, Layer::store_append);
    let features: Vec<_> = noted.load::<SmithySdkFeature>().cloned().collect();
    features.into_iter().rev().fold(&mut layer, Layer::store_append);
    configure_service(&mut layer);
    operation::configure::<O>(&mut layer);
    Some(layer)
}

fn operation_components<O: Operation>(
    mut components: RuntimeComponentsBuilder,
    interceptors: Chain,
) -> RuntimeComponentsBuilder {
    components.set_interceptors([SharedInterceptor::permanent(interceptors)].into_iter());
    let classifiers = Classifiers::of::<O::Error>(components.retry_classifiers());
    components.set_retry_classifiers([SharedRetryClassifier::new(classifiers)].into_iter());
    components
}

/// Has an interceptor do before the first call what it would do before the attempts of each.
fn run_before_retries(
    interceptor: &SharedInterceptor,
    components: &RuntimeComponents,
    cfg: &mut ConfigBag,
) -> Option<()> {
    let mut context = InterceptorContext::new(Input::erase(()));
    context.enter_serialization_phase();
    context.take_input();
    context.set_request(HttpRequest::empty());
    context.enter_before_transmit_phase();
    interceptor.modify_before_retry_loop(&mut (&mut context).into(), components, cfg).ok()
}
