//! Events that are sent.

use super::{Dial, Radio, RadioError, frame, text};
use crate::plumbing::event_sender::{SentEvent as _, send_events};
use crate::plumbing::request::Request;
use crate::primitives::event_stream::EventStreamSender;
use crate::primitives::{Blob, ByteStream};
use crate::types::Note;
use crate::types::error::ResourceNotFoundException;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message, SignMessage, SignMessageError};

/// The headers of a message in words, and its payload.
fn words(message: &Message) -> (String, String) {
    let headers = message.headers().iter().map(|header| match header.value() {
        HeaderValue::String(value) => format!("{}={}", header.name().as_str(), value.as_str()),
        value => format!("{}={value:?}", header.name().as_str()),
    });
    let headers: Vec<_> = headers.collect();
    (headers.join(" "), String::from_utf8_lossy(message.payload()).into_owned())
}

#[test]
fn events_become_messages() {
    let dial = Dial { volume: Some(-3), station: Some("Ö1".to_owned()), ..Dial::default() };
    let head = ":message-type=event :event-type=";
    let cases = [
        (
            Radio::Note(Note { text: Some("a".to_owned()) }),
            "note :content-type=application/json",
            r#"{"Text":"a"}"#,
        ),
        (Radio::Sound(Some(Blob::new("la"))), "sound :content-type=application/octet-stream", "la"),
        (Radio::Sound(None), "sound :content-type=application/octet-stream", ""),
        (Radio::News(Some("new".to_owned())), "news :content-type=text/plain", "new"),
        (Radio::Dial(Box::new(dial)), "dial volume=Byte(-3) station=Ö1", ""),
    ];
    for (event, headers, payload) in cases {
        let words = words(&event.clone().message().unwrap());
        assert_eq!(words, (format!("{head}{headers}"), payload.to_owned()), "{event:?}");
    }
    let error = Radio::Unknown.message().unwrap_err();
    assert!(error.to_string().contains("`Radio::Unknown`"), "{error}");
}

#[test]
fn errors_become_messages() {
    let modeled = ResourceNotFoundException::builder().build();
    let modeled = RadioError::ResourceNotFoundException(modeled);
    let message = Radio::error_message(modeled).unwrap();
    let head = ":message-type=exception :exception-type=notFound :content-type=application/json";
    assert_eq!(words(&message), (head.to_owned(), "{}".to_owned()));
    let unhandled =
        aws_smithy_runtime_api::client::result::CreateUnhandledError::create_unhandled_error(
            "away".into(),
            None,
        );
    let message = Radio::error_message(unhandled).unwrap();
    assert_eq!(words(&message), (":message-type=exception".to_owned(), String::new()));
}

/// Puts each message into one that says which it was.
#[derive(Debug)]
struct Counter(i32);

impl SignMessage for Counter {
    fn sign(&mut self, message: Message) -> Result<Message, SignMessageError> {
        self.0 += 1;
        Ok(Message::new(frame(&message)).add_header(Header::new("nr", HeaderValue::Int32(self.0))))
    }

    fn sign_empty(&mut self) -> Option<Result<Message, SignMessageError>> {
        self.0 += 1;
        Some(Ok(Message::new("").add_header(Header::new("nr", HeaderValue::Int32(self.0)))))
    }
}

fn events(texts: &'static [&'static str]) -> EventStreamSender<Radio, RadioError> {
    let news = texts.iter().map(|text| Radio::News(Some((*text).to_owned())));
    futures_util::stream::iter(news.map(Ok)).into()
}

fn news(text_of_it: &'static str) -> Message {
    let head = vec![text(":message-type", "event"), text(":event-type", "news")];
    Message::new_from_parts([head, vec![text(":content-type", "text/plain")]].concat(), text_of_it)
}

#[tokio::test]
async fn the_signer_of_messages_comes_later() {
    let mut request = send_events(Request::new("POST", "/radio".to_owned()), events(&["a", "b"]));
    let sender = request.message_signer.take().unwrap();
    sender.send(Box::new(Counter(0)) as Box<dyn SignMessage + Send + Sync>).unwrap();
    let request = request.into_http().unwrap();
    let header = |name| request.headers().get(name).map(str::to_owned);
    assert_eq!(header("content-type").as_deref(), Some("application/vnd.amazon.eventstream"));
    assert_eq!(header("content-length"), None);

    let body = ByteStream::new(request.into_parts().body).collect().await.unwrap();
    let signed = |nr, payload: Vec<u8>| {
        frame(&Message::new(payload).add_header(Header::new("nr", HeaderValue::Int32(nr))))
    };
    let expected =
        [signed(1, frame(&news("a"))), signed(2, frame(&news("b"))), signed(3, Vec::new())];
    assert_eq!(body.to_vec(), expected.concat());
}

#[tokio::test]
async fn without_a_signer_messages_go_as_they_are() {
    let mut request = send_events(Request::new("POST", "/radio".to_owned()), events(&["a"]));
    drop(request.message_signer.take());
    let body = request.into_http().unwrap().into_parts().body;
    let body = ByteStream::new(body).collect().await.unwrap();
    assert_eq!(body.to_vec(), frame(&news("a")));
}

#[tokio::test]
async fn an_event_that_can_t_be_sent_breaks_the_body() {
    let unknown = futures_util::stream::iter([Ok(Radio::Unknown)]).into();
    let mut request = send_events(Request::new("POST", "/radio".to_owned()), unknown);
    drop(request.message_signer.take());
    let body = request.into_http().unwrap().into_parts().body;
    assert!(ByteStream::new(body).collect().await.is_err());
}
