//! Protocol and endpoint test cases, with every value already matched to a field.

use super::{
    Address, EnumId, ErrorId, EventStreamTest, FieldId, OperationId, ParameterId, ParameterValue,
    StructureId, UnionId, UnionMemberId,
};

/// The cases of a model and its overlay that apply to the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolTests {
    /// What a request looks like.
    pub requests: Vec<RequestTest>,
    /// What an answer means.
    pub responses: Vec<ResponseTest>,
    /// What a modelled error means.
    pub errors: Vec<ErrorTest>,
    /// Where a call goes.
    pub calls: Vec<CallTest>,
    /// What travels in streams of events.
    pub event_streams: Vec<EventStreamTest>,
}

/// A call, and the endpoint that it has to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallTest {
    /// What is tested.
    pub documentation: String,
    /// The operation.
    pub operation: OperationId,
    /// Its input.
    pub input: Vec<(FieldId, Value)>,
    /// Settings of the client, by the parameters of the rules that they are for.
    pub settings: Vec<(ParameterId, ParameterValue)>,
    /// What the operation puts before the host.
    pub host_prefix: String,
    /// What comes out.
    pub expect: EndpointExpectation,
}

/// An input and the request that it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestTest {
    /// Unique in the model.
    pub id: String,
    /// The operation.
    pub operation: OperationId,
    /// The input.
    pub params: Vec<(FieldId, Value)>,
    /// `POST`
    pub method: String,
    /// Where the client is told to send it, without scheme; the path included, if there is one.
    pub host: Option<String>,
    /// Where it is to go, once labels have been put before the host.
    pub resolved_host: Option<String>,
    /// The path as it is sent.
    pub uri: String,
    /// Parts of the query that have to be there: `key=value`, encoded.
    pub query: Vec<String>,
    /// Keys that have to be in the query.
    pub require_query: Vec<String>,
    /// Keys that may not be in the query.
    pub forbid_query: Vec<String>,
    /// Headers with exactly this value.
    pub headers: Vec<(String, String)>,
    /// Headers that have to be there.
    pub require_headers: Vec<String>,
    /// Headers that may not be there.
    pub forbid_headers: Vec<String>,
    /// The body, if the case says something about it.
    pub body: Option<ExpectedBody>,
}

/// The body that a request is expected to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedBody {
    /// Byte for byte; the empty text is no body.
    Exact(String),
    /// The same JSON value (`bodyMediaType` is `application/json`).
    Json(String),
}

impl ExpectedBody {
    /// A body of this type, and how it is compared: what is JSON, and is there at all, by its value.
    pub fn of(body: &str, media_type: Option<&str>) -> Self {
        if media_type == Some("application/json") && !body.is_empty() {
            Self::Json(body.to_owned())
        } else {
            Self::Exact(body.to_owned())
        }
    }
}

/// An answer and the output that it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseTest {
    /// Unique in the model.
    pub id: String,
    /// The operation.
    pub operation: OperationId,
    /// The status.
    pub code: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// The output; a field that is not named is expected to be unset or at its default.
    pub params: Vec<(FieldId, Value)>,
}

/// An answer and the error that it becomes, for an operation that models the error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorTest {
    /// Unique in the model, the same for each operation.
    pub id: String,
    /// The operation.
    pub operation: OperationId,
    /// The error.
    pub error: ErrorId,
    /// The status.
    pub code: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// The members; a field that is not named is expected to be unset.
    pub params: Vec<(FieldId, Value)>,
}

/// A value of a test case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// For a string.
    String(String),
    /// For a boolean.
    Boolean(bool),
    /// For a whole number.
    Number(i64),
    /// For an `f32`.
    Float(Fraction),
    /// For an `f64`.
    Double(Fraction),
    /// For a big number.
    BigNumber(String),
    /// For a blob.
    Blob(Vec<u8>),
    /// For a stream.
    Stream(Vec<u8>),
    /// For a timestamp: seconds since the epoch, and nanoseconds.
    Timestamp(i64, u32),
    /// For a document.
    Document(serde_json::Value),
    /// For an enumeration of `types`.
    Enum(EnumId, String),
    /// For a structure of `types`.
    Structure(StructureId, Vec<(FieldId, Value)>),
    /// For a union of `types`; nothing for a member that holds nothing.
    Union(UnionId, UnionMemberId, Option<Box<Value>>),
    /// For a list.
    List(Vec<Value>),
    /// For a map.
    Map(Vec<(Value, Value)>),
    /// For an element that can be null.
    Nullable(Option<Box<Value>>),
    /// For a member that is behind a box.
    Boxed(Box<Value>),
}

/// A number with a fraction, or what is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fraction {
    /// As Rust writes it.
    Finite(String),
    /// Not a number.
    NaN,
    /// More than any number.
    Infinity,
    /// Less than any number.
    NegativeInfinity,
}

/// A case of the endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointTest {
    /// What is tested.
    pub documentation: String,
    /// The parameters.
    pub params: Vec<(ParameterId, ParameterValue)>,
    /// What comes out.
    pub expect: EndpointExpectation,
}

/// What an endpoint test expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointExpectation {
    /// This address.
    Endpoint(Address),
    /// This error.
    Error(String),
}
