//! What Amazon Glacier wants beyond its model:
//!
//! * an account ID that is unset or empty is sent as `-`: the account that signs the request;
//! * each request names the version of the API in the header `x-amz-glacier-version`, and signs it.

use crate::config::interceptors::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use http::HeaderName;
use std::fmt;

/// Sets the account ID of an input, where the function finds it, if the caller did not.
#[derive(Debug)]
pub(crate) struct AccountIdAutofill<I>(pub(crate) fn(&mut I) -> &mut Option<String>);

#[dyn_dispatch_hint]
impl<I: fmt::Debug + Send + Sync + 'static> Intercept for AccountIdAutofill<I> {
    fn name(&self) -> &'static str {
        "AccountIdAutofill"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input_mut().downcast_mut::<I>();
        let account_id = (self.0)(input.ok_or("input of another operation")?);
        if account_id.as_ref().is_none_or(String::is_empty) {
            *account_id = Some("-".to_owned());
        }
        Ok(())
    }
}

const X_AMZ_GLACIER_VERSION: HeaderName = HeaderName::from_static("x-amz-glacier-version");

/// Adds the header with the version of the API.
#[derive(Debug)]
pub(crate) struct ApiVersion(pub(crate) &'static str);

#[dyn_dispatch_hint]
impl Intercept for ApiVersion {
    fn name(&self) -> &'static str {
        "ApiVersion"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Not `try_insert`, which would copy it; it is a fact of the model.
        context.request_mut().headers_mut().insert(X_AMZ_GLACIER_VERSION, self.0);
        Ok(())
    }
}
