//! What came of a call, in a form that can be compared and read.

use std::error::Error;
use std::fmt::{self, Debug};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::request_id::RequestId;

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An output.
    Success(Success),
    /// An error.
    Failure(Box<Failure>),
}

/// An output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// Its `Debug` text.
    pub output: String,
    /// Its request ID.
    pub request_id: Option<String>,
    /// What came through its stream, if it has one: the bytes, or why they did not come.
    pub stream: Option<String>,
}

/// An error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The variant of `SdkError`.
    pub kind: &'static str,
    /// What the error of the operation says it is: the names of the `is_…` methods that are true.
    pub predicates: Vec<&'static str>,
    /// The error code.
    pub code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// The request ID.
    pub request_id: Option<String>,
    /// `Display` of the error and of each of its sources, without the names of interceptors.
    pub chain: String,
    /// `Debug` of the error; but not if no request came about, which is told in terms of the client's inner parts.
    pub debug: Option<String>,
    /// `Display` of the same as the crate's root error, and of each of its sources.
    pub root: String,
    /// Code, message and request ID of the root error.
    pub root_facts: [Option<String>; 3],
}

/// What an error can be, and how it is asked whether it is.
pub type Predicate<E> = (&'static str, fn(&E) -> bool);

impl Verdict {
    /// Notes everything that can be said of a result.
    pub fn new<O, E, R>(
        result: Result<O, SdkError<E, HttpResponse>>,
        predicates: &[Predicate<E>],
    ) -> Self
    where
        O: Debug + RequestId,
        E: Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
        R: Error + ProvideErrorMetadata + RequestId + From<SdkError<E, HttpResponse>> + 'static,
    {
        let error = match result {
            Ok(output) => {
                return Self::Success(Success {
                    output: format!("{output:#?}"),
                    request_id: output.request_id().map(str::to_owned),
                    stream: None,
                });
            }
            Err(error) => error,
        };
        let service = error.as_service_error();
        let holds =
            |(name, predicate): &Predicate<E>| service.is_some_and(predicate).then_some(*name);
        let predicates = predicates.iter().filter_map(holds).collect();
        let [code, message, request_id] = facts(&error);
        let (kind, chain) = (kind(&error), chain(&error));
        let debug = (!matches!(error, SdkError::ConstructionFailure(_)))
            .then(|| without_clock_notes(&normal(&format!("{error:?}"))));
        let root = R::from(error);
        let (root_facts, root) = (facts(&root), self::chain(&root));
        Self::Failure(Box::new(Failure {
            kind,
            predicates,
            code,
            message,
            request_id,
            chain,
            debug,
            root,
            root_facts,
        }))
    }

    /// Adds what comes through the stream of an output.
    pub async fn with_stream(mut self, stream: Option<ByteStream>) -> Self {
        let Some(stream) = stream else { return self };
        let bytes = stream.collect().await.map(AggregatedBytes::into_bytes);
        let text = match bytes {
            Ok(bytes) => bytes.escape_ascii().to_string(),
            Err(error) => chain(&error),
        };
        if let Self::Success(success) = &mut self {
            success.stream = Some(text);
        }
        self
    }

    /// The error, if it is one.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Success(_) => None,
            Self::Failure(failure) => Some(failure),
        }
    }
}

fn facts(error: &(impl ProvideErrorMetadata + RequestId)) -> [Option<String>; 3] {
    [error.code(), error.message(), error.request_id()].map(|fact| fact.map(str::to_owned))
}

fn chain(error: &(dyn Error + 'static)) -> String {
    let sources = std::iter::successors(Some(error), |error| (*error).source());
    without_interceptor_names(
        &sources.map(|error| normal(&error.to_string())).collect::<Vec<_>>().join(": "),
    )
}

/// A request that has no body comes in two forms, which only `Debug` can tell apart.
fn normal(text: &str) -> String {
    text.replace(r#"Once(Some(b""))"#, "Once(None)").replace(r#"Once(Some(b\"\"))"#, "Once(None)")
}

/// Types of the notes about clocks that interceptors leave for classifiers on a response, each client its own. The official one
/// leaves its note on each response with a date, the generated one only where the clocks differ much.
const CLOCK_NOTES: [&str; 2] =
    ["::service_clock_skew::ResponseClockSkew", "::plumbing::call::clock::OutOfStep"];

/// What else a response carries has to be the same.
fn without_clock_notes(text: &str) -> String {
    const START: &str = "extensions_1x: {";
    let mut parts = text.split(START);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (names, rest) = part.split_once('}').unwrap_or((part, ""));
        let is_note = |name: &&str| CLOCK_NOTES.iter().any(|note| name.ends_with(note));
        let others: Vec<_> = names.split(", ").filter(|name| !is_note(name)).collect();
        format!("{text}{START}{}}}{rest}", others.join(", "))
    })
}

/// `Name hook interceptor encountered an error` to `hook interceptor encountered an error`.
fn without_interceptor_names(text: &str) -> String {
    let words: Vec<_> = text.split(' ').collect();
    let is_name =
        |at: usize| words.get(at + 2..at + 4) == Some(&["interceptor", "encountered"][..]);
    let kept = words.iter().enumerate().filter(|(at, _)| !is_name(*at)).map(|(_, word)| *word);
    kept.collect::<Vec<_>>().join(" ")
}

fn kind<E, R>(error: &SdkError<E, R>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "ConstructionFailure",
        SdkError::TimeoutError(_) => "TimeoutError",
        SdkError::DispatchFailure(_) => "DispatchFailure",
        SdkError::ResponseError(_) => "ResponseError",
        SdkError::ServiceError(_) => "ServiceError",
        _ => "a new variant",
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Success(Success { output, request_id, stream }) => {
                writeln!(f, "success, request ID {request_id:?}, stream {stream:?}\n{output}")
            }
            Self::Failure(failure) => writeln!(f, "{failure:#?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_notes_about_clocks_are_left_out() {
        for (text, expected) in [
            ("a", "a"),
            (
                "extensions_1x: {aws_runtime::service_clock_skew::ResponseClockSkew}, b",
                "extensions_1x: {}, b",
            ),
            (
                "extensions_1x: {a::B, x::plumbing::call::clock::OutOfStep} } extensions_1x: {}",
                "extensions_1x: {a::B} } extensions_1x: {}",
            ),
        ] {
            assert_eq!(without_clock_notes(text), expected);
        }
    }
}
