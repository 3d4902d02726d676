//! The traits of a shape or member, with a typed accessor for each trait that the generator reads.
//!
//! Their IDs are spelt in `ids` and nowhere else.

mod auth;
mod events;
pub(crate) mod ids;
pub(crate) mod polling;
mod rules;
mod values;

pub use values::{
    AwsService, Deprecated, EnumDefinition, ErrorKind, HostPrefix, Http, RequestCompression,
    Retryable, Sigv4,
};

use std::fmt;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json;

/// The traits of a shape or member, by ID, in the order of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits(IndexMap<String, Value>);

/// A trait as it is written, if it is there and well-formed.
pub type Read<T> = Result<Option<T>, Malformed>;

/// A trait whose value can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The trait.
    pub id: &'static str,
    /// What is wrong with its value.
    pub message: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed trait `{}`: {}", self.id, self.message)
    }
}

impl std::error::Error for Malformed {}

impl Traits {
    /// IDs and values, in the order of the model.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a trait.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// `aws.api#service`
    ///
    /// # Errors
    ///
    /// The value has no `sdkId`.
    pub fn aws_service(&self) -> Read<AwsService> {
        self.read(ids::AWS_SERVICE)
    }

    /// The protocols among the traits.
    pub fn protocols(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(id, _)| id).filter(|id| ids::PROTOCOLS.contains(id))
    }

    /// Whether `aws.protocols#restJson1` is there.
    pub fn rest_json_1(&self) -> bool {
        self.0.contains_key(ids::REST_JSON_1)
    }

    /// `smithy.api#clientOptional`
    pub fn client_optional(&self) -> bool {
        self.0.contains_key(ids::CLIENT_OPTIONAL)
    }

    /// `smithy.api#default`
    pub fn default_value(&self) -> Option<&Value> {
        self.get(ids::DEFAULT)
    }

    /// `smithy.api#deprecated`
    ///
    /// # Errors
    ///
    /// The value isn't an object with `message` and `since`.
    pub fn deprecated(&self) -> Read<Deprecated> {
        self.read(ids::DEPRECATED)
    }

    /// `smithy.api#documentation`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn documentation(&self) -> Read<&str> {
        self.text(ids::DOCUMENTATION)
    }

    /// `smithy.api#endpoint`
    ///
    /// # Errors
    ///
    /// The value isn't an object with `hostPrefix`.
    pub fn endpoint(&self) -> Read<HostPrefix> {
        self.read(ids::ENDPOINT)
    }

    /// `smithy.api#enum`
    ///
    /// # Errors
    ///
    /// The value isn't a list of definitions.
    pub fn enum_definitions(&self) -> Read<Vec<EnumDefinition>> {
        self.read(ids::ENUM)
    }

    /// Whether `smithy.api#enum` is there.
    pub fn enumerates(&self) -> bool {
        self.0.contains_key(ids::ENUM)
    }

    /// `smithy.api#enumValue`
    pub fn enum_value(&self) -> Option<&Value> {
        self.get(ids::ENUM_VALUE)
    }

    /// `smithy.api#error`
    ///
    /// # Errors
    ///
    /// The value is neither `client` nor `server`.
    pub fn error(&self) -> Read<ErrorKind> {
        match self.text(ids::ERROR)? {
            None => Ok(None),
            Some("client") => Ok(Some(ErrorKind::Client)),
            Some("server") => Ok(Some(ErrorKind::Server)),
            Some(other) => Err(Malformed {
                id: ids::ERROR,
                message: format!("`{other}` is neither `client` nor `server`"),
            }),
        }
    }

    /// Whether `smithy.api#error` is there.
    pub fn is_error(&self) -> bool {
        self.0.contains_key(ids::ERROR)
    }

    /// `smithy.api#examples`
    pub fn examples(&self) -> Option<&Value> {
        self.get(ids::EXAMPLES)
    }

    /// `smithy.api#hostLabel`
    pub fn host_label(&self) -> bool {
        self.0.contains_key(ids::HOST_LABEL)
    }

    /// `smithy.api#http`
    ///
    /// # Errors
    ///
    /// The value isn't an object with `method`, `uri` and perhaps `code`.
    pub fn http(&self) -> Read<Http> {
        self.read(ids::HTTP)
    }

    /// `smithy.api#httpError`
    ///
    /// # Errors
    ///
    /// The value isn't a number.
    pub fn http_error(&self) -> Read<i64> {
        self.read(ids::HTTP_ERROR)
    }

    /// `smithy.api#httpHeader`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn http_header(&self) -> Read<&str> {
        self.text(ids::HTTP_HEADER)
    }

    /// `smithy.api#httpLabel`
    pub fn http_label(&self) -> bool {
        self.0.contains_key(ids::HTTP_LABEL)
    }

    /// `smithy.api#httpPayload`
    pub fn http_payload(&self) -> bool {
        self.0.contains_key(ids::HTTP_PAYLOAD)
    }

    /// `smithy.test#httpRequestTests`
    pub fn http_request_tests(&self) -> Option<&Value> {
        self.get(ids::HTTP_REQUEST_TESTS)
    }

    /// `smithy.test#httpResponseTests`
    pub fn http_response_tests(&self) -> Option<&Value> {
        self.get(ids::HTTP_RESPONSE_TESTS)
    }

    /// `smithy.api#httpPrefixHeaders`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn http_prefix_headers(&self) -> Read<&str> {
        self.text(ids::HTTP_PREFIX_HEADERS)
    }

    /// `smithy.api#httpQuery`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn http_query(&self) -> Read<&str> {
        self.text(ids::HTTP_QUERY)
    }

    /// `smithy.api#httpQueryParams`
    pub fn http_query_params(&self) -> bool {
        self.0.contains_key(ids::HTTP_QUERY_PARAMS)
    }

    /// `smithy.api#httpResponseCode`
    pub fn http_response_code(&self) -> bool {
        self.0.contains_key(ids::HTTP_RESPONSE_CODE)
    }

    /// `smithy.api#httpChecksumRequired`
    pub fn http_checksum_required(&self) -> bool {
        self.0.contains_key(ids::CHECKSUM_REQUIRED)
    }

    /// `smithy.api#idempotencyToken`
    pub fn idempotency_token(&self) -> bool {
        self.0.contains_key(ids::IDEMPOTENCY_TOKEN)
    }

    /// `smithy.api#input`
    pub fn input(&self) -> bool {
        self.0.contains_key(ids::INPUT)
    }

    /// `smithy.api#jsonName`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn json_name(&self) -> Read<&str> {
        self.text(ids::JSON_NAME)
    }

    /// `smithy.api#mediaType`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn media_type(&self) -> Read<&str> {
        self.text(ids::MEDIA_TYPE)
    }

    /// `smithy.api#mixin`
    pub fn mixin(&self) -> Option<&Value> {
        self.get(ids::MIXIN)
    }

    /// `smithy.api#required`
    pub fn required(&self) -> bool {
        self.0.contains_key(ids::REQUIRED)
    }

    /// `smithy.api#requestCompression`
    ///
    /// # Errors
    ///
    /// The value isn't an object with `encodings`.
    pub fn request_compression(&self) -> Read<RequestCompression> {
        self.read(ids::REQUEST_COMPRESSION)
    }

    /// `smithy.api#retryable`
    ///
    /// # Errors
    ///
    /// The value isn't an object with `throttling`.
    pub fn retryable(&self) -> Read<Retryable> {
        self.read(ids::RETRYABLE)
    }

    /// `smithy.api#sensitive`
    pub fn sensitive(&self) -> bool {
        self.0.contains_key(ids::SENSITIVE)
    }

    /// `smithy.api#sparse`
    pub fn sparse(&self) -> bool {
        self.0.contains_key(ids::SPARSE)
    }

    /// `smithy.api#timestampFormat`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn timestamp_format(&self) -> Read<&str> {
        self.text(ids::TIMESTAMP_FORMAT)
    }

    /// `smithy.api#title`
    ///
    /// # Errors
    ///
    /// The value isn't a string.
    pub fn title(&self) -> Read<&str> {
        self.text(ids::TITLE)
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Value> {
        self.0.get_mut(id)
    }

    /// Adds a trait; gives back the value that was there.
    pub(super) fn insert(&mut self, id: String, value: Value) -> Option<Value> {
        self.0.insert(id, value)
    }

    fn text(&self, id: &'static str) -> Read<&str> {
        match self.get(id) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Malformed { id, message: "expected a string".into() }),
        }
    }

    fn read<T: DeserializeOwned>(&self, id: &'static str) -> Read<T> {
        let Some(value) = self.get(id) else {
            return Ok(None);
        };
        T::deserialize(value)
            .map(Some)
            .map_err(|error| Malformed { id, message: json::words(&error.to_string()) })
    }
}

impl IntoIterator for Traits {
    type Item = (String, Value);
    type IntoIter = indexmap::map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
