//! What Amazon API Gateway wants beyond its model: each request says in the header `accept` that it takes JSON.

use crate::config::interceptors::BeforeTransmitInterceptorContextMut;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Adds the header. What the caller changes of the request comes later and wins.
#[derive(Debug)]
pub(crate) struct AcceptJson;

#[dyn_dispatch_hint]
impl Intercept for AcceptJson {
    fn name(&self) -> &'static str {
        "AcceptJson"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().try_insert("accept", "application/json")?;
        Ok(())
    }
}
