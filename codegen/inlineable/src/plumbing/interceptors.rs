//! Interceptors that every operation needs.

use crate::config::endpoint::{Params, ParamsBuilder};
use crate::config::interceptors::BeforeSerializationInterceptorContextRef as Context;
use crate::config::retry::{RetryConfig, RetryMode};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::operation::Operation;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};
use aws_types::endpoint_config::EndpointUrl;
use std::marker::PhantomData;

/// Takes from configuration and input what a call is told of: the members of the input that
/// telemetry asks for, and the parameters of the endpoint rules.
#[derive(Debug)]
pub(crate) struct CallParams<O> {
    /// What the configuration has of the parameters, if it is the same for all calls.
    of_client: Option<ParamsBuilder>,
    operation: PhantomData<O>,
}

impl<O> CallParams<O> {
    /// `of_client` is what [`Params::from_config`] makes of the configuration; left out, it is asked at each call.
    pub(crate) fn new(of_client: Option<ParamsBuilder>) -> Self {
        Self { of_client, operation: PhantomData }
    }
}

#[dyn_dispatch_hint]
impl<O: Operation> Intercept for CallParams<O> {
    fn name(&self) -> &'static str {
        "CallParams"
    }

    fn read_before_execution(
        &self,
        context: &Context<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let requested = cfg.load::<RequestedTelemetryAttributes>();
        if let Some(requested) = requested.filter(|requested| !requested.is_empty())
            && let Some(input) = context.input().downcast_ref::<O::Input>()
        {
            let mut captured = CapturedTelemetryAttributes::default();
            for (name, value) in O::attributes(input) {
                if let Some(value) = value.filter(|_| requested.should_capture(name)) {
                    captured.insert(name, value);
                }
            }
            cfg.interceptor_state().store_put(captured);
        }
        let params = self.of_client.clone().unwrap_or_else(|| Params::from_config(cfg));
        let params = match context.input().downcast_ref::<O::Input>() {
            Some(input) => O::endpoint_params(input, params),
            None => params,
        };
        let params = params
            .build()
            .map_err(|err| ContextAttachedError::new("endpoint params could not be built", err))?;
        cfg.interceptor_state().store_put(EndpointResolverParams::new(params));
        Ok(())
    }
}

/// Notes for the user agent which features of the runtime a call uses.
#[derive(Debug)]
pub(crate) struct FeatureTracker;

impl FeatureTracker {
    /// Notes whether the endpoint was set.
    pub(crate) fn track_endpoint(cfg: &mut ConfigBag) {
        if cfg.load::<EndpointUrl>().is_some() {
            cfg.interceptor_state().store_append(AwsSdkFeature::EndpointOverride);
        }
    }

    /// Notes how calls are tried again.
    pub(crate) fn track_retry_mode(cfg: &mut ConfigBag) {
        let feature = match cfg.load::<RetryConfig>().map(RetryConfig::mode) {
            Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
            Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
            _ => return,
        };
        cfg.interceptor_state().store_append(feature);
    }
}

#[dyn_dispatch_hint]
impl Intercept for FeatureTracker {
    fn name(&self) -> &'static str {
        "FeatureTracker"
    }

    fn read_before_execution(&self, _: &Context<'_>, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        Self::track_endpoint(cfg);
        let telemetry = get_telemetry_provider();
        let meters = telemetry.map(|provider| provider.meter_provider().provider_name());
        if meters.is_ok_and(|name| name == "AwsSmithyObservabilityOtelProvider") {
            cfg.interceptor_state().store_append(SmithySdkFeature::ObservabilityOtelMetrics);
        }
        Ok(())
    }

    fn read_before_serialization(
        &self,
        _: &Context<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Self::track_retry_mode(cfg);
        Ok(())
    }
}
