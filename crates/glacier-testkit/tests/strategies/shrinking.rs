//! Where failures end up.

use std::fmt::Debug;

use glacier_testkit::state::{MAX_POLICY_BYTES, VaultName};
use glacier_testkit::strategies::{self, SIMPLEST_POLICY};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};

#[test]
fn what_fails_always_shrinks_to_the_simplest_value() {
    let anything = |_: &String| true;
    assert_eq!(smallest(strategies::account_id(), anything), "-");
    assert_eq!(smallest(strategies::account_number(), anything), "111122223333");
    assert_eq!(smallest(strategies::region(), anything), "us-east-1");
    assert_eq!(smallest(strategies::vault_name(), anything), "v");
    assert_eq!(smallest(strategies::invalid_vault_name(), anything), "a vault");
    assert_eq!(smallest(strategies::lock_id(), anything), "AE863rKkWZU53SLW5be4DUcW");
    assert_eq!(smallest(strategies::archive_id(), anything), "A".repeat(138));
    assert_eq!(smallest(strategies::tag_key(), anything), "k");
    assert_eq!(smallest(strategies::tag_value(), anything), "");
    assert_eq!(smallest(strategies::policy(), anything), SIMPLEST_POLICY);
    assert_eq!(smallest(strategies::invalid_policy(), anything), "{}");
    assert_eq!(
        smallest(strategies::tags(), |_| true).into_iter().collect::<Vec<_>>(),
        [("k".to_owned(), String::new())]
    );
}

#[test]
fn what_depends_on_the_value_shrinks_as_far_as_it_still_fails() {
    let long = |name: &String| name.len() > 30;
    assert_eq!(smallest(strategies::vault_name(), long), "v".repeat(31));
    let dotted = |name: &String| name.contains('.');
    assert_eq!(smallest(strategies::vault_name(), dotted), ".");
    let without_deny = |policy: &String| !policy.contains("Deny");
    assert_eq!(
        smallest(strategies::policy(), without_deny),
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#
    );
}

#[test]
fn an_oversized_policy_shrinks_to_one_byte_too_many() {
    let found = smallest(strategies::oversized_policy(), |policy| policy.len() > MAX_POLICY_BYTES);
    assert_eq!(found.len(), MAX_POLICY_BYTES + 1);
    assert!(found.is_ascii());
}

#[test]
fn the_simplest_values_are_what_they_stand_for() {
    assert!("v".parse::<VaultName>().is_ok());
    assert!("a vault".parse::<VaultName>().is_err());
}

/// What is left of the first value, of very many, that fails.
pub(crate) fn smallest<S: Strategy>(strategy: S, fails: impl Fn(&S::Value) -> bool) -> S::Value
where
    S::Value: Debug,
{
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&strategy, |value| {
        if fails(&value) { Err(TestCaseError::fail("it does")) } else { Ok(()) }
    });
    match outcome {
        Err(TestError::Fail(_, found)) => found,
        other => panic!("nothing failed: {other:?}"),
    }
}
