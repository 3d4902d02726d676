//! Where a call is sent.

pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
pub use aws_smithy_types::endpoint::Endpoint;
pub use params::{Params, ParamsBuilder};

use super::account_id; // only: config::account_id
use aws_smithy_runtime_api::client::endpoint::{self, EndpointResolverParams};
use std::error::Error;
use std::fmt;
use std::sync::{PoisonError, RwLock};

mod params;
mod rules;

/// Chooses the endpoint of a call.
pub trait ResolveEndpoint: Send + Sync + fmt::Debug {
    /// Chooses the endpoint for `params`.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// Turns this resolver into the one that the runtime takes.
    fn into_shared_resolver(self) -> SharedEndpointResolver
    where
        Self: Sized + 'static,
    {
        SharedEndpointResolver::new(DowncastParams(self))
    }
}

/// Gives the runtime's type-erased parameters their type back.
#[derive(Debug)]
struct DowncastParams<T>(T);

impl<T: ResolveEndpoint> endpoint::ResolveEndpoint for DowncastParams<T> {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_endpoint(params),
            None => EndpointFuture::ready(Err("params of another type".into())),
        }
    }

    account_id::finalize_params!(); // only: config::account_id
}

/// Follows the endpoint rules of the service's model.
#[derive(Debug)]
pub struct DefaultResolver {
    /// What the rules came to last: most calls of a client have the same parameters.
    latest: RwLock<Option<(Params, Endpoint)>>,
}

impl DefaultResolver {
    /// A resolver with the rules that this crate was generated from.
    pub fn new() -> Self {
        Self { latest: RwLock::new(None) }
    }
}

impl Default for DefaultResolver {
    fn default() -> Self {
        Self::new()
    }
}

impl ResolveEndpoint for DefaultResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let latest = self.latest.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, endpoint)) = latest.as_ref().filter(|(of, _)| of == params) {
            return EndpointFuture::ready(Ok(endpoint.clone()));
        }
        drop(latest);
        let endpoint = rules::resolve(params);
        if let Ok(endpoint) = &endpoint {
            let mut latest = self.latest.write().unwrap_or_else(PoisonError::into_inner);
            *latest = Some((params.clone(), endpoint.clone()));
        }
        EndpointFuture::ready(endpoint)
    }
}

/// A value in [`ParamsBuilder`] that no endpoint can be chosen with.
#[derive(Debug)]
pub struct InvalidParams {
    pub(crate) field: &'static str,
    /// What is wrong with the value; `None` if there has to be one.
    pub(crate) message: Option<&'static str>,
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, message } = self;
        match message {
            Some(message) => write!(f, "invalid value for field: `{field}` - {message}"),
            None => write!(f, "a required field was missing: `{field}`"),
        }
    }
}

impl Error for InvalidParams {}
