// What printed tests of streams of events are written against; it follows `harness.rs` in crates that have streams.

/// Streams of events, and what comes of them.
mod events {
    use super::{Body, capture_request, sdk};
    use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
    use aws_smithy_http_client::test_util::CaptureRequestReceiver;
    use aws_smithy_types::event_stream::RawMessage;
    use sdk::config::HttpClient;
    use sdk::config::http::HttpRequest;
    use sdk::error::SdkError;
    pub(super) use sdk::primitives::event_stream::HeaderValue;
    use sdk::primitives::event_stream::{EventReceiver, EventStreamSender, Header, Message};
    use sdk::primitives::{ByteStream, SdkBody};
    use std::fmt::Debug;

    /// A client that answers a request with messages, and what it was sent.
    pub(super) fn exchange(
        status: u16,
        headers: &[(&str, &str)],
        body: &str,
        messages: Vec<Vec<u8>>,
    ) -> (impl HttpClient + 'static, CaptureRequestReceiver) {
        let mut answer = http::Response::builder().status(status);
        for (name, value) in headers {
            answer = answer.header(*name, *value);
        }
        let body = [body.as_bytes().to_vec(), messages.concat()].concat();
        capture_request(Some(answer.body(SdkBody::from(body)).unwrap()))
    }

    /// A stream of these events.
    pub(super) fn events<T, E>(events: Vec<Result<T, E>>) -> EventStreamSender<T, E>
    where
        T: Send + Sync + 'static,
        E: std::error::Error + Send + Sync + 'static,
    {
        futures_util::stream::iter(events).into()
    }

    /// A message as it travels.
    pub(super) fn frame(headers: &[(&str, HeaderValue)], body: &str) -> Vec<u8> {
        let mut message = Message::new(body.as_bytes().to_vec());
        for (name, value) in headers {
            message = message.add_header(Header::new((*name).to_owned(), value.clone()));
        }
        let mut frame = Vec::new();
        write_message_to(&message, &mut frame).unwrap();
        frame
    }

    /// The messages in the body of a request, out of the envelopes that are signed; an empty one is the end.
    pub(super) async fn messages(sent: HttpRequest) -> Vec<Message> {
        let body = ByteStream::new(sent.into_parts().body).collect().await.unwrap();
        let mut frames = body.into_bytes();
        let mut messages = Vec::new();
        while !frames.is_empty() {
            let message = read_message_from(&mut frames).unwrap();
            let is_signed = message.headers().iter().any(|it| it.name().as_str() == ":chunk-signature");
            if !is_signed {
                messages.push(message);
            } else if !message.payload().is_empty() {
                messages.push(read_message_from(&mut message.payload().clone()).unwrap());
            }
        }
        messages
    }

    /// What a stream ends with, which has to be an error.
    pub(super) async fn failure<T: Debug, E: Debug>(
        stream: &mut EventReceiver<T, E>,
    ) -> SdkError<E, RawMessage> {
        loop {
            match stream.recv().await {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the stream ended without an error"),
                Err(error) => return error,
            }
        }
    }

    /// A message that an event is expected to become.
    pub(super) struct Event<'a> {
        pub(super) headers: &'a [(&'a str, HeaderValue)],
        pub(super) require_headers: &'a [&'a str],
        pub(super) forbid_headers: &'a [&'a str],
        pub(super) body: Body<'a>,
    }

    impl Event<'_> {
        pub(super) fn check(&self, message: &Message) {
            let value = |name: &str| {
                let mut headers = message.headers().iter();
                headers.find(|it| it.name().as_str() == name).map(Header::value)
            };
            for (name, expected) in self.headers {
                assert_eq!(value(name), Some(expected), "header `{name}`");
            }
            for name in self.require_headers {
                assert!(value(name).is_some(), "no header `{name}`");
            }
            for name in self.forbid_headers {
                assert_eq!(value(name), None, "header `{name}`");
            }
            self.body.compare(message.payload());
        }
    }
}
