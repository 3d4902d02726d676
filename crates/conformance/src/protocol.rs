//! What the protocol tests that the generator prints are written against.

use pretty_assertions::assert_eq;

use crate::{Answer, Script, Wire};

/// A client that takes any request, and what it was sent.
pub fn capture() -> (Script, Script) {
    let script = canned(200, &[], "");
    (script.clone(), script)
}

/// A client that answers every request in the same way.
pub fn canned(status: u16, headers: &[(&str, &str)], body: &str) -> Script {
    Script::answering(Answer::new(status, headers, body))
}

/// The request that a call is expected to become.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `POST`
    pub method: &'a str,
    /// Where it has to go, if the case says so.
    pub host: Option<&'a str>,
    /// The path.
    pub uri: &'a str,
    /// Parts of the query that have to be there: `key=value`, encoded.
    pub query: &'a [&'a str],
    /// Keys that have to be in the query.
    pub require_query: &'a [&'a str],
    /// Keys that may not be in the query.
    pub forbid_query: &'a [&'a str],
    /// Headers with exactly this value; the case of a name does not matter.
    pub headers: &'a [(&'a str, &'a str)],
    /// Headers that have to be there.
    pub require_headers: &'a [&'a str],
    /// Headers that may not be there.
    pub forbid_headers: &'a [&'a str],
    /// The body.
    pub body: Body<'a>,
}

/// The body that a request is expected to have.
#[derive(Clone, Copy, Debug)]
pub enum Body<'a> {
    /// Whatever it is.
    Any,
    /// Byte for byte; the empty text is no body.
    Exact(&'a str),
    /// The same JSON value.
    Json(&'a str),
}

impl Request<'_> {
    /// Compares with the one request that was sent.
    ///
    /// # Panics
    ///
    /// If it is another one, or if not exactly one was sent.
    #[expect(clippy::unused_async, reason = "the printed tests wait for it")]
    pub async fn check(&self, sent: Script) {
        let sent = sent.sent();
        assert_eq!(sent.len(), 1, "number of requests");
        for request in &sent {
            self.compare(request);
        }
    }

    #[track_caller]
    fn compare(&self, sent: &Wire) {
        let (path, query) = sent.path().split_once('?').unwrap_or((sent.path(), ""));
        assert_eq!(
            (sent.method.as_str(), path),
            (self.method, self.uri),
            "method and path of\n{sent}"
        );
        if let Some(host) = self.host {
            assert_eq!(sent.header("host"), Some(host), "host of\n{sent}");
        }
        let has_key = |key: &str| query.split('&').any(|part| part.split('=').next() == Some(key));
        let mut left: Vec<&str> = query.split('&').collect();
        for part in self.query {
            let found = left.iter().position(|it| it == part);
            assert!(found.is_some(), "`{part}` is missing in the query of\n{sent}");
            left.remove(found.unwrap_or_default());
        }
        for key in self.require_query {
            assert!(has_key(key), "`{key}` is missing in the query of\n{sent}");
        }
        for key in self.forbid_query {
            assert!(!has_key(key), "`{key}` is in the query of\n{sent}");
        }
        for (name, value) in self.headers {
            let values = sent.values(&name.to_ascii_lowercase());
            let found = (!values.is_empty()).then(|| values.join(", "));
            assert_eq!(found.as_deref(), Some(*value), "header `{name}` of\n{sent}");
        }
        for name in self.require_headers {
            assert!(
                sent.header(&name.to_ascii_lowercase()).is_some(),
                "header `{name}` is missing in\n{sent}"
            );
        }
        for name in self.forbid_headers {
            assert_eq!(sent.header(&name.to_ascii_lowercase()), None, "header `{name}` of\n{sent}");
        }
        match self.body {
            Body::Any => {}
            Body::Exact(expected) => {
                assert_eq!(String::from_utf8_lossy(&sent.body), expected, "body of\n{sent}");
            }
            Body::Json(expected) => {
                assert_eq!(json(&sent.body), json(expected.as_bytes()), "body of\n{sent}");
            }
        }
    }
}

#[expect(clippy::expect_used, reason = "an assertion")]
#[track_caller]
fn json(text: &[u8]) -> serde_json::Value {
    serde_json::from_slice(text).expect("JSON in the body and in the case")
}

/// What the printed cases of the endpoint rules are written with.
pub mod endpoints {
    pub use aws_smithy_types::Document;
    pub use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};

    use pretty_assertions::assert_eq;

    /// Compares an endpoint, or the text of the error, with what the rules are expected to give.
    ///
    /// # Panics
    ///
    /// If they are different.
    #[expect(clippy::needless_pass_by_value, reason = "the printed tests hand it over")]
    #[track_caller]
    pub fn endpoint(actual: Result<Endpoint, String>, expected: Result<Endpoint, &str>) {
        assert_eq!(actual.as_ref().map_err(String::as_str), expected.as_ref().map_err(|it| *it));
    }
}
