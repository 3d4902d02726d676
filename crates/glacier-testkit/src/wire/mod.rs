//! The HTTP binding: bytes to a [`Request`], an [`Answer`] to bytes.
//!
//! Written by hand from the documented wire format and independent of any client, so that the two can contradict each
//! other. Pure as well: what an answer needs besides its content comes in a [`Stamp`].
//!
//! ```
//! use std::time::SystemTime;
//! use glacier_testkit::{rules, wire};
//! use http::{HeaderMap, Method};
//!
//! let identity = wire::Identity::default();
//! let request = wire::HttpRequest { method: &Method::GET, path: "/-/vaults/v", query: "", headers: &HeaderMap::new(), body: b"" };
//! let refused = wire::decode(&identity, &request, SystemTime::now()).unwrap_err();
//! assert_eq!(refused.rule(), &rules::AUTHORIZATION_MISSING);
//! ```

mod authentication;
mod body;
mod date;
mod json;
mod query;
mod render;
mod request_id;
mod resource;
mod route;
mod version;

use std::time::SystemTime;

use http::header::USER_AGENT;
use http::{HeaderMap, Method};

pub(crate) use authentication::SigningKeys;
pub use authentication::{Identity, Unsigned, authenticate};
pub(crate) use render::{LockBody, PolicyBody, render_body, render_error, render_response};
pub use render::{Stamp, render};
pub use request_id::RequestIds;

use crate::state::{Operation, Request, RequestContext, ServiceError};

#[cfg(doc)]
use crate::{rules, state::Answer, state::State};

/// What the binding reads of an HTTP request.
#[derive(Debug, Clone, Copy)]
pub struct HttpRequest<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path as it was sent, percent-encoding included, without the query.
    pub path: &'a str,
    /// The query as it was sent, without the question mark; empty if there is none.
    pub query: &'a str,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
}

/// Reads a request and decides all that can be decided without looking at vaults.
///
/// `now` is the real time, by which signatures are judged.
///
/// # Errors
///
/// The first fault in the order of [`rules::ORDER_OF_CHECKS`]; [`State::apply`] goes on with the rest of them.
pub fn decode<'a>(
    identity: &Identity,
    request: &HttpRequest<'a>,
    now: SystemTime,
) -> Result<(RequestContext<'a>, Request), ServiceError> {
    let caller = authenticate(identity, request, now)?;
    version::check(request.headers)?;
    let route = route::find(request.method, request.path, request.query)?;
    let context = caller.admit_as_far_as(&route.account, route.operation.reach())?;
    let operation = route.operation.operation()?;
    let asked = body::read(operation, route, request.query, request.body)?;
    let user_agent = request.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    Ok((context.with_user_agent(user_agent), asked))
}

/// The operation that a request would be, going by its method, path and query alone; `None` if it is none that the
/// emulator serves.
///
/// ```
/// use glacier_testkit::{state::Operation, wire};
/// use http::Method;
///
/// let operation = wire::operation(&Method::POST, "/-/vaults/v/tags", "operation=add");
/// assert_eq!(operation, Some(Operation::AddTagsToVault));
/// assert_eq!(wire::operation(&Method::POST, "/-/vaults/v/archives", ""), None);
/// ```
pub fn operation(method: &Method, path: &str, query: &str) -> Option<Operation> {
    route::find(method, path, query).ok()?.operation.operation().ok()
}

/// What a request asks for, read without asking who sent it.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The operation, by method, path and query.
    pub(crate) operation: Operation,
    /// The account as the path names it.
    pub(crate) account: String,
    /// The vault, if the path names one.
    pub(crate) vault: Option<String>,
    /// The call, or the fault in its query or body.
    pub(crate) request: Result<Request, ServiceError>,
}

/// Reads what any call of an operation has: version, method and path; then query and body as far as they can be read.
pub(crate) fn read(request: &HttpRequest<'_>) -> Result<Asked, ServiceError> {
    version::check(request.headers)?;
    let route = route::find(request.method, request.path, request.query)?;
    let operation = route.operation.operation()?;
    Ok(Asked {
        operation,
        account: route.account.clone().into_owned(),
        vault: Some(route.vault.clone().into_owned()).filter(|vault| !vault.is_empty()),
        request: body::read(operation, route, request.query, request.body),
    })
}

/// The region that a request is signed for, whether the signature is right or not.
pub(crate) fn signed_region(headers: &HeaderMap) -> Option<&str> {
    authentication::region(headers)
}

/// Which attempt of a call this is, from 1, as AWS's SDKs say in `amz-sdk-request`.
pub(crate) fn attempt(headers: &HeaderMap) -> Option<u32> {
    let value = headers.get("amz-sdk-request")?.to_str().ok()?;
    let mut parameters = value.split(';').filter_map(|parameter| parameter.split_once('='));
    parameters.find(|(name, _)| name.trim() == "attempt")?.1.trim().parse().ok()
}
