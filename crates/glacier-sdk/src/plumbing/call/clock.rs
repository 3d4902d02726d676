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
use crate::plumbing::call::state::CallState;
use crate::plumbing::signing::skew::{self, ClockSkew};
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::{DisableClockSkewCorrection, ServiceClockSkewInterceptor};
use aws_smithy_runtime_api::client::interceptors::{DisableInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

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
        let skew = if is_off(cfg) { ClockSkew::default() } else { *self.latest() };
        if let Some(state) = CallState::of(cfg) {
            state.skew = Some(skew);
        }
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let now = (!is_off(cfg)).then(|| now(components)).transpose()?;
        if let Some(state) = CallState::of(cfg) {
            state.sent = now;
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if is_off(cfg) {
            return Ok(());
        }
        let received = now(components)?;
        let headers = context.response().headers();
        // An answer with an age comes from a cache, and its date is that of then.
        let date = headers.get("date").filter(|_| headers.get("age").is_none());
        let date = date.and_then(|date| DateTime::from_str(date, Format::HttpDate).ok());
        let date = date.and_then(|date| SystemTime::try_from(date).ok());
        let sent = cfg.load::<CallState>().and_then(|state| state.sent);
        if let (Some(date), Some(sent)) = (date, sent) {
            let elapsed = received.duration_since(sent).unwrap_or_default();
            if elapsed <= LONGEST_REQUEST {
                let skew = ClockSkew::between(sent + elapsed / 2, date);
                if let Some(state) = CallState::of(cfg) {
                    state.skew = Some(skew);
                }
                *self.latest() = skew;
                if skew.abs() > TOLERATED {
                    context.response_mut().add_extension(OutOfStep);
                }
            }
        }
        Ok(())
    }
}

impl Clock {
    fn latest(&self) -> impl std::ops::DerefMut<Target = ClockSkew> + '_ {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_off(cfg: &ConfigBag) -> bool {
    cfg.load::<DisableClockSkewCorrection>().is_some_and(DisableClockSkewCorrection::is_disabled)
        || cfg.load::<DisableInterceptor<ServiceClockSkewInterceptor>>().is_some()
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
        let info: Cow<'static, str> = match (attempt, max) {
            (1, Some(3)) => "attempt=1; max=3".into(),
            (0 | 1, Some(max)) => format!("attempt={attempt}; max={max}").into(),
            (_, Some(max)) if !waits => format!("attempt={attempt}; max={max}").into(),
            _ => {
                let corrected = skew::components(components, cfg)?;
                let components = corrected.as_ref().unwrap_or(components);
                return self.official.modify_before_transmit(context, components, cfg);
            }
        };
        // Not `try_insert`, which would copy the name; digits are a valid value.
        context.request_mut().headers_mut().insert("amz-sdk-request", info);
        Ok(())
    }
}
