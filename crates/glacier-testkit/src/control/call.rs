//! One request to the knobs, as its handler sees it.

use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::{ControlError, ControlErrorCode};
use crate::glacier::Glacier;

/// A request whose route is known.
pub(super) struct Call<'a> {
    pub(super) glacier: &'a Glacier,
    /// What stands in the path where the route has labels, in their order.
    pub(super) labels: Vec<String>,
    pub(super) query: &'a str,
    pub(super) body: &'a [u8],
}

/// An answer of the knobs.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: Value,
}

pub(super) type Outcome = Result<Reply, ControlError>;

impl Reply {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body }
    }

    pub(super) fn created(body: Value) -> Self {
        Self { status: StatusCode::CREATED, body }
    }
}

impl Call<'_> {
    /// The label of that number, from zero.
    pub(super) fn label(&self, number: usize) -> &str {
        self.labels.get(number).map_or("", String::as_str)
    }

    /// The body as the handler wants it; no body at all is one without members.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, ControlError> {
        const HELP: &str = "GET /_emulator/ lists each route with its members";
        let body: &[u8] = if self.body.is_empty() { b"{}" } else { self.body };
        // Members without their names, in a list, would be read as well.
        if !body.trim_ascii_start().starts_with(b"{") {
            let message = "the body is not a JSON object";
            return Err(ControlError::new(ControlErrorCode::InvalidBody, message, HELP));
        }
        serde_json::from_slice(body).map_err(|error| {
            ControlError::new(ControlErrorCode::InvalidBody, error.to_string(), HELP)
        })
    }

    /// Refuses a body where the route has none.
    pub(super) fn no_body(&self) -> Result<(), ControlError> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Nothing {}
        self.body::<Nothing>().map(|_| ())
    }

    /// The query's parameters, each at most once and only those that the route knows.
    pub(super) fn query<const N: usize>(
        &self,
        known: [&str; N],
    ) -> Result<[Option<String>; N], ControlError> {
        let mut values = [const { None }; N];
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            let place = known.iter().position(|known| *known == name);
            match place.and_then(|place| values.get_mut(place)) {
                Some(slot @ None) => *slot = Some(value.into_owned()),
                Some(Some(_)) => {
                    return Err(invalid_query(format!("`{name}` is there twice"), &known));
                }
                None => return Err(invalid_query(format!("unknown parameter `{name}`"), &known)),
            }
        }
        Ok(values)
    }
}

fn invalid_query(message: String, known: &[&str]) -> ControlError {
    let help = match known {
        [] => "this path takes no parameters".to_owned(),
        known => format!("this path takes {}", known.join(", ")),
    };
    ControlError::new(ControlErrorCode::InvalidQuery, message, help)
}
