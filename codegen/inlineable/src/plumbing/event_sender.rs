//! Requests with a stream of events as their body.
//!
//! Each message is signed with the signature of the one before, the first with that of the request, which is not there yet
//! when the body is made. So the signer of the request hands the one of the messages over later. At the end of the stream
//! it signs a message without anything, so that a stream that was cut off can be told.

use crate::config::ConfigBag;
use crate::config::http::HttpRequest;
use crate::error::BoxError;
use crate::plumbing::operation::Operation;
use crate::plumbing::request::Request;
use crate::primitives::SdkBody;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{DeferredSigner, MarshallMessage};
use aws_smithy_http::event_stream::EventStreamSender;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::event_stream::Message;
use http_body_util::StreamBody;
use std::fmt;
use std::marker::PhantomData;

/// An event that requests carry.
pub(crate) trait SentEvent: fmt::Debug + Send + Sync + Sized + 'static {
    /// What the caller can send in place of an event.
    type Error: std::error::Error + Send + Sync + 'static;

    /// The message that carries the event.
    fn message(self) -> Result<Message, SerializationError>;

    /// The message that carries an error.
    fn error_message(error: Self::Error) -> Result<Message, SerializationError>;
}

/// Adds a stream of events as the body.
pub(crate) fn send_events<T: SentEvent>(
    mut request: Request,
    events: EventStreamSender<T, T::Error>,
) -> Request {
    let (signer, sender) = DeferredSigner::new();
    let (event_writer, error_writer) = (EventWriter(PhantomData), ErrorWriter::<T>(PhantomData));
    let messages = events.into_body_stream(event_writer, error_writer, signer);
    let body = SdkBody::from_body_1_x(StreamBody::new(messages));
    request.body = Some(("application/vnd.amazon.eventstream", body));
    request.message_signer = Some(sender);
    request
}

/// What writes the requests of an operation whose input has a stream of events.
pub(crate) fn event_serializer<O: Operation>() -> SharedRequestSerializer {
    SharedRequestSerializer::new(EventRequestSerializer::<O>(PhantomData))
}

#[derive(Debug)]
struct EventRequestSerializer<O>(PhantomData<O>);

impl<O: Operation> SerializeRequest for EventRequestSerializer<O> {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input: O::Input = input.downcast().map_err(|_| "input of another operation")?;
        let mut request = O::request(input)?;
        let mut signing = cfg.load::<SigV4OperationSigningConfig>().cloned().unwrap_or_default();
        // What the request itself is signed for is a body without anything.
        signing.signing_options.payload_override = Some(SignableBody::Bytes(&[]));
        cfg.interceptor_state().store_put(signing);
        if let Some(signer) = request.message_signer.take() {
            cfg.interceptor_state().store_put(signer);
        }
        request.into_http()
    }
}

#[derive(Debug)]
struct EventWriter<T>(PhantomData<fn(T)>);

impl<T: SentEvent> MarshallMessage for EventWriter<T> {
    type Input = T;

    fn marshall(&self, event: T) -> Result<Message, Error> {
        event.message().map_err(|err| unwritable(&err))
    }
}

#[derive(Debug)]
struct ErrorWriter<T>(PhantomData<fn(T)>);

impl<T: SentEvent> MarshallMessage for ErrorWriter<T> {
    type Input = T::Error;

    fn marshall(&self, error: T::Error) -> Result<Message, Error> {
        T::error_message(error).map_err(|err| unwritable(&err))
    }
}

fn unwritable(err: &SerializationError) -> Error {
    Error::marshalling(err.to_string())
}
