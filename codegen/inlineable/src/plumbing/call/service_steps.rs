//! The interceptors of the service as one, for calls that nobody watches.
//!
//! Hook by hook it does what the official interceptors do, in their order: connection poisoning, features, clock skew,
//! request info, user agent, invocation ID, recursion detection. What they leave in the bag for others to read is left out.

use crate::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::call::clock::{Clock, RequestInfo};
use crate::plumbing::call::invocation_id::Id;
use crate::plumbing::call::state::CallState;
use crate::plumbing::call::user_agent::UserAgent;
use crate::plumbing::interceptors::FeatureTracker;
use aws_runtime::invocation_id::{InvocationIdInterceptor, SharedInvocationIdGenerator};
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// The interceptors of the service.
#[derive(Debug)]
pub(crate) struct ServiceSteps {
    clock: Clock,
    request_info: RequestInfo,
    user_agent: UserAgent,
    /// For IDs that do not come from here.
    invocation_id: InvocationIdInterceptor,
    poisoning: ConnectionPoisoningInterceptor,
    recursion_detection: RecursionDetectionInterceptor,
    is_in_lambda: bool,
}

impl ServiceSteps {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            request_info: RequestInfo::default(),
            user_agent: UserAgent::default(),
            invocation_id: InvocationIdInterceptor::new(),
            poisoning: ConnectionPoisoningInterceptor::new(),
            recursion_detection: RecursionDetectionInterceptor::new(),
            is_in_lambda: std::env::var_os("AWS_LAMBDA_FUNCTION_NAME").is_some(),
        }
    }
}

#[dyn_dispatch_hint]
impl Intercept for ServiceSteps {
    fn name(&self) -> &'static str {
        "ServiceSteps"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Whoever collects metrics does not come here.
        FeatureTracker::track_endpoint(cfg);
        Ok(())
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        FeatureTracker.read_before_serialization(context, components, cfg)
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.clock.modify_before_retry_loop(context, components, cfg)?;
        if cfg.load::<SharedInvocationIdGenerator>().is_some() {
            return self.invocation_id.modify_before_retry_loop(context, components, cfg);
        }
        if let Some(state) = CallState::of(cfg) {
            state.id = Some(Id::random());
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.user_agent.append(context, components, cfg)?;
        if self.is_in_lambda {
            self.recursion_detection.modify_before_signing(context, components, cfg)?;
        }
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let connection = CaptureSmithyConnection::new();
        context.request_mut().add_extension(connection.clone());
        self.request_info.modify_before_transmit(context, components, cfg)?;
        let Some(state) = CallState::of(cfg) else { return Ok(()) };
        state.connection = Some(connection);
        match &state.id {
            Some(id) => id.append_to(context.request_mut()),
            None => self.invocation_id.modify_before_transmit(context, components, cfg),
        }
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.clock.read_before_transmit(context, components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.clock.modify_before_deserialization(context, components, cfg)
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Only an error can be one to leave the connection for.
        if context.output_or_error().is_ok() {
            return Ok(());
        }
        let connection = CallState::of(cfg).and_then(|state| state.connection.take());
        if let Some(connection) = connection {
            cfg.interceptor_state().store_put(connection);
        }
        self.poisoning.read_after_deserialization(context, components, cfg)
    }
}
