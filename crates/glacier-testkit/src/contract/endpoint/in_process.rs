//! The way to a service in the same process.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, header};

use super::port::{Control, EndpointPort, Place, SendError};
use crate::clock::Clock;
use crate::contract::{BoxFuture, Capability};
use crate::glacier::Glacier;
use crate::wire::HttpRequest;

impl EndpointPort for Glacier {
    fn send(
        &self,
        mut request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, SendError>> {
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

impl Control for Glacier {
    fn capabilities(&self) -> Vec<Capability> {
        let mut has = vec![
            Capability::CreateVaults,
            Capability::LockForEver,
            Capability::MoveClock,
            Capability::EveryRegion,
            Capability::ThousandVaults,
            Capability::PlantArchives,
        ];
        if self.verifies_signatures() {
            has.push(Capability::VerifySignatures);
        }
        if self.clock().stands_still() {
            has.push(Capability::StopClock);
        }
        has
    }

    fn advance_clock(&self, by: Duration) -> BoxFuture<'_, Result<(), SendError>> {
        self.clock().advance(by);
        Box::pin(std::future::ready(Ok(())))
    }

    fn plant_archive<'a>(
        &'a self,
        place: Place<'a>,
        archive: &'a str,
        age_in_days: u64,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        let age = Duration::from_hours(age_in_days.saturating_mul(24));
        let planted = self.vault(place.vault).plant_archive(archive, 1, age);
        Box::pin(std::future::ready(planted.map_err(|error| SendError::new(&error))))
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
