//! What Amazon Glacier wants beyond its model:
//!
//! * an account ID that is unset or empty is sent as `-`: the account that signs the request;
//! * each request names the version of the API in the header `x-amz-glacier-version`, and signs it.

use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;
use std::marker::PhantomData;

/// An input with an account ID.
pub(crate) trait AccountId: fmt::Debug + Send + Sync + 'static {
    fn account_id_mut(&mut self) -> &mut Option<String>;
}

/// Sets the account ID of an input of type `I` if the caller did not.
#[derive(Debug, Default)]
pub(crate) struct AccountIdAutofill<I>(PhantomData<I>);

#[dyn_dispatch_hint]
impl<I: AccountId> Intercept for AccountIdAutofill<I> {
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
        let account_id = input.ok_or("input of another operation")?.account_id_mut();
        if account_id.as_ref().is_none_or(String::is_empty) {
            *account_id = Some("-".to_owned());
        }
        Ok(())
    }
}

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
        let headers = context.request_mut().headers_mut();
        headers.try_insert("x-amz-glacier-version", self.0)?;
        Ok(())
    }
}
