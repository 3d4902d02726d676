//! The service as one mock among others.

use wiremock::{Request, Respond, ResponseTemplate};

use crate::exchange::Exchange;
use crate::glacier::Glacier;
use crate::wire::HttpRequest;

/// Serves a [`Glacier`] from a [`wiremock::MockServer`] of your own.
///
/// Mocks of a higher priority can answer single requests in its place. The server normalises paths before a mock sees
/// them, so vaults named `.` or `..` can't be reached this way.
///
/// A responder has no connection of its own to break. [Faults](Glacier::faults) that delay or change an answer work as
/// everywhere; for those that would break the connection or lie about its framing, a 500 `ServiceUnavailableException`
/// stands in. Whether the work is done is the same as with the fault itself, and clients retry in the same way.
///
/// ```
/// use glacier_testkit::{Glacier, GlacierResponder};
/// use wiremock::{Mock, MockServer, ResponseTemplate, matchers::{any, method}};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let glacier = Glacier::builder().allow_unsigned_requests().build();
/// let server = MockServer::start().await;
/// Mock::given(any()).respond_with(GlacierResponder::new(&glacier)).mount(&server).await;
///
/// // The first PUT meets a failing service, all that follow the emulated one.
/// let failure = ResponseTemplate::new(500);
/// Mock::given(method("PUT")).respond_with(failure).up_to_n_times(1).with_priority(1).mount(&server).await;
/// # let put = || ureq::put(format!("{}/-/vaults/v", server.uri()))
/// #     .config().http_status_as_error(false).build()
/// #     .header("x-amz-glacier-version", "2012-06-01")
/// #     .send_empty();
/// # assert_eq!((put()?.status().as_u16(), put()?.status().as_u16()), (500, 201));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct GlacierResponder(Glacier);

impl GlacierResponder {
    /// A mock that shares its state with `glacier`.
    pub fn new(glacier: &Glacier) -> Self {
        Self(glacier.clone())
    }
}

impl Respond for GlacierResponder {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let Exchange { response, delay, .. } = self.0.exchange_in_place(&http_request(request));
        template(response).set_delay(delay)
    }
}

/// What the binding reads of a request that came through wiremock.
pub(crate) fn http_request(request: &Request) -> HttpRequest<'_> {
    HttpRequest {
        method: &request.method,
        path: request.url.path(),
        query: request.url.query().unwrap_or_default(),
        headers: &request.headers,
        body: &request.body,
    }
}

/// A response for wiremock to send.
pub(crate) fn template(response: http::Response<Vec<u8>>) -> ResponseTemplate {
    let (parts, body) = response.into_parts();
    let template = ResponseTemplate::new(parts.status).set_body_bytes(body);
    parts.headers.into_iter().fold(template, |template, (name, value)| match name {
        Some(name) => template.insert_header(name, value),
        None => template,
    })
}
