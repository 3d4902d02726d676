//! What the protocol tests that the generator prints are written against.

#[path = "../../../xtask/src/conformance/expected.rs"]
mod expected;

pub use expected::{Body, Request, Sent};

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
            self.compare(&request.into());
        }
    }
}

impl<'a> From<&'a Wire> for Sent<'a> {
    fn from(wire: &'a Wire) -> Self {
        let headers = wire.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Self { method: &wire.method, uri: &wire.uri, headers: headers.collect(), body: &wire.body }
    }
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
