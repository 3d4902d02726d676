//! Signatures that leave out the body.

use crate::config::interceptors::BeforeSerializationInterceptorContextRef as Context;
use crate::config::{ConfigBag, Intercept};
use crate::error::BoxError;
use aws_runtime::auth::PayloadSigningOverride;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Signs everything of a request but its body.
#[derive(Debug)]
pub(crate) struct UnsignedPayload;

#[dyn_dispatch_hint]
impl Intercept for UnsignedPayload {
    fn name(&self) -> &'static str {
        "UnsignedPayload"
    }

    fn read_before_execution(&self, _: &Context<'_>, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(PayloadSigningOverride::unsigned_payload());
        Ok(())
    }
}
