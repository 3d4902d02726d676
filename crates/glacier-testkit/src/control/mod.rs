//! The emulator's knobs over HTTP, under a path that no call of Glacier has: clock, vaults, faults, log, snapshot.
//!
//! Tests in any language reach them, on an [`Emulator`](crate::Emulator) as on the command. [`ROUTES`] is the whole
//! list, and `GET /_emulator/` answers it. No request is signed here; one that a web page sent is refused, see
//! [`ControlErrorCode::CrossSite`].
//!
//! ```
//! use glacier_testkit::{Glacier, wire::HttpRequest};
//! use http::{HeaderMap, Method};
//!
//! let glacier = Glacier::builder().build();
//! let post = |path, body| {
//!     glacier.serve(&HttpRequest { method: &Method::POST, path, query: "", headers: &HeaderMap::new(), body })
//! };
//! let answer = post("/_emulator/clock", br#"{"hours":24}"#);
//! assert_eq!(answer.status(), 200);
//! let refused = post("/_emulator/clock", br#"{"hour":24}"#);
//! assert_eq!(refused.status(), 400);
//! ```

mod archives;
mod call;
mod clock;
mod error;
mod faults;
mod info;
mod requests;
mod routes;
mod scope;
mod snapshot;
mod vaults;

use http::header::{ALLOW, CONTENT_TYPE, HeaderMap, HeaderValue, ORIGIN};
use http::request::Parts;
use http::{Response, StatusCode};
use serde_json::Value;

pub use error::{ControlError, ControlErrorCode};
pub use routes::{ROUTES, Route};

use crate::glacier::Glacier;
use crate::wire::HttpRequest;
use call::{Call, Outcome};

/// What every path of the knobs starts with. An account in a path of Glacier is `-` or 12 digits, so the two can't collide.
pub const PREFIX: &str = "/_emulator";

/// Room for every body but a snapshot.
const BODY_BYTES: usize = 1024 * 1024;

/// Room for the snapshot of many vaults with the longest policies.
const SNAPSHOT_BYTES: usize = 256 * 1024 * 1024;

/// Whether the request is for the knobs and not for Glacier.
pub(crate) fn is_control(path: &str) -> bool {
    path.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// How many bytes of a body are to be read, for a request to the knobs that has this head: not more than it is worth.
pub(crate) fn body_bytes(head: &Parts) -> usize {
    let is_snapshot = routes::find(&head.method, head.uri.path())
        .is_ok_and(|(route, _)| (route.method, route.path) == ("PUT", "/_emulator/snapshot"));
    if is_snapshot && refuse_web_pages(&head.headers).is_ok() { SNAPSHOT_BYTES } else { BODY_BYTES }
}

/// Answers a request for the knobs.
pub(crate) fn serve(glacier: &Glacier, request: &HttpRequest<'_>) -> Response<Vec<u8>> {
    match answer(glacier, request) {
        Ok(reply) => json(reply.status, &reply.body),
        Err(error) => refusal(&error),
    }
}

fn answer(glacier: &Glacier, request: &HttpRequest<'_>) -> Outcome {
    refuse_web_pages(request.headers)?;
    let (route, labels) = routes::find(request.method, request.path)?;
    let call = Call { glacier, labels, query: request.query, body: request.body };
    (route.handler)(&call)
}

/// Any page in a browser of this machine could send requests to a loopback port; browsers say so in `Origin`.
fn refuse_web_pages(headers: &HeaderMap) -> Result<(), ControlError> {
    match headers.get(ORIGIN) {
        None => Ok(()),
        Some(origin) => Err(ControlError::new(
            ControlErrorCode::CrossSite,
            format!(
                "the request comes from the web page `{}`",
                String::from_utf8_lossy(origin.as_bytes())
            ),
            "the knobs are for programs; send the request without an Origin header",
        )),
    }
}

fn refusal(error: &ControlError) -> Response<Vec<u8>> {
    let mut response = json(error.code().status(), &error.to_json());
    if let Some(allow) = error.allow().and_then(|allow| HeaderValue::from_str(allow).ok()) {
        response.headers_mut().insert(ALLOW, allow);
    }
    response
}

/// People read these answers too, so they are indented and end with a line break.
fn json(status: StatusCode, body: &Value) -> Response<Vec<u8>> {
    let mut response = Response::new(format!("{body:#}\n").into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
