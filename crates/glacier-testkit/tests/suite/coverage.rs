//! The table of rules itself: nothing in it twice, nothing untested.

use std::collections::BTreeSet;

use glacier_testkit::rules::{self, Mark, Rule};

use crate::{errors, state_table};

/// Rules that no single call is decided by, each with the test that keeps it.
const KEPT_ELSEWHERE: [(&Rule, &str); 11] = [
    (&rules::LOCK_LIFETIME, "boundaries::a_lock_expires_at_the_millisecond_that_ends_its_day"),
    (
        &rules::LOCK_EXPIRY_INSTANT,
        "boundaries::a_lock_expires_at_the_millisecond_that_ends_its_day",
    ),
    (&rules::LOCK_ID, "responses::lock_ids_have_the_documented_form_and_follow_the_seed"),
    (&rules::POLICY_VERBATIM, "boundaries::the_policy_comes_back_byte_for_byte"),
    (&rules::VAULT_NAME, "boundaries::vault_names"),
    (&rules::ORDER_OF_CHECKS, "requests::the_first_fault_in_the_documented_order_decides"),
    (&rules::REGION_FROM_SCOPE, "requests::the_credential_scope_names_the_region"),
    (&rules::ERROR_BODY, "errors::each_error_has_its_status_its_headers_and_its_body"),
    (&rules::REQUEST_ID, "responses::request_ids_have_the_observed_form_and_follow_the_seed"),
    (&rules::STATE_FILE_FAILS, "store::tests::a_change_that_can_not_be_written_is_not_made"),
    (&rules::DATE_IS_REAL, "http_server::the_date_header_stays_real_when_the_clock_moves"),
];

#[test]
fn every_rule_is_decided_by_some_test() {
    let by_state = state_table::CELLS.map(|(.., rule, _)| rule.id);
    let by_error = errors::cases().into_iter().map(|case| case.rule.id);
    let elsewhere = KEPT_ELSEWHERE.map(|(rule, _)| rule.id);

    let tested: BTreeSet<&str> = by_state.into_iter().chain(by_error).chain(elsewhere).collect();
    let stated: BTreeSet<&str> = rules::all().map(|rule| rule.id).collect();
    assert_eq!(tested, stated);
}

#[test]
fn no_two_rules_share_an_id() {
    let ids: BTreeSet<&str> = rules::all().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules::all().count());
}

#[test]
fn what_is_called_documented_names_its_page() {
    for rule in rules::all() {
        let names_a_page = rule.source.starts_with("api-");
        assert!(rule.mark != Mark::Documented || names_a_page, "{}: {}", rule.id, rule.source);
    }
}
