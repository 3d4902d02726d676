//! A service in memory: takes a request, gives the answer of a scenario.

use std::fmt;
use std::hint::black_box;
use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use http::header::DATE;
use http::{HeaderName, HeaderValue, StatusCode};

use crate::{SECONDS, Scenario};

/// Looks at each request, for tests.
pub type Seen = Arc<dyn Fn(&HttpRequest) + Send + Sync>;

/// The lock ID in its answers.
pub(crate) const LOCK_ID: &str = "AE863rKkWZU53SLW5be4DUcW";

/// Answers from memory, at once and always the same.
#[derive(Clone, Debug)]
pub struct Canned(SharedHttpConnector);

impl Canned {
    /// The service of a scenario.
    pub fn new(scenario: Scenario) -> Self {
        Self::seen_by(scenario, None)
    }

    /// The same, and `seen` gets to see each request.
    pub fn seen_by(scenario: Scenario, seen: Option<Seen>) -> Self {
        let date = DateTime::from_secs(SECONDS.cast_signed()).fmt(Format::HttpDate);
        let date = date.ok().and_then(|date| HeaderValue::try_from(date).ok());
        Self(SharedHttpConnector::new(Connector { scenario, date, seen }))
    }
}

impl HttpClient for Canned {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        self.0.clone()
    }
}

struct Connector {
    scenario: Scenario,
    date: Option<HeaderValue>,
    seen: Option<Seen>,
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector").field("scenario", &self.scenario).finish_non_exhaustive()
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if let Some(seen) = &self.seen {
            seen(&request);
        }
        let answer = match self.scenario {
            Scenario::ErrorAnswer => &REFUSED,
            Scenario::RetryAfter500 if is_first_attempt(&request) => &BROKEN,
            _ => &ACCEPTED,
        };
        let answer = answer.response(self.date.clone());
        drop(black_box(request));
        if self.scenario == Scenario::Concurrent64 {
            // Somebody else's turn, so that the calls are under way at the same time.
            HttpConnectorFuture::new(async move {
                tokio::task::yield_now().await;
                answer
            })
        } else {
            HttpConnectorFuture::ready(answer)
        }
    }
}

fn is_first_attempt(request: &HttpRequest) -> bool {
    request.headers().get("amz-sdk-request").is_some_and(|value| value.starts_with("attempt=1"))
}

/// An answer of the service, but for its date.
struct Answer {
    status: StatusCode,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

const REQUEST_ID: (&str, &str) =
    ("x-amzn-requestid", "AAABZpJrTyioDC_HsOmHae8EZp_uBSJr6cnGOLKp_XJCl-Q");

const JSON: (&str, &str) = ("content-type", "application/json");

static ACCEPTED: Answer = Answer {
    status: StatusCode::CREATED,
    headers: &[REQUEST_ID, ("content-length", "0"), ("x-amz-lock-id", LOCK_ID)],
    body: "",
};

static REFUSED: Answer = Answer {
    status: StatusCode::BAD_REQUEST,
    headers: &[REQUEST_ID, JSON, ("content-length", "90")],
    body: r#"{"code":"InvalidParameterValueException","message":"not a policy: line 1","type":"Client"}"#,
};

static BROKEN: Answer = Answer {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    headers: &[REQUEST_ID, JSON, ("content-length", "72")],
    body: r#"{"code":"ServiceUnavailableException","message":"later","type":"Server"}"#,
};

impl Answer {
    fn response(&self, date: Option<HeaderValue>) -> Result<HttpResponse, ConnectorError> {
        let body = if self.body.is_empty() { SdkBody::empty() } else { SdkBody::from(self.body) };
        let mut response = http::Response::new(body);
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            let name = HeaderName::from_static(name);
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        if let Some(date) = date {
            response.headers_mut().insert(DATE, date);
        }
        response.try_into().map_err(|error| ConnectorError::other(Box::new(error), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_bodies() {
        for answer in [&ACCEPTED, &REFUSED, &BROKEN] {
            let response = answer.response(None).unwrap();
            let length = response.headers().get("content-length").unwrap();
            assert_eq!(length, answer.body.len().to_string(), "{}", answer.body);
        }
    }
}
