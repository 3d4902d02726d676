//! Refusals of the documented form.

use http::Response;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::text::{any_text, one_of};
use super::message::{common, object, with_body};
use crate::state::ErrorCode;

/// A refusal of the documented form, with any code of [`ErrorCode::ALL`].
///
/// Members come in any order, as they do in logs of the service, messages in any words.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(response in strategies::error_response())| {
///     prop_assert!(response.status().as_u16() >= 400);
///     let body: serde_json::Value = serde_json::from_slice(response.body())?;
///     prop_assert!(body["code"].is_string() && body["message"].is_string() && body["type"].is_string());
/// });
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn error_response() -> BoxedStrategy<Response<Vec<u8>>> {
    select(ErrorCode::ALL).prop_flat_map(error_response_with).boxed()
}

/// A refusal of the documented form with this code.
///
/// ```
/// use glacier_testkit::{state::ErrorCode, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(response in strategies::error_response_with(ErrorCode::Throttling))| {
///     prop_assert_eq!(response.status(), 400);
///     prop_assert!(String::from_utf8_lossy(response.body()).contains("ThrottlingException"));
/// });
/// ```
pub fn error_response_with(code: ErrorCode) -> BoxedStrategy<Response<Vec<u8>>> {
    let kind = prop_oneof![6 => Just(code.kind().as_str()), 1 => Just("Unknown")];
    let body = (message(), kind).prop_flat_map(move |(message, kind)| {
        object(vec![
            ("code", code.as_str().into()),
            ("message", message.into()),
            ("type", kind.into()),
        ])
    });
    (body, common()).prop_map(move |(body, common)| with_body(code.status(), common, body)).boxed()
}

/// What the service was seen to say, and anything else that fits into a string.
pub(super) fn message() -> impl Strategy<Value = String> {
    let seen = one_of(&[
        "",
        "Access denied for account ID: 111122223333",
        "Vault not found for ARN: arn:aws:glacier:us-east-1:111122223333:vaults/v",
        "No vault lock policy is set for: v",
        "The specified vault lock policy is invalid. Provide a valid policy.",
        "quoted \"words\", a \\ and\na second line",
        "\u{62d2}\u{7d76} \u{1f512}",
    ]);
    prop_oneof![4 => seen, 1 => any_text(0..200)]
}
