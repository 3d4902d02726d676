//! The form that every answer has, whatever it says.

use std::time::{Duration, SystemTime};

use glacier_testkit::state::ErrorCode;
use http::{HeaderValue, Response};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

/// Checks the form, and gives the code if it is a refusal.
pub(crate) fn well_formed(
    response: &Response<Vec<u8>>,
) -> Result<Option<&'static str>, TestCaseError> {
    let headers = response.headers();
    let id = headers.get("x-amzn-requestid").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    prop_assert!(id.len() == 47 && id.bytes().all(fits), "request ID: {}", id);
    real_date(response)?;
    prop_assert!(!headers.contains_key("x-amzn-errortype"));

    let has_body = !response.body().is_empty();
    let content_type = headers.get("content-type").map(HeaderValue::as_bytes);
    prop_assert_eq!(content_type, has_body.then_some(&b"application/json"[..]));
    let status = response.status().as_u16();
    match status {
        201 | 204 => {
            prop_assert!(!has_body, "a body with {}", status);
            Ok(None)
        }
        200 => {
            let body = parse(response)?;
            prop_assert!(body.is_object(), "{}", body);
            Ok(None)
        }
        _ => refusal(response).map(Some),
    }
}

/// The date is that of the machine, wherever the emulator's clock stands.
fn real_date(response: &Response<Vec<u8>>) -> Result<(), TestCaseError> {
    let date =
        response.headers().get("date").and_then(|date| date.to_str().ok()).unwrap_or_default();
    let date = httpdate::parse_http_date(date)
        .map_err(|error| TestCaseError::fail(format!("{error}: `{date}`")))?;
    let hour = Duration::from_hours(1);
    let now = SystemTime::now();
    prop_assert!(now - hour < date && date < now + hour, "{:?}", date);
    Ok(())
}

fn refusal(response: &Response<Vec<u8>>) -> Result<&'static str, TestCaseError> {
    let body = parse(response)?;
    let members: Vec<&str> =
        body.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    prop_assert_eq!(members, ["code", "message", "type"]);
    prop_assert!(body["message"].as_str().is_some_and(|message| !message.is_empty()), "{}", body);
    let code = ErrorCode::ALL.iter().find(|code| Some(code.as_str()) == body["code"].as_str());
    let Some(code) = code else { return Err(TestCaseError::fail(format!("unknown code: {body}"))) };
    prop_assert_eq!(response.status(), code.status());
    prop_assert_eq!(
        body["type"].as_str(),
        Some(if code.status() < 500 { "Client" } else { "Server" })
    );
    Ok(code.as_str())
}

fn parse(response: &Response<Vec<u8>>) -> Result<Value, TestCaseError> {
    let body = String::from_utf8_lossy(response.body());
    serde_json::from_str(&body).map_err(|error| TestCaseError::fail(format!("{error}: {body}")))
}
