//! The way of requests from a client to the service, with somebody sitting on it.

use std::{fmt, sync::Arc};

use aws_smithy_runtime_api::client::{
    http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
        SharedHttpConnector,
    },
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
    runtime_components::RuntimeComponents,
};
use futures_util::future::BoxFuture;
use glacier_testkit::state::Operation;

/// What a request or its answer meets on the way.
pub(crate) trait Route: Send + Sync + 'static {
    /// Takes a request to the service, or not, and brings back the answer, or not.
    fn carry<'a>(
        &'a self,
        operation: Operation,
        request: HttpRequest,
        service: &'a SharedHttpConnector,
    ) -> BoxFuture<'a, Result<HttpResponse, ConnectorError>>;
}

/// An HTTP client that reaches another one by a route.
pub(crate) struct Network<R> {
    service: SharedHttpClient,
    route: Arc<R>,
}

impl<R: Route> Network<R> {
    pub(crate) fn new(service: SharedHttpClient, route: R) -> Self {
        Self { service, route: Arc::new(route) }
    }
}

impl<R: Route> HttpClient for Network<R> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let service = self.service.http_connector(settings, components);
        SharedHttpConnector::new(Connector { service, route: Arc::clone(&self.route) })
    }
}

struct Connector<R> {
    service: SharedHttpConnector,
    route: Arc<R>,
}

impl<R: Route> HttpConnector for Connector<R> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (service, route) = (self.service.clone(), Arc::clone(&self.route));
        HttpConnectorFuture::new(async move {
            let operation = operation(&request);
            route.carry(operation, request, &service).await
        })
    }
}

/// The operation of a request that this crate sends.
fn operation(request: &HttpRequest) -> Operation {
    let path = request.uri().split_once("/vaults/").map_or("", |(_, path)| path);
    match (request.method(), path.split('/').nth(1), path.split('/').nth(2)) {
        ("GET", None, _) => Operation::DescribeVault,
        ("GET", Some("lock-policy"), None) => Operation::GetVaultLock,
        ("POST", Some("lock-policy"), None) => Operation::InitiateVaultLock,
        ("POST", Some("lock-policy"), Some(_)) => Operation::CompleteVaultLock,
        ("DELETE", Some("lock-policy"), None) => Operation::AbortVaultLock,
        other => panic!("an operation that this crate does not send: {other:?}"),
    }
}

impl<R> fmt::Debug for Network<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Network")
    }
}

impl<R> fmt::Debug for Connector<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connector")
    }
}
