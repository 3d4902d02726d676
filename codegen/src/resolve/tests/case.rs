//! Cases as they are written.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error, IgnoredAny};
use serde_json::{Map, Value};

use crate::ast::is_identifier;
use crate::ast::traits::ids;
use crate::ir::{self, ExpectedBody, FieldId, OperationId, RequestTest};

/// A case of either trait.
pub(super) trait Case: DeserializeOwned {
    /// Its id, of which the name of a test is made.
    fn id(&self) -> &str;
}

/// Reads a case; `None` if it is for another protocol or for servers.
pub(super) fn read<C: Case>(case: &Value) -> serde_json::Result<Option<C>> {
    let applies = Applies::deserialize(case)?;
    if applies.protocol != ids::REST_JSON_1 || applies.applies_to == Some(Side::Server) {
        return Ok(None);
    }
    let case = C::deserialize(without_what_decides_nothing(case))?;
    if !is_identifier(case.id()) {
        let message = "the id is not made of letters, digits and `_`, with a letter in front";
        return Err(serde_json::Error::custom(message));
    }
    Ok(Some(case))
}

/// Keys that any case can have, and by which none is another: what it is for, how its request is signed, which is for other
/// tests, and what tests of particular vendors need, none of which is here.
const PASSED_OVER: [&str; 7] = [
    "appliesTo",
    "authScheme",
    "documentation",
    "protocol",
    "tags",
    "vendorParams",
    "vendorParamsShape",
];

fn without_what_decides_nothing(case: &Value) -> Value {
    let mut case = case.clone();
    if let Value::Object(keys) = &mut case {
        keys.retain(|key, _| !PASSED_OVER.contains(&key.as_str()));
    }
    case
}

/// What tells whether a case is of interest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
struct Applies {
    protocol: String,
    applies_to: Option<Side>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase", expecting = "`client` or `server`")]
enum Side {
    Client,
    Server,
}

/// A case of `smithy.test#httpRequestTests`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub(super) struct RequestCase {
    pub(super) id: String,
    method: String,
    uri: String,
    host: Option<String>,
    resolved_host: Option<String>,
    #[serde(default)]
    query_params: Vec<String>,
    #[serde(default)]
    require_query_params: Vec<String>,
    #[serde(default)]
    forbid_query_params: Vec<String>,
    #[serde(default)]
    headers: IndexMap<String, String>,
    #[serde(default)]
    require_headers: Vec<String>,
    #[serde(default)]
    forbid_headers: Vec<String>,
    body: Option<String>,
    body_media_type: Option<String>,
    #[serde(default)]
    pub(super) params: Map<String, Value>,
}

impl RequestCase {
    /// The case as a part of another: without an id of its own.
    pub(super) fn initial(request: &Map<String, Value>, id: &str) -> serde_json::Result<Self> {
        let mut request = request.clone();
        request.insert("id".to_owned(), id.into());
        Self::deserialize(without_what_decides_nothing(&Value::Object(request)))
    }

    /// What the operation `number` has to make of `params`.
    pub(super) fn into_test(
        self,
        number: OperationId,
        params: Vec<(FieldId, ir::Value)>,
    ) -> RequestTest {
        let body = self.body.as_deref();
        RequestTest {
            operation: number,
            params,
            body: body.map(|body| ExpectedBody::of(body, self.body_media_type.as_deref())),
            id: self.id,
            method: self.method,
            host: self.host,
            resolved_host: self.resolved_host,
            uri: self.uri,
            query: self.query_params,
            require_query: self.require_query_params,
            forbid_query: self.forbid_query_params,
            headers: self.headers.into_iter().collect(),
            require_headers: self.require_headers,
            forbid_headers: self.forbid_headers,
        }
    }
}

impl Case for RequestCase {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A case of `smithy.test#httpResponseTests`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub(super) struct ResponseCase {
    pub(super) id: String,
    pub(super) code: u16,
    #[serde(default)]
    pub(super) headers: IndexMap<String, String>,
    #[serde(default)]
    pub(super) body: String,
    #[serde(default)]
    pub(super) params: Map<String, Value>,

    /// What a server's answer has to have; here it is given.
    #[serde(default, rename = "requireHeaders")]
    _require_headers: IgnoredAny,
    #[serde(default, rename = "forbidHeaders")]
    _forbid_headers: IgnoredAny,
    /// An answer is sent as it stands, whatever it is.
    #[serde(default, rename = "bodyMediaType")]
    _body_media_type: IgnoredAny,
}

impl Case for ResponseCase {
    fn id(&self) -> &str {
        &self.id
    }
}

/// An answer that a stream of events begins with.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(super) struct InitialResponse {
    /// That of success if it is not there.
    pub(super) code: Option<u16>,
    #[serde(default)]
    pub(super) headers: IndexMap<String, String>,
    #[serde(default)]
    pub(super) body: String,
}

impl InitialResponse {
    pub(super) fn read(response: &Map<String, Value>) -> serde_json::Result<Self> {
        Self::deserialize(Value::Object(response.clone()))
    }
}
