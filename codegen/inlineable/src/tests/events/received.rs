//! Events that arrive.

use super::super::support;
use super::{Dial, Radio, RadioError, frame, text};
use crate::error::{ProvideErrorMetadata, SdkError};
use crate::event_receiver::EventReceiver;
use crate::plumbing::event_reader::receive_events;
use crate::plumbing::event_sender::SentEvent as _;
use crate::primitives::{Blob, DateTime, SdkBody};
use crate::types::Note;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;
use http_body::Frame;
use http_body_util::StreamBody;
use proptest::prelude::*;
use std::convert::Infallible;
use std::error::Error;

/// An error and what is behind it, in one line.
fn chain(error: &(dyn Error + 'static)) -> String {
    support::chain(error).join(": ")
}

/// A body that arrives in these pieces.
fn body(pieces: Vec<Vec<u8>>) -> SdkBody {
    let pieces =
        pieces.into_iter().map(|piece| Ok::<_, Infallible>(Frame::data(Bytes::from(piece))));
    SdkBody::from_body_1_x(StreamBody::new(futures_util::stream::iter(pieces)))
}

fn receiver(body: SdkBody) -> EventReceiver<Radio, RadioError> {
    receive_events(body)
}

/// What the one message in a body is received as.
async fn received(message: &Message) -> Result<Option<Radio>, String> {
    let mut events = receiver(SdkBody::from(frame(message)));
    let event = events.recv().await.map_err(|err| chain(&err))?;
    assert!(events.recv().await.unwrap().is_none());
    Ok(event)
}

fn event(name: &'static str, headers: Vec<Header>, payload: &'static str) -> Message {
    let head = vec![text(":message-type", "event"), text(":event-type", name)];
    Message::new_from_parts([head, headers].concat(), payload)
}

fn note(text: Option<&str>) -> Radio {
    Radio::Note(Note { text: text.map(str::to_owned) })
}

#[tokio::test]
async fn events_are_read() {
    let bytes = || text(":content-type", "application/octet-stream");
    let plain = || text(":content-type", "text/plain");
    let volume = |volume| Header::new("volume", HeaderValue::Byte(volume));
    let cases = [
        (event("note", vec![], r#"{"Text":"a","More":[{}]}"#), note(Some("a"))),
        (event("note", vec![], "{}"), note(None)),
        (event("note", vec![], ""), note(None)),
        (event("sound", vec![bytes()], "la"), Radio::Sound(Some(Blob::new("la")))),
        (event("sound", vec![bytes()], ""), Radio::Sound(Some(Blob::new("")))),
        (event("news", vec![plain()], "grün"), Radio::News(Some("grün".to_owned()))),
        (
            event("dial", vec![volume(1), text("other", "x"), volume(2)], "ignored"),
            Radio::Dial(Box::new(Dial { volume: Some(2), ..Dial::default() })),
        ),
        (event("weather", vec![], "{"), Radio::Unknown),
    ];
    for (message, expected) in cases {
        assert_eq!(received(&message).await, Ok(Some(expected)), "{message:?}");
    }
}

#[tokio::test]
async fn what_can_t_be_read_says_why() {
    let unmodeled = "failed to unmarshall message: ";
    let cases = [
        (
            event("note", vec![], "[]"),
            "`note` can't be read: failed to parse JSON: expected start object or null",
        ),
        (
            event("note", vec![], "null"),
            "`note` can't be read: failed to parse JSON: expected payload member value",
        ),
        (
            event("sound", vec![text(":content-type", "text/plain")], "la"),
            "`sound` can't be read: `:content-type` is `text/plain`, not `application/octet-stream`",
        ),
        (
            event("news", vec![], "la"),
            "`news` can't be read: `:content-type` is ``, not `text/plain`",
        ),
        (
            event("dial", vec![text("on", "yes")], ""),
            "`dial` can't be read: failed to unmarshall message: expected 'on' header value to be Bool",
        ),
        (
            Message::new("").add_header(text(":event-type", "note")),
            "expected response to include :message-type header, but it was missing",
        ),
        (
            Message::new("").add_header(text(":message-type", "error")),
            "unrecognized `:message-type`: error",
        ),
    ];
    for (message, expected) in cases {
        let told = received(&message).await.unwrap_err();
        assert_eq!(told, format!("response error: {unmodeled}{expected}"), "{message:?}");
    }
}

#[tokio::test]
async fn errors_end_the_stream() {
    let exception = |name, payload: &'static str| {
        let head = vec![text(":message-type", "exception"), text(":exception-type", name)];
        Message::new_from_parts(head, payload)
    };
    let modeled = r#"{"type":"vault","message":"gone"}"#;
    let cases = [
        ("notFound", modeled, "ResourceNotFoundException: gone", None, Some("gone")),
        ("notFound", "", "ResourceNotFoundException", None, None),
        ("flood", r#"{"message":"wet"}"#, "unhandled error", None, Some("wet")),
        ("flood", r#"{"code":"a.b#Wet"}"#, "unhandled error (Wet)", Some("Wet"), None),
        ("notFound", "{", "unhandled error", None, None),
    ];
    for (name, payload, expected, code, message) in cases {
        let frames = [frame(&exception(name, payload)), frame(&event("note", vec![], ""))];
        let mut events = receiver(SdkBody::from(frames.concat()));
        let error = events.recv().await.unwrap_err();
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let error = error.into_service_error();
        assert_eq!(
            (error.to_string().as_str(), error.code(), error.message()),
            (expected, code, message)
        );
        assert!(events.recv().await.unwrap().is_none(), "after {name}");
    }
}

#[tokio::test]
async fn a_stream_that_is_cut_off_or_damaged_is_an_error() {
    let whole = frame(&event("note", vec![], "{}"));
    // The runtime's decoder takes these out first, and then has nothing left by which to tell.
    let prelude = 12;
    for length in (1..whole.len()).filter(|length| *length != prelude) {
        let mut events = receiver(SdkBody::from(&whole[..length]));
        let error = events.recv().await.unwrap_err();
        assert_eq!(chain(&error), "response error: unexpected end of stream", "{length} bytes");
    }
    for index in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[index] ^= 0x20;
        let mut events = receiver(SdkBody::from(damaged));
        assert!(events.recv().await.is_err(), "byte {index}");
    }
}

/// Events, and where the bytes that they become are torn.
fn torn() -> impl Strategy<Value = (Vec<Radio>, Vec<usize>)> {
    let dial =
        (any::<Option<bool>>(), any::<Option<i8>>(), any::<Option<i16>>(), any::<Option<i32>>());
    let more = (
        any::<Option<i64>>(),
        any::<Option<Vec<u8>>>(),
        any::<Option<String>>(),
        proptest::option::of(-9_999_999_999_999_i64..9_999_999_999_999),
    );
    let dial = (dial, more).prop_map(|((on, volume, year, listeners), more)| {
        let (frequency, cover, station, since) = more;
        let (cover, since) = (cover.map(Blob::new), since.map(DateTime::from_millis));
        let dial = Dial { on, volume, year, listeners, frequency, cover, station, since };
        Radio::Dial(Box::new(dial))
    });
    let event = prop_oneof![
        any::<Option<String>>().prop_map(|text| Radio::Note(Note { text })),
        any::<Vec<u8>>().prop_map(|bytes| Radio::Sound(Some(Blob::new(bytes)))),
        any::<String>().prop_map(|text| Radio::News(Some(text))),
        dial,
    ];
    let pieces = proptest::collection::vec(0_usize..40, 0..20);
    (proptest::collection::vec(event, 0..5), pieces)
}

proptest! {
    /// What is sent is received, whatever pieces it arrives in.
    #[test]
    fn there_and_back((events, sizes) in torn()) {
        let frames = events.iter().map(|event| frame(&event.clone().message().unwrap()));
        let mut rest = frames.collect::<Vec<_>>().concat();
        let mut pieces = Vec::new();
        for size in sizes {
            let after = rest.split_off(size.min(rest.len()));
            pieces.push(std::mem::replace(&mut rest, after));
        }
        pieces.push(rest);
        let mut receiver = receiver(body(pieces));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for event in events {
                assert_eq!(receiver.recv().await.unwrap(), Some(event));
            }
            assert_eq!(receiver.recv().await.unwrap(), None);
        });
    }
}
