//! The list of cases itself: no rule forgotten, no name twice.

use std::collections::BTreeSet;

use glacier_testkit::contract::{self, Case, NOT_COVERED, client, endpoint};
use glacier_testkit::rules::Rule;

fn all_cases() -> impl Iterator<Item = &'static Case> {
    endpoint::cases().chain(client::cases())
}

#[test]
fn every_rule_has_a_case_or_a_reason() {
    let has_reason = |rule: &Rule| NOT_COVERED.iter().any(|(left_out, _)| left_out.id == rule.id);
    let wrong: Vec<&str> = contract::coverage()
        .filter(|(rule, cases)| cases.is_empty() != has_reason(rule))
        .map(|(rule, _)| rule.id)
        .collect();
    assert_eq!(wrong, [""; 0], "each rule has either a case or a reason why it has none");
}

#[test]
fn no_two_cases_share_a_name() {
    let names: BTreeSet<&str> = all_cases().map(|case| case.name).collect();
    assert_eq!(names.len(), all_cases().count());
}

#[test]
fn names_are_kebab_case() {
    for case in all_cases() {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(case.name.chars().all(allowed), "{}", case.name);
        assert!(!case.rules.is_empty(), "{}", case.name);
    }
}
