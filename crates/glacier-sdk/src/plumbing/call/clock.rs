//! How far the service's clock is from ours, and what goes by it besides signatures.
//!
//! The official interceptor keeps this where nobody else can read it, the signer of this crate included. So it is measured
//! here, in the same way: each answer tells, and the next request goes by it, whichever call of the client it belongs to.

use crate::config::interceptors::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef,
};
use crate::config::retry::RetryConfig;
use crate::config::timeout::TimeoutConfig;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::call::http_date;
use crate::plumbing::call::state::CallState;
use crate::plumbing::signing::skew::{self, ClockSkew};
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::{DisableClockSkewCorrection, ServiceClockSkewInterceptor};
use aws_smithy_runtime_api::client::interceptors::{DisableInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use http::HeaderName;
use http::header::{AGE, DATE};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

pub(crate) const AMZ_SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// An answer that took longer says nothing of the clock.
const LONGEST_REQUEST: Duration = Duration::from_mins(15);

/// A smaller difference is no reason to refuse a signature.
const TOLERATED: Duration = Duration::from_mins(4);

/// Measures the difference of the clocks, as `ServiceClockSkewInterceptor` does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    /// What the last answer to any call of the client told.
    latest: Arc<Mutex<ClockSkew>>,
}

/// Marks an answer that tells of clocks so different that signatures are refused: for classifiers, which see no
/// configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutOfStep;

#[dyn_dispatch_hint]
impl Intercept for Clock {
    fn name(&self) -> &'static str {
        "Clock"
    }

    fn modify_before_retry_loop(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let state = CallState { skew: Some(self.skew(is_on(cfg))), ..CallState::default() };
        cfg.interceptor_state().store_put(state);
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let is_on = is_on(cfg);
        Self::note_sent(is_on, components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if is_on(cfg) { self.measure(context, components, cfg) } else { Ok(()) }
    }
}

impl Clock {
    /// What is known of the difference, zero if it is not to be corrected.
    pub(crate) fn skew(&self, is_on: bool) -> ClockSkew {
        if is_on { *self.latest() } else { ClockSkew::default() }
    }

    /// Notes when an attempt is sent.
    pub(crate) fn note_sent(
        is_on: bool,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let now = is_on.then(|| now(components)).transpose()?;
        if let Some(state) = CallState::of(cfg) {
            state.sent = now;
        }
        Ok(())
    }

    /// Looks what an answer tells.
    pub(crate) fn measure(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let received = now(components)?;
        let headers = context.response().headers();
        // An answer with an age comes from a cache, and its date is that of then.
        // By the names themselves, which need not be read first as texts.
        let value = |name| {
            let value = headers.get_all_bytes_by_name(name).next();
            value.and_then(|value| str::from_utf8(value).ok())
        };
        let date = value(&DATE).filter(|_| value(&AGE).is_none());
        let date = date.and_then(http_date::parse);
        let Some(state) = CallState::of(cfg) else { return Ok(()) };
        if let (Some(date), Some(sent)) = (date, state.sent) {
            let elapsed = received.duration_since(sent).unwrap_or_default();
            if elapsed <= LONGEST_REQUEST {
                let skew = ClockSkew::between(sent + elapsed / 2, date);
                state.skew = Some(skew);
                *self.latest() = skew;
                if skew.abs() > TOLERATED {
                    context.response_mut().add_extension(OutOfStep);
                }
            }
        }
        Ok(())
    }

    fn latest(&self) -> impl std::ops::DerefMut<Target = ClockSkew> + '_ {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the difference is to be corrected.
fn is_on(cfg: &ConfigBag) -> bool {
    is_corrected(cfg) && cfg.load::<DisableInterceptor<ServiceClockSkewInterceptor>>().is_none()
}

/// Whether the user wants it to be corrected.
pub(crate) fn is_corrected(cfg: &ConfigBag) -> bool {
    !cfg.load::<DisableClockSkewCorrection>().is_some_and(DisableClockSkewCorrection::is_disabled)
}

fn now(components: &RuntimeComponents) -> Result<SystemTime, BoxError> {
    let time_source = components.time_source();
    Ok(time_source.ok_or("a time source is required (clock skew)")?.now())
}

/// Tells in a header which attempt this is and, when there were others, until when its answer is waited for, as
/// `RequestInfoInterceptor` does, by the service's clock.
#[derive(Debug, Default)]
pub(crate) struct RequestInfo {
    official: RequestInfoInterceptor,
}

#[dyn_dispatch_hint]
impl Intercept for RequestInfo {
    fn name(&self) -> &'static str {
        "RequestInfo"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<DisableInterceptor<RequestInfoInterceptor>>().is_some() {
            return Ok(());
        }
        let attempt = cfg.load::<RequestAttempts>().map_or(0, RequestAttempts::attempts);
        let max = cfg.load::<RetryConfig>().map(RetryConfig::max_attempts);
        let waits = cfg.load::<TimeoutConfig>().and_then(TimeoutConfig::read_timeout).is_some();
        let info = match (attempt, max) {
            (0 | 1, Some(max)) => request_info(attempt, max),
            (_, Some(max)) if !waits => request_info(attempt, max),
            _ => {
                let corrected = skew::components(components, cfg)?;
                let components = corrected.as_ref().unwrap_or(components);
                return self.official.modify_before_transmit(context, components, cfg);
            }
        };
        // Not `try_insert`, which would copy the name; digits are a valid value.
        context.request_mut().headers_mut().insert(AMZ_SDK_REQUEST, info);
        Ok(())
    }
}

/// What a request says of its attempt, if not when its answer is too late.
pub(crate) fn request_info(attempt: u32, max: u32) -> Cow<'static, str> {
    match (attempt, max) {
        (1, 3) => "attempt=1; max=3".into(),
        _ => format!("attempt={attempt}; max={max}").into(),
    }
}
