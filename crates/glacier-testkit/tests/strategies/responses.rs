//! The answers, read by the book.

use std::collections::BTreeSet;

use glacier_testkit::state::{ErrorCode, Operation};
use glacier_testkit::strategies;
use http::Response;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Deserialize;
use serde_json::Value;

use crate::support::cases;

/// What the guide says of an error's body. Serde refuses members that are missing, of another type, or there twice.
#[derive(Deserialize)]
struct ErrorBody {
    code: String,
    #[serde(rename = "message")]
    _message: String,
    #[serde(rename = "type")]
    kind: String,
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn errors_are_of_the_documented_form(response in strategies::error_response()) {
        prop_assert!(documented(&response).is_some());
    }

    #[test]
    fn broken_errors_are_not(response in strategies::broken_error_response()) {
        prop_assert!(documented(&response).is_none(), "{:?}", response);
        prop_assert!(response.status().as_u16() >= 400);
    }

    #[test]
    fn what_is_granted_has_its_status_and_its_members(
        (operation, response) in select(Operation::ALL)
            .prop_flat_map(|operation| (Just(operation), strategies::success_response(operation))),
    ) {
        let headers = response.headers();
        prop_assert_eq!(headers["x-amzn-requestid"].len(), 47);
        let (status, member) = expected(operation);
        prop_assert_eq!(response.status(), status);
        prop_assert_eq!(headers.contains_key("x-amz-lock-id"), operation == Operation::InitiateVaultLock);
        prop_assert_eq!(headers.contains_key("location"), operation == Operation::CreateVault);
        match member {
            None => prop_assert!(response.body().is_empty()),
            Some(member) => {
                let body: Value = serde_json::from_slice(response.body()).unwrap();
                prop_assert!(body.get(member).is_some(), "{}", body);
                prop_assert_eq!(&headers["content-type"], "application/json");
            }
        }
    }
}

#[test]
fn every_code_comes_up() {
    let mut runner = TestRunner::deterministic();
    let strategy = strategies::error_response();
    let mut draw = || strategy.new_tree(&mut runner).unwrap().current();
    let seen: BTreeSet<String> = (0..2_000).filter_map(|_| documented(&draw())).collect();
    assert_eq!(seen, ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect());
}

fn expected(operation: Operation) -> (u16, Option<&'static str>) {
    match operation {
        Operation::InitiateVaultLock | Operation::CreateVault => (201, None),
        Operation::GetVaultLock => (200, Some("State")),
        Operation::GetVaultAccessPolicy => (200, Some("Policy")),
        Operation::DescribeVault => (200, Some("VaultARN")),
        Operation::ListVaults => (200, Some("VaultList")),
        Operation::ListTagsForVault => (200, Some("Tags")),
        _ => (204, None),
    }
}

/// The code, if the answer says what an error has to say, and says it in passable length.
fn documented(response: &Response<Vec<u8>>) -> Option<String> {
    let typed = response.headers().get("content-type")? == "application/json";
    let short = response.body().len() < 1 << 16;
    let body: ErrorBody = serde_json::from_slice(response.body()).ok()?;
    let known = ErrorCode::ALL.iter().find(|code| code.as_str() == body.code)?;
    let kind = ["Client", "Server", "Unknown"].contains(&body.kind.as_str());
    (typed && short && kind && response.status() == known.status()).then_some(body.code)
}
