//! Generated calls on generated configurations.

use conformance::{
    Answer, Behavior, Call, Change, Manner, Operation, PerCall, Policy, Reply, Route, Script,
    Setup, Wire,
};
use conformance::{assert_same, paused, same, strategies};
use proptest::collection::vec;
use proptest::prelude::*;

fn accepting() -> Script {
    Script::answering(Answer::new(200, &[], ""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any input on a plain client.
    #[test]
    fn any_input(call in strategies::call()) {
        let call = Call { manner: Manner::default(), ..call };
        paused(same(&Setup::default(), &[call], accepting)).map_err(TestCaseError::fail)?;
    }

    /// Any calls one after the other on one client of any configuration: nothing that a client keeps from one call
    /// may show in the next one.
    #[test]
    fn any_calls_on_any_client(setup in strategies::setup(), calls in vec(strategies::call(), 1..5)) {
        paused(same(&setup, &calls, accepting)).map_err(TestCaseError::fail)?;
    }
}

/// Something is sent at all, and it is signed; else the comparisons above would compare nothing.
#[test]
fn plain_calls_are_sent_and_signed() {
    for operation in Operation::ALL {
        let sent = paused(assert_same(
            format!("{operation:?}"),
            &Setup::default(),
            &[Call::new(operation)],
            accepting,
        ));
        assert_eq!(sent.len(), 1, "{operation:?}");
        let authorization = sent[0].header("authorization").unwrap_or_default();
        assert!(authorization.starts_with(
            "AWS4-HMAC-SHA256 Credential=ANOTREAL/20090213/us-east-1/glacier/aws4_request, "
        ));
        assert_eq!(sent[0].header("x-amz-glacier-version"), Some("2012-06-01"), "{operation:?}");
        assert_eq!(
            sent[0].header("amz-sdk-invocation-id"),
            Some("00000000-0000-4000-8000-000000000000")
        );
    }
}

#[test]
fn behavior_versions() {
    for behavior in Behavior::ALL {
        let setup = Setup { behavior, retries: None, ..Setup::default() };
        paused(assert_same(
            format!("{behavior:?}"),
            &setup,
            &[Call::new(Operation::GetVaultLock)],
            accepting,
        ));
    }
}

/// Every region of the partition table and some beside it, with every combination of FIPS and dual-stack.
#[test]
fn regions() {
    let regions = [
        "af-south-1",
        "ap-east-1",
        "ap-northeast-1",
        "ap-southeast-5",
        "aws-global",
        "aws-cn-global",
        "aws-us-gov-global",
        "ca-central-1",
        "ca-west-1",
        "cn-north-1",
        "cn-northwest-1",
        "eu-central-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
        "il-central-1",
        "me-south-1",
        "mx-central-1",
        "sa-east-1",
        "us-east-1",
        "us-gov-east-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-iso-west-1",
        "us-isob-east-1",
        "us-isof-south-1",
        "us-west-2",
        "xx-nowhere-1",
        "us-west-2.example",
    ];
    for region in regions {
        for use_fips in [None, Some(false), Some(true)] {
            for use_dual_stack in [None, Some(false), Some(true)] {
                let setup = Setup {
                    region: Some(region.to_owned()),
                    use_fips,
                    use_dual_stack,
                    ..Setup::default()
                };
                let case = format!("{region}, FIPS {use_fips:?}, dual-stack {use_dual_stack:?}");
                paused(assert_same(
                    case,
                    &setup,
                    &[Call::new(Operation::DescribeVault)],
                    accepting,
                ));
            }
        }
    }
}

/// A configuration for one call is gone with the next one.
#[test]
fn configuration_for_one_call() {
    let text = |text: &str| Change::Set(text.to_owned());
    let overrides = [
        PerCall { region: text("eu-west-1"), ..PerCall::default() },
        PerCall { region: Change::Unset, ..PerCall::default() },
        PerCall { endpoint_url: text("http://localhost:4566/base/"), ..PerCall::default() },
        PerCall { session_token: Some("token".to_owned()), ..PerCall::default() },
        PerCall { use_fips: Change::Set(true), ..PerCall::default() },
        PerCall { use_dual_stack: Change::Set(true), ..PerCall::default() },
        PerCall { app_name: text("another"), ..PerCall::default() },
        PerCall { app_name: Change::Unset, ..PerCall::default() },
        PerCall::default(),
    ];
    for per_call in overrides {
        let plain = Call::new(Operation::InitiateVaultLock);
        let manner = Manner {
            route: Route::Customized,
            per_call: Some(per_call.clone()),
            ..Manner::default()
        };
        let calls = [plain.clone(), Call { manner, ..plain.clone() }, plain];
        let setup = Setup { app_name: Some("app".to_owned()), ..Setup::default() };
        let sent = paused(assert_same(format!("{per_call:?}"), &setup, &calls, accepting));
        let but_for_its_id = |wire: &Wire| {
            let headers = wire.headers.iter().filter(|(name, _)| name != "amz-sdk-invocation-id");
            (wire.uri.clone(), headers.cloned().collect::<Vec<_>>())
        };
        let [first, .., last] = &sent[..] else { panic!("{per_call:?}: {} requests", sent.len()) };
        assert_eq!(but_for_its_id(first), but_for_its_id(last), "{per_call:?}");
    }
}

/// A signature is of the day on which it is made, on a client that lives for days.
#[test]
fn signatures_follow_the_clock() {
    let days = [0, 1, 2, 1, 30, 400];
    let calls = days.map(|days| {
        let clock = std::time::Duration::from_secs(86_400 * days);
        Call { manner: Manner { clock, ..Manner::default() }, ..Call::new(Operation::GetVaultLock) }
    });
    let sent = paused(assert_same("days", &Setup::default(), &calls, accepting));
    let scopes: Vec<_> =
        sent.iter().map(|wire| &wire.header("x-amz-date").unwrap_or_default()[..8]).collect();
    assert_eq!(scopes, ["20090213", "20090214", "20090215", "20090214", "20090315", "20100320"]);
}

/// Headers that the caller adds are signed or left alone in the same way, even those that the client itself sets.
#[test]
fn headers_of_the_caller() {
    let names = [
        "accept",
        "authorization",
        "amz-sdk-request",
        "content-length",
        "content-type",
        "date",
        "expect",
        "host",
        "user-agent",
        "x-amz-date",
        "x-amz-glacier-version",
        "x-amz-security-token",
        "x-amz-user-agent",
        "x-amzn-trace-id",
        "x-custom",
    ];
    for name in names {
        for operation in [Operation::GetVaultLock, Operation::InitiateVaultLock] {
            let headers =
                vec![(name.to_owned(), "5".to_owned()), (name.to_owned(), "a  b".to_owned())];
            let manner = Manner { route: Route::Customized, headers, ..Manner::default() };
            let policy = Policy::Text("{}".to_owned());
            paused(assert_same(
                name,
                &Setup::default(),
                &[Call { manner, policy, ..Call::new(operation) }],
                accepting,
            ));
        }
    }
}

/// What a service says about its clock changes the next signature of the same client.
#[test]
fn clock_of_the_service() {
    let answer = |date: &str| Reply::Answer(Answer::new(200, &[("date", date)], ""));
    let script = || {
        Script::new([
            answer("Fri, 13 Feb 2009 23:51:30 GMT"),
            answer("Fri, 13 Feb 2009 23:31:30 GMT"),
            answer("Fri, 13 Feb 2009 23:31:30 GMT"),
        ])
    };
    let call = Call::new(Operation::GetVaultLock);
    paused(assert_same("skew", &Setup::default(), &[call.clone(), call.clone(), call], script));
}
