//! Sequences of attempts: as many of them, with the same content, and the same end.

use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use conformance::{
    Answer, Call, Operation, Policy, Reply, Script, Setup, assert_same, paused, same, strategies,
};
use pretty_assertions::assert_eq;
use proptest::prelude::*;
use proptest::sample::select;

fn setup(attempts: u32) -> Setup {
    let second = Duration::from_secs(1);
    let timeouts = TimeoutConfig::builder().connect_timeout(second).read_timeout(second);
    let timeouts =
        timeouts.operation_attempt_timeout(10 * second).operation_timeout(60 * second).build();
    Setup {
        retries: Some(RetryConfig::standard().with_max_attempts(attempts)),
        timeouts: Some(timeouts),
        ..Setup::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever goes wrong, in whatever order.
    #[test]
    fn any_trouble(
        replies in strategies::replies(),
        attempts in 1..5_u32,
        operation in select(&Operation::ALL[..]),
        policy in strategies::policy(),
    ) {
        let call = Call { policy, ..Call::new(operation) };
        paused(same(&setup(attempts), &[call], || Script::new(replies.clone()))).map_err(TestCaseError::fail)?;
    }
}

/// What is tried again, what is not, and how each attempt counts itself.
#[test]
fn attempts() {
    let json = |status: u16, code: &str| {
        Reply::Answer(Answer::new(status, &[], format!(r#"{{"code":"{code}"}}"#)))
    };
    let ok = || Reply::Answer(Answer::new(201, &[("x-amz-lock-id", "lock")], ""));
    let cases: [(&str, Reply, usize); 17] = [
        ("500", Reply::Answer(Answer::new(500, &[], "")), 3),
        ("502", Reply::Answer(Answer::new(502, &[], "<html>")), 3),
        ("503", Reply::Answer(Answer::new(503, &[], "")), 3),
        ("504", Reply::Answer(Answer::new(504, &[], "")), 3),
        ("501", Reply::Answer(Answer::new(501, &[], "")), 1),
        ("unavailable", json(500, "ServiceUnavailableException"), 3),
        ("throttling", json(400, "ThrottlingException"), 3),
        ("quota", json(400, "LimitExceededException"), 3),
        ("request timeout", json(408, "RequestTimeoutException"), 3),
        ("reset", Reply::Reset, 3),
        ("timeout", Reply::Timeout, 3),
        ("silence", Reply::Silence, 3),
        ("cut", Reply::Cut(Answer::new(200, &[("content-length", "10")], "{")), 3),
        ("denied", json(403, "AccessDeniedException"), 1),
        ("not found", json(404, "ResourceNotFoundException"), 1),
        ("invalid", json(400, "InvalidParameterValueException"), 1),
        ("no longer", json(400, "NoLongerSupportedException"), 1),
    ];
    for (case, trouble, expected) in cases {
        let call = Call {
            policy: Policy::Text("{}".to_owned()),
            ..Call::new(Operation::InitiateVaultLock)
        };
        let forever = paused(assert_same(case, &setup(3), std::slice::from_ref(&call), || {
            Script::new([trouble.clone()])
        }));
        assert_eq!(forever.len(), expected, "{case}");
        for (number, attempt) in forever.iter().enumerate() {
            let expected = format!("attempt={}; max=3", number + 1);
            let marker = attempt.header("amz-sdk-request").unwrap_or_default();
            assert!(
                marker.ends_with(&expected),
                "{case}: `{marker}` does not end with `{expected}`"
            );
            assert_eq!(
                attempt.header("amz-sdk-invocation-id"),
                forever[0].header("amz-sdk-invocation-id"),
                "{case}"
            );
            assert_eq!(attempt.body, br#"{"Policy":"{}"}"#, "{case}");
        }
        let once =
            paused(assert_same(case, &setup(3), &[call], || Script::new([trouble.clone(), ok()])));
        assert_eq!(once.len(), expected.min(2), "{case}, then a good answer");
    }
}

/// The service can say how long to wait, and can say that its clock is another one.
#[test]
fn headers_that_speak_about_retries() {
    let denied = r#"{"code":"InvalidSignatureException"}"#;
    let cases = [
        ("wait", Answer::new(503, &[("x-amz-retry-after", "1500")], "")),
        ("wait, but how long", Answer::new(503, &[("x-amz-retry-after", "soon")], "")),
        ("another clock", Answer::new(403, &[("date", "Fri, 13 Feb 2009 23:51:30 GMT")], denied)),
        ("the same clock", Answer::new(403, &[("date", "Fri, 13 Feb 2009 23:31:30 GMT")], denied)),
    ];
    for (case, answer) in cases {
        let call = Call::new(Operation::CompleteVaultLock);
        paused(assert_same(case, &setup(3), &[call.clone(), call], || {
            Script::answering(answer.clone())
        }));
    }
}

/// Modes and limits that a client can be built with.
#[test]
fn retry_modes() {
    let configs = [
        None,
        Some(RetryConfig::disabled()),
        Some(RetryConfig::standard()),
        Some(RetryConfig::adaptive()),
    ];
    for retries in configs {
        let setup = Setup { retries: retries.clone(), ..setup(3) };
        let script = || Script::new([Reply::Reset, Reply::Answer(Answer::new(204, &[], ""))]);
        paused(assert_same(
            format!("{retries:?}"),
            &setup,
            &[Call::new(Operation::AbortVaultLock)],
            script,
        ));
    }
}
