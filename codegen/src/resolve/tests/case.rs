//! Cases as they are written.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error, IgnoredAny};
use serde_json::{Map, Value};

use crate::ast::is_identifier;
use crate::ast::traits::ids;
use crate::ir::ExpectedBody;

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
    let case = C::deserialize(case)?;
    if !is_identifier(case.id()) {
        let message = "the id is not made of letters, digits and `_`, with a letter in front";
        return Err(serde_json::Error::custom(message));
    }
    Ok(Some(case))
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
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) host: Option<String>,
    pub(super) resolved_host: Option<String>,
    #[serde(default)]
    pub(super) query_params: Vec<String>,
    #[serde(default)]
    pub(super) require_query_params: Vec<String>,
    #[serde(default)]
    pub(super) forbid_query_params: Vec<String>,
    #[serde(default)]
    pub(super) headers: IndexMap<String, String>,
    #[serde(default)]
    pub(super) require_headers: Vec<String>,
    #[serde(default)]
    pub(super) forbid_headers: Vec<String>,
    body: Option<String>,
    body_media_type: Option<String>,
    #[serde(default)]
    pub(super) params: Map<String, Value>,

    #[serde(rename = "protocol")]
    _protocol: IgnoredAny,
    #[serde(default, rename = "appliesTo")]
    _applies_to: IgnoredAny,
    /// How a request is signed is for other tests.
    #[serde(default, rename = "authScheme")]
    _auth_scheme: IgnoredAny,
    /// For tests of particular vendors, none of which is here.
    #[serde(default, rename = "vendorParams")]
    _vendor_params: IgnoredAny,
    #[serde(default, rename = "vendorParamsShape")]
    _vendor_params_shape: IgnoredAny,
    #[serde(default, rename = "documentation")]
    _documentation: IgnoredAny,
    #[serde(default, rename = "tags")]
    _tags: IgnoredAny,
}

impl RequestCase {
    /// The body and how it is compared: what is JSON, and is there at all, by its value.
    pub(super) fn expected_body(&self) -> Option<ExpectedBody> {
        let body = self.body.clone()?;
        let is_json = self.body_media_type.as_deref() == Some("application/json");
        Some(if is_json && !body.is_empty() {
            ExpectedBody::Json(body)
        } else {
            ExpectedBody::Exact(body)
        })
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

    #[serde(rename = "protocol")]
    _protocol: IgnoredAny,
    #[serde(default, rename = "appliesTo")]
    _applies_to: IgnoredAny,
    /// What a server's answer has to have; here it is given.
    #[serde(default, rename = "requireHeaders")]
    _require_headers: IgnoredAny,
    #[serde(default, rename = "forbidHeaders")]
    _forbid_headers: IgnoredAny,
    /// An answer is sent as it stands, whatever it is.
    #[serde(default, rename = "bodyMediaType")]
    _body_media_type: IgnoredAny,
    /// How a request is signed is for other tests.
    #[serde(default, rename = "authScheme")]
    _auth_scheme: IgnoredAny,
    /// For tests of particular vendors, none of which is here.
    #[serde(default, rename = "vendorParams")]
    _vendor_params: IgnoredAny,
    #[serde(default, rename = "vendorParamsShape")]
    _vendor_params_shape: IgnoredAny,
    #[serde(default, rename = "documentation")]
    _documentation: IgnoredAny,
    #[serde(default, rename = "tags")]
    _tags: IgnoredAny,
}

impl Case for ResponseCase {
    fn id(&self) -> &str {
        &self.id
    }
}
