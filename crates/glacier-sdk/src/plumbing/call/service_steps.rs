//! The interceptors of the service as one, for calls that nobody watches.
//!
//! Hook by hook it does what the official interceptors do, in their order: connection poisoning, clock skew, request info,
//! user agent, invocation ID, recursion detection. What they leave in the bag for others to read is left out, and what they
//! ask the configuration for is known before.

use crate::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::call::clock::{self, AMZ_SDK_REQUEST, Clock, RequestInfo, request_info};
use crate::plumbing::call::invocation_id::Id;
use crate::plumbing::call::state::CallState;
use crate::plumbing::call::user_agent::UserAgent;
use aws_runtime::invocation_id::{InvocationIdInterceptor, SharedInvocationIdGenerator};
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::retry::MergeRetryConfig;
use std::borrow::Cow;

/// The interceptors of the service.
#[derive(Debug)]
pub(crate) struct ServiceSteps {
    clock: Clock,
    is_clock_corrected: bool,
    request_info: RequestInfo,
    /// What that says of a first attempt.
    first_attempt: Cow<'static, str>,
    user_agent: UserAgent,
    /// For IDs that do not come from here.
    invocation_id: InvocationIdInterceptor,
    has_id_generator: bool,
    poisoning: ConnectionPoisoningInterceptor,
    recursion_detection: RecursionDetectionInterceptor,
    is_in_lambda: bool,
}

impl ServiceSteps {
    /// Those for calls with this configuration.
    pub(crate) fn new(clock: Clock, cfg: &ConfigBag) -> Self {
        let max_attempts = cfg.load::<MergeRetryConfig>().max_attempts();
        Self {
            clock,
            is_clock_corrected: clock::is_corrected(cfg),
            request_info: RequestInfo::default(),
            first_attempt: request_info(1, max_attempts),
            user_agent: UserAgent::default(),
            invocation_id: InvocationIdInterceptor::new(),
            has_id_generator: cfg.load::<SharedInvocationIdGenerator>().is_some(),
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

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let skew = Some(self.clock.skew(self.is_clock_corrected));
        let id = (!self.has_id_generator).then(Id::random);
        cfg.interceptor_state().store_put(CallState { skew, id, ..CallState::default() });
        if id.is_none() {
            self.invocation_id.modify_before_retry_loop(context, components, cfg)?;
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
        if cfg.load::<RequestAttempts>().is_some_and(|it| it.attempts() == 1) {
            let info = self.first_attempt.clone();
            context.request_mut().headers_mut().insert(AMZ_SDK_REQUEST, info);
        } else {
            self.request_info.modify_before_transmit(context, components, cfg)?;
        }
        let Some(state) = CallState::of(cfg) else { return Ok(()) };
        state.connection = Some(connection);
        let Some(id) = &state.id else {
            return self.invocation_id.modify_before_transmit(context, components, cfg);
        };
        id.append_to(context.request_mut());
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Clock::note_sent(self.is_clock_corrected, components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.is_clock_corrected {
            self.clock.measure(context, components, cfg)?;
        }
        Ok(())
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
