//! What an operation puts before the host of its endpoint.

use crate::config::interceptors::BeforeSerializationInterceptorContextRef as Context;
use crate::config::{ConfigBag, Intercept};
use crate::error::{BoxError, BuildError};
use crate::plumbing::host_label::is_valid_host_label;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use std::fmt;

/// Sets the prefix that the function makes of an input.
#[derive(Debug)]
pub(crate) struct HostPrefix<I>(pub(crate) fn(&I) -> Result<String, BuildError>);

#[dyn_dispatch_hint]
impl<I: fmt::Debug + Send + Sync + 'static> Intercept for HostPrefix<I> {
    fn name(&self) -> &'static str {
        "HostPrefix"
    }

    fn read_before_execution(
        &self,
        context: &Context<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input().downcast_ref::<I>().ok_or("input of another operation")?;
        let prefix = EndpointPrefix::new((self.0)(input)?)?;
        cfg.interceptor_state().store_put(prefix);
        Ok(())
    }
}

/// The value of a member that stands in the prefix: one part of a host name.
pub(crate) fn host_label<'a>(
    field: &'static str,
    value: Option<&'a str>,
) -> Result<&'a str, BuildError> {
    match value {
        None | Some("") => {
            let details = "was unset or empty but must be set as part of the endpoint prefix";
            Err(BuildError::invalid_field(field, format!("{field} {details}")))
        }
        Some(value) if !is_valid_host_label(value, false) => {
            let details = format!("`{value}` cannot be a part of a host name");
            Err(BuildError::invalid_field(field, details))
        }
        Some(value) => Ok(value),
    }
}
