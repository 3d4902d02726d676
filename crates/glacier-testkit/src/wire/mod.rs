//! The HTTP binding: bytes to a [`Request`], an [`Answer`] to bytes.
//!
//! Written by hand from the documented wire format and independent of any client, so that the two can contradict each
//! other. Pure as well: what an answer needs besides its content comes in a [`Stamp`].
//!
//! ```
//! use glacier_testkit::{rules, wire};
//! use http::{HeaderMap, Method};
//!
//! let identity = wire::Identity::default();
//! let request = wire::HttpRequest { method: &Method::GET, path: "/-/vaults/v", query: "", headers: &HeaderMap::new(), body: b"" };
//! let refused = wire::decode(&identity, &request).unwrap_err();
//! assert_eq!(refused.rule(), &rules::AUTHORIZATION_MISSING);
//! ```

mod authentication;
mod body;
mod render;
mod request_id;
mod route;
mod version;

use http::header::AUTHORIZATION;
use http::{HeaderMap, Method};

pub use authentication::{Identity, Unsigned};
pub use render::{Stamp, render};
pub(crate) use render::{render_error, render_response};
pub use request_id::RequestIds;

use crate::state::{Operation, Region, Request, Scope, ServiceError};

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
/// # Errors
///
/// The first fault in the order of [`rules::ORDER_OF_CHECKS`]; [`State::apply`] goes on with the rest of them.
pub fn decode(
    identity: &Identity,
    request: &HttpRequest<'_>,
) -> Result<(Scope, Request), ServiceError> {
    let caller = authentication::authenticate(identity, request.headers)?;
    version::check(request.headers)?;
    let route = route::find(request.method, request.path)?;
    let scope = caller.admit(&route.account, route.operation())?;
    let request = body::read(route, request.body)?;
    Ok((scope, request))
}

/// What a request asks for, read without asking who sent it.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The operation, by method and path.
    pub(crate) operation: Operation,
    /// The account as the path names it.
    pub(crate) account: String,
    /// The vault that the path names, if the operation has one.
    pub(crate) vault: Option<String>,
    /// The call, or the fault in its body.
    pub(crate) request: Result<Request, ServiceError>,
}

/// Reads what any request for an operation has: version, path and method; then the body as far as it can be read.
pub(crate) fn read(request: &HttpRequest<'_>) -> Result<Asked, ServiceError> {
    version::check(request.headers)?;
    let route = route::find(request.method, request.path)?;
    let (operation, account) = (route.operation(), route.account.clone());
    let vault = Some(route.vault.clone());
    Ok(Asked { operation, account, vault, request: body::read(route, request.body) })
}

/// The region in the credential scope of a signed request.
pub(crate) fn scope_region(headers: &HeaderMap) -> Option<Region> {
    authentication::scope_region(headers.get(AUTHORIZATION)?.to_str().ok()?)
}
