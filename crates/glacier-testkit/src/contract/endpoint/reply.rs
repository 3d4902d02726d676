//! An answer, and what a case can ask of it.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::Response;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::call::{Call, shortened};
use crate::contract::failure::{Outcome, Stop, failed};
use crate::contract::{Comparison, Failure};
use crate::rules::{self, Rule};
use crate::state::ErrorCode;

/// An answer to a call of a case.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    step: String,
    comparison: Comparison,
    response: Response<Bytes>,
}

impl Reply {
    pub(crate) fn new(call: &Call, comparison: Comparison, response: Response<Bytes>) -> Self {
        Self { step: call.to_string(), comparison, response }
    }

    /// An answer to something that is no call.
    pub(crate) fn to(step: &str, comparison: Comparison, response: Response<Bytes>) -> Self {
        Self { step: step.to_owned(), comparison, response }
    }

    /// Demands this status, as of a call that is granted.
    pub(crate) fn is(&self, rule: &'static Rule, status: u16) -> Outcome<&Self> {
        self.holds(self.status() == status, rule, format!("status {status}"), self.summary())
    }

    /// Demands a refusal with this code and its status.
    pub(crate) fn is_refused(&self, rule: &'static Rule, code: ErrorCode) -> Outcome<&Self> {
        let code_agrees = self.comparison == Comparison::StatusOnly
            || self.code().as_deref() == Some(code.as_str());
        self.holds(
            self.status() == code.status() && code_agrees,
            rule,
            format!("status {}, code {code}", code.status()),
            self.summary(),
        )
    }

    /// Demands the very message of a refusal.
    pub(crate) fn says(&self, rule: &'static Rule, message: &str) -> Outcome<&Self> {
        let said = self.message().unwrap_or_default();
        self.holds(said == message, rule, format!("the message {message:?}"), format!("{said:?}"))
    }

    /// A header, which must be there.
    pub(crate) fn header(&self, rule: &'static Rule, name: &str) -> Outcome<&str> {
        let value = self.response.headers().get(name).and_then(|value| value.to_str().ok());
        value.ok_or_else(|| {
            failed(
                rule,
                &self.step,
                format!("a header `{name}`"),
                format!("no `{name}`; {}", self.summary()),
            )
        })
    }

    /// The body as JSON.
    pub(crate) fn json(&self, rule: &'static Rule) -> Outcome<Value> {
        serde_json::from_slice(self.response.body()).map_err(|error| {
            failed(rule, &self.step, "a body in JSON", format!("{error}, in {}", self.summary()))
        })
    }

    /// A member of the body, null if it is not there.
    pub(crate) fn member(&self, rule: &'static Rule, name: &str) -> Outcome<Value> {
        Ok(self.json(rule)?.get(name).cloned().unwrap_or_default())
    }

    /// A member of the body, which must be a string.
    pub(crate) fn text(&self, rule: &'static Rule, member: &str) -> Outcome<String> {
        let body = self.json(rule)?;
        body.get(member).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| {
            failed(rule, &self.step, format!("a string `{member}` in the body"), self.summary())
        })
    }

    /// A date of the body, in the form of ISO 8601 in UTC with milliseconds.
    pub(crate) fn date(&self, rule: &'static Rule, member: &str) -> Outcome<OffsetDateTime> {
        let text = self.text(rule, member)?;
        let well_formed = text.len() == "2013-03-20T17:03:43.221Z".len() && text.ends_with('Z');
        let date = OffsetDateTime::parse(&text, &Rfc3339).ok().filter(|_| well_formed);
        date.ok_or_else(|| {
            let expected = format!("a `{member}` such as 2013-03-20T17:03:43.221Z");
            failed(rule, &self.step, expected, text)
        })
    }

    /// Demands that the body has these members and no others.
    pub(crate) fn has_only(&self, rule: &'static Rule, members: &[&str]) -> Outcome<&Self> {
        let body = self.json(rule)?;
        let got: BTreeSet<&str> =
            body.as_object().into_iter().flat_map(|body| body.keys().map(String::as_str)).collect();
        let expected: BTreeSet<&str> = members.iter().copied().collect();
        self.holds(
            got == expected,
            rule,
            format!("a body with the members {expected:?}"),
            format!("{got:?}"),
        )
    }

    /// Whether a text occurs anywhere in the answer, headers included.
    pub(crate) fn mentions(&self, text: &str) -> bool {
        let in_headers = self
            .headers()
            .values()
            .any(|value| value.to_str().is_ok_and(|value| value.contains(text)));
        in_headers || String::from_utf8_lossy(self.body()).contains(text)
    }

    /// Demands a policy in the body: the same text if texts are compared, else the same JSON.
    pub(crate) fn holds_policy(&self, rule: &'static Rule, policy: &str) -> Outcome<&Self> {
        let got = self.text(rule, "Policy")?;
        let agrees = match self.comparison {
            Comparison::ExactText => got == policy,
            _ => parsed(&got).is_some() && parsed(&got) == parsed(policy),
        };
        self.holds(agrees, rule, format!("the policy {}", shortened(policy)), shortened(&got))
    }

    /// Demands that the answer has no body.
    pub(crate) fn is_empty(&self, rule: &'static Rule) -> Outcome<&Self> {
        self.holds(self.body().is_empty(), rule, "no body", self.summary())
    }

    /// Demands something of this answer.
    pub(crate) fn holds(
        &self,
        condition: bool,
        rule: &'static Rule,
        expected: impl Into<String>,
        got: impl Into<String>,
    ) -> Outcome<&Self> {
        if condition {
            return Ok(self);
        }
        Err(Stop::Failed(Box::new(Failure {
            rule,
            step: self.step.clone(),
            expected: expected.into(),
            got: got.into(),
            broke_down: self.status() >= 500,
        })))
    }

    /// What was done to get this answer.
    pub(crate) fn step(&self) -> &str {
        &self.step
    }

    pub(crate) fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    pub(crate) fn body(&self) -> &[u8] {
        self.response.body()
    }

    pub(crate) fn headers(&self) -> &http::HeaderMap {
        self.response.headers()
    }

    /// The error code of the body.
    pub(crate) fn code(&self) -> Option<String> {
        self.error_member("code")
    }

    /// The error message of the body.
    pub(crate) fn message(&self) -> Option<String> {
        self.error_member("message")
    }

    fn error_member(&self, name: &str) -> Option<String> {
        let body: Value = serde_json::from_slice(self.body()).ok()?;
        body.get(name)?.as_str().map(str::to_owned)
    }

    /// The answer in a line.
    pub(crate) fn summary(&self) -> String {
        let body = String::from_utf8_lossy(self.body());
        let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
        match (self.code(), body.is_empty()) {
            (Some(code), _) => format!(
                "status {}, code {code}: {}",
                self.status(),
                shortened(&self.message().unwrap_or_default())
            ),
            (None, true) => format!("status {}, no body", self.status()),
            (None, false) => format!("status {}, body {}", self.status(), shortened(&body)),
        }
    }

    /// The lock ID of an answer to `InitiateVaultLock`.
    pub(crate) fn lock_id(&self) -> Outcome<String> {
        self.is(&rules::INITIATE, 201)?;
        let lock_id = self.header(&rules::INITIATE, "x-amz-lock-id")?;
        self.holds(!lock_id.is_empty(), &rules::INITIATE, "a lock ID", "an empty `x-amz-lock-id`")?;
        Ok(lock_id.to_owned())
    }
}

fn parsed(policy: &str) -> Option<Value> {
    serde_json::from_str(policy).ok()
}
