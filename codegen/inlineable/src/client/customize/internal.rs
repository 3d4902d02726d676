//! How a customized call reaches the builder that sends it.

use crate::config::Builder;
use crate::config::http::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

pub(crate) type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

/// A builder that can send itself with some settings of the client replaced.
///
/// The future has no box here: that would have the runtime's whole way of a call compiled into this crate, for each
/// operation, and once more into each program that calls one.
pub trait CustomizableSend<T, E>: Send + Sync {
    fn send(self, config_override: Builder) -> impl Future<Output = SendResult<T, E>> + Send;
}
