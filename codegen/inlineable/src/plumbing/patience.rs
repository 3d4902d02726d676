//! Operations that may be silent for long without being stalled.

use crate::config::interceptors::BeforeSerializationInterceptorContextRef as Context;
use crate::config::{ConfigBag, Intercept, StalledStreamProtectionConfig};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Never gives a connection up as stalled, whatever the configuration says.
#[derive(Debug)]
pub(crate) struct Patience;

#[dyn_dispatch_hint]
impl Intercept for Patience {
    fn name(&self) -> &'static str {
        "Patience"
    }

    fn read_before_execution(&self, _: &Context<'_>, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(StalledStreamProtectionConfig::disabled());
        Ok(())
    }
}
