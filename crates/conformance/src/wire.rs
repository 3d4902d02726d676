//! A request as it goes over the wire, in a form that can be compared and read.

use std::fmt;

use aws_smithy_runtime_api::client::http::HttpConnectorSettings;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

/// A request in normal form: headers sorted by name, values of one name in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wire {
    /// `POST`
    pub method: String,
    /// Scheme, authority, path and query.
    pub uri: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The whole body; empty if there is none.
    pub body: Vec<u8>,
    /// Connect and read timeout that the connector was asked to keep.
    pub timeouts: String,
}

impl Wire {
    pub(crate) fn new(request: &HttpRequest, settings: &HttpConnectorSettings) -> Self {
        let headers = request.headers().iter_bytes();
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (name.to_ascii_lowercase(), value.escape_ascii().to_string()))
            .collect();
        headers.sort_by(|(left, _), (right, _)| left.cmp(right));
        Self {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers,
            body: request.body().bytes().unwrap_or(b"(a body that is not in memory)").to_owned(),
            timeouts: format!(
                "connect {:?}, read {:?}",
                settings.connect_timeout(),
                settings.read_timeout()
            ),
        }
    }

    /// The first value of a header; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(each, _)| each == name).map(|(_, value)| value.as_str())
    }

    /// All values of a header; the name in lower case.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(each, _)| each == name);
        named.map(|(_, value)| value.as_str()).collect()
    }

    /// Path and query, without scheme and authority.
    pub fn path(&self) -> &str {
        let after_scheme = self.uri.split_once("://").map_or(self.uri.as_str(), |(_, rest)| rest);
        after_scheme.find('/').and_then(|slash| after_scheme.get(slash..)).unwrap_or("/")
    }
}

/// As in an HTTP/1.1 trace, with the timeouts as a comment.
impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.uri)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        writeln!(f, "\n{}", self.body.escape_ascii())?;
        writeln!(f, "# {}", self.timeouts)
    }
}
