//! Cases of streams of events as they are written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny};
use serde_json::{Map, Value};

use super::case::Case;
use crate::ir::{ExpectedBody, HeaderValue};
use crate::resolve::timestamps;

/// A case of `smithy.test#eventStreamTests`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub(super) struct EventCase {
    pub(super) id: String,
    #[serde(default)]
    pub(super) initial_request_params: Map<String, Value>,
    pub(super) initial_request: Option<Map<String, Value>>,
    #[serde(default)]
    pub(super) initial_response_params: Map<String, Value>,
    pub(super) initial_response: Option<Map<String, Value>>,
    #[serde(default)]
    pub(super) events: Vec<EventOfCase>,
    pub(super) expectation: Option<Expectation>,

    /// What the two messages look like is for those that have no schema of their own.
    #[serde(default, rename = "initialRequestShape")]
    _initial_request_shape: IgnoredAny,
    #[serde(default, rename = "initialResponseShape")]
    _initial_response_shape: IgnoredAny,
}

impl Case for EventCase {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What is expected to come of a case.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with `success` or `failure`")]
pub(super) enum Expectation {
    Success(IgnoredAny),
    Failure(Failure),
}

/// The error that is expected.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub(super) struct Failure {
    /// A shape ID.
    pub(super) error_id: Option<String>,
}

/// A message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub(super) struct EventOfCase {
    #[serde(rename = "type")]
    pub(super) direction: Direction,
    pub(super) params: Option<Map<String, Value>>,
    #[serde(default, deserialize_with = "headers")]
    pub(super) headers: Vec<(String, HeaderValue)>,
    #[serde(default)]
    pub(super) require_headers: Vec<String>,
    #[serde(default)]
    pub(super) forbid_headers: Vec<String>,
    pub(super) body: Option<String>,
    body_media_type: Option<String>,
    #[serde(default, deserialize_with = "blob")]
    pub(super) bytes: Option<Vec<u8>>,

    #[serde(default, rename = "vendorParams")]
    _vendor_params: IgnoredAny,
    #[serde(default, rename = "vendorParamsShape")]
    _vendor_params_shape: IgnoredAny,
}

impl EventOfCase {
    /// The payload and how it is compared.
    pub(super) fn expected_body(&self) -> Option<ExpectedBody> {
        let body = self.body.as_deref()?;
        Some(ExpectedBody::of(body, self.body_media_type.as_deref()))
    }
}

/// Who sends a message.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase", expecting = "`request` or `response`")]
pub(super) enum Direction {
    /// The client.
    Request,
    /// The service.
    Response,
}

/// The value of a header.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object that names the type of a header")]
enum Header {
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Blob(String),
    String(String),
    Timestamp(Value),
}

fn headers<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(String, HeaderValue)>, D::Error> {
    let headers = IndexMap::<String, Header>::deserialize(deserializer)?;
    headers.into_iter().map(|(name, value)| Ok((name, header(value)?))).collect()
}

fn header<E: Error>(header: Header) -> Result<HeaderValue, E> {
    Ok(match header {
        Header::Boolean(flag) => HeaderValue::Boolean(flag),
        Header::Byte(number) => HeaderValue::Byte(number),
        Header::Short(number) => HeaderValue::Short(number),
        Header::Integer(number) => HeaderValue::Integer(number),
        Header::Long(number) => HeaderValue::Long(number),
        Header::Blob(text) => HeaderValue::Blob(decode(&text)?),
        Header::String(text) => HeaderValue::String(text),
        Header::Timestamp(value) => {
            let time = timestamps::value(&value);
            let (seconds, nanos) = time.ok_or_else(|| E::custom("expected a timestamp"))?;
            HeaderValue::Timestamp(seconds, nanos)
        }
    })
}

fn blob<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| decode(&text)).transpose()
}

fn decode<E: Error>(text: &str) -> Result<Vec<u8>, E> {
    STANDARD.decode(text).map_err(|_| E::custom("expected bytes in base64"))
}
