//! The receiving end of a stream of events.

use aws_smithy_http::event_stream::Receiver;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::event_stream::RawMessage;

/// Events as they arrive in the body of an answer: `T` is one of them, `E` is what can end the stream.
#[derive(Debug)]
pub struct EventReceiver<T, E> {
    pub(crate) messages: Receiver<T, E>,
}

impl<T, E> EventReceiver<T, E> {
    /// Waits for the next event; `None` is the end of the stream.
    ///
    /// An event that this version of the crate does not know is `Unknown`.
    ///
    /// # Errors
    ///
    /// [`SdkError::ServiceError`] with an error that the service sent in place of an event,
    /// [`SdkError::ResponseError`] for a message that can't be read or is cut off, and [`SdkError::DispatchFailure`] if the
    /// connection fails. Nothing more can be received after the first two.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        self.messages.recv().await
    }
}
