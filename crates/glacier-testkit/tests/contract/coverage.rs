//! The list of cases itself: no rule forgotten, no name twice.

use std::collections::BTreeSet;

use glacier_testkit::contract::{self, endpoint};

#[test]
fn every_rule_has_a_case_or_a_reason() {
    for (rule, cases) in contract::coverage() {
        let reason = contract::NOT_COVERED.iter().find(|(left_out, _)| left_out.id == rule.id);
        assert!(
            cases.is_empty() == reason.is_some(),
            "{}: {cases:?}, {reason:?}: either a case or a reason",
            rule.id
        );
    }
}

#[test]
fn no_two_cases_share_a_name() {
    let names: BTreeSet<&str> = endpoint::cases().map(|case| case.name).collect();
    assert_eq!(names.len(), endpoint::cases().count());
}

#[test]
fn names_are_kebab_case() {
    for case in endpoint::cases() {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(case.name.chars().all(allowed), "{}", case.name);
        assert!(!case.rules.is_empty(), "{}", case.name);
    }
}
