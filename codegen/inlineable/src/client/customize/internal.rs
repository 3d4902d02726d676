//! How a customized call reaches the builder that sends it.

use crate::config::Builder;
use crate::config::http::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::pin::Pin;

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

pub(crate) type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

/// A builder that can send itself with some settings of the client replaced.
pub trait CustomizableSend<T, E>: Send + Sync {
    fn send(self, config_override: Builder) -> BoxFuture<SendResult<T, E>>;
}
