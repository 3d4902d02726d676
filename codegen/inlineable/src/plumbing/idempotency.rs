//! Fills in the token of an input that makes its request one that is done only once.

use crate::config::idempotency_token::IdempotencyTokenProvider;
use crate::config::interceptors::BeforeSerializationInterceptorContextMut;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use std::fmt;

/// Sets the token of an input, where the function finds it, if the caller did not.
#[derive(Debug)]
pub(crate) struct IdempotencyToken<I>(pub(crate) fn(&mut I) -> &mut Option<String>);

#[dyn_dispatch_hint]
impl<I: fmt::Debug + Send + Sync + 'static> Intercept for IdempotencyToken<I> {
    fn name(&self) -> &'static str {
        "IdempotencyToken"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = context.input_mut().downcast_mut::<I>();
        let token = (self.0)(input.ok_or("input of another operation")?);
        if token.is_none() {
            let provider = cfg.load::<IdempotencyTokenProvider>().cloned();
            let provider = provider.unwrap_or_else(IdempotencyTokenProvider::random);
            *token = Some(provider.make_idempotency_token());
        }
        Ok(())
    }
}
