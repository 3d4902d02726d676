//! The way to a service in the same process.

use bytes::Bytes;
use http::{HeaderValue, Request, header};

use super::port::{Answering, EndpointPort};
use crate::glacier::Glacier;
use crate::wire::HttpRequest;

impl EndpointPort for Glacier {
    fn send(&self, mut request: Request<Bytes>) -> Answering<'_> {
        complete_headers(&mut request);
        let uri = request.uri();
        let response = self.serve(&HttpRequest {
            method: request.method(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            headers: request.headers(),
            body: request.body(),
        });
        Box::pin(std::future::ready(Ok(response.map(Bytes::from))))
    }
}

/// The headers that an HTTP client would add.
fn complete_headers(request: &mut Request<Bytes>) {
    let host = request.uri().authority().map(|authority| authority.as_str().to_owned());
    if let Some(host) = host.and_then(|host| HeaderValue::from_str(&host).ok()) {
        request.headers_mut().entry(header::HOST).or_insert(host);
    }
    let length = HeaderValue::from(request.body().len());
    request.headers_mut().entry(header::CONTENT_LENGTH).or_insert(length);
}
