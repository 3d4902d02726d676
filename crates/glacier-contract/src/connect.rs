//! The connection to the endpoint, with TLS if its address asks for it.

use glacier_testkit::contract::HttpEndpoint;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::crypto::ring;

/// The way to an endpoint over HTTP or HTTPS, trusting whom the machine trusts.
pub(crate) fn endpoint() -> std::io::Result<HttpEndpoint<HttpsConnector<HttpConnector>>> {
    let connector = HttpsConnectorBuilder::new()
        .with_provider_and_native_roots(ring::default_provider())?
        .https_or_http()
        .enable_http1()
        .build();
    Ok(HttpEndpoint::with_connector(connector))
}
