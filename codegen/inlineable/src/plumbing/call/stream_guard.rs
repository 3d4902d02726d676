//! Protection against streams that stall.

use crate::config::interceptors::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Protects what `StalledStreamProtectionInterceptor` protects, but for answers that are in memory already: nothing of
/// them is left to wait for.
#[derive(Debug, Default)]
pub(crate) struct StreamGuard {
    official: StalledStreamProtectionInterceptor,
}

#[dyn_dispatch_hint]
impl Intercept for StreamGuard {
    fn name(&self) -> &'static str {
        "StreamGuard"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.official.modify_before_transmit(context, components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if context.response().body().bytes().is_some() {
            return Ok(());
        }
        self.official.modify_before_deserialization(context, components, cfg)
    }
}
