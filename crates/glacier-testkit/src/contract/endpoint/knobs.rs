//! The knobs of this project's emulator, over the way by which calls go too.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use super::call::escaped;
use super::port::{Control, EndpointPort, Place, SendError};
use crate::contract::{BoxFuture, Capability};
use crate::control::PREFIX;

/// The [knobs](crate::control) of this project's emulator, in process or over HTTP.
pub(super) struct Knobs<'a> {
    port: &'a dyn EndpointPort,
    endpoint_url: String,
    has: Vec<Capability>,
}

impl<'a> Knobs<'a> {
    /// The knobs of an endpoint, or nothing if it has none.
    pub(super) async fn find(
        port: &'a dyn EndpointPort,
        endpoint_url: &str,
    ) -> Result<Option<Self>, SendError> {
        let mut knobs = Self { port, endpoint_url: endpoint_url.to_owned(), has: Vec::new() };
        let Some(info) = knobs.turn(Method::GET, "/info", None).await?.ok() else {
            return Ok(None);
        };
        let is = |name: &str| info.get(name).and_then(Value::as_bool);
        let (Some(stands_still), Some(unsigned)) =
            (is("clock_stands_still"), is("unsigned_requests_allowed"))
        else {
            return Ok(None);
        };
        knobs.has = vec![
            Capability::CreateVaults,
            Capability::LockForEver,
            Capability::MoveClock,
            Capability::NewAccount,
            Capability::PlantArchives,
            Capability::EveryRegion,
            Capability::ThousandVaults,
        ];
        knobs.has.extend(stands_still.then_some(Capability::StopClock));
        knobs.has.extend((!unsigned).then_some(Capability::VerifySignatures));
        Ok(Some(knobs))
    }

    /// Turns a knob. The inner error is a refusal.
    async fn turn(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Result<Value, SendError>, SendError> {
        let uri = format!("{}{PREFIX}{path}", self.endpoint_url);
        let body = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
        let request = Request::builder().method(method).uri(uri).body(body);
        let response = self.port.send(request.map_err(|error| SendError::new(&error))?).await?;
        let body = response.body();
        if response.status().is_success() {
            return Ok(serde_json::from_slice(body).map_err(|error| SendError::new(&error)));
        }
        let answer = String::from_utf8_lossy(body);
        Ok(Err(SendError::text(format!("status {}: {answer}", response.status()))))
    }

    fn turned(
        &self,
        method: Method,
        path: String,
        body: Option<Value>,
    ) -> BoxFuture<'_, Result<(), SendError>> {
        Box::pin(async move { self.turn(method, &path, body).await?.map(drop) })
    }
}

impl Control for Knobs<'_> {
    fn capabilities(&self) -> Vec<Capability> {
        self.has.clone()
    }

    fn advance_clock(&self, by: Duration) -> BoxFuture<'_, Result<(), SendError>> {
        let body = json!({ "seconds": by.as_secs_f64() });
        self.turned(Method::POST, "/clock".to_owned(), Some(body))
    }

    fn set_new_account(&self, new_account: bool) -> BoxFuture<'_, Result<(), SendError>> {
        let body = json!({ "new_account": new_account });
        self.turned(Method::PUT, "/new_account".to_owned(), Some(body))
    }

    fn plant_archive<'a>(
        &'a self,
        place: Place<'a>,
        archive: &'a str,
        age_in_days: u64,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        let path = of_vault(place, &format!("/archives/{}", escaped(archive)));
        self.turned(Method::PUT, path, Some(json!({ "age_days": age_in_days, "size": 1 })))
    }

    fn remove_vault<'a>(&'a self, place: Place<'a>) -> BoxFuture<'a, Result<(), SendError>> {
        self.turned(Method::DELETE, of_vault(place, ""), None)
    }
}

fn of_vault(place: Place<'_>, rest: &str) -> String {
    let Place { account, region, vault } = place;
    format!("/vaults/{}{rest}?account={account}&region={region}", escaped(vault))
}
