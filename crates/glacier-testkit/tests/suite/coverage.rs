//! The table of rules itself: nothing in it twice, nothing untested.

use std::collections::BTreeSet;

use glacier_testkit::rules::{self, Mark, Rule};

use crate::{errors, malformed, responses, signatures, state_table};

/// Rules that no single call is decided by, each with the test that keeps it.
const KEPT_ELSEWHERE: [(&Rule, &str); 29] = [
    (&rules::LOCK_LIFETIME, "boundaries::a_lock_expires_at_the_millisecond_that_ends_its_day"),
    (
        &rules::LOCK_EXPIRY_INSTANT,
        "boundaries::a_lock_expires_at_the_millisecond_that_ends_its_day",
    ),
    (&rules::LOCK_ID, "responses::lock_ids_have_the_documented_form_and_follow_the_seed"),
    (&rules::POLICY_VERBATIM, "boundaries::the_policy_comes_back_byte_for_byte"),
    (&rules::VAULT_NAME, "boundaries::vault_names"),
    (&rules::ORDER_OF_CHECKS, "requests::the_first_fault_in_the_documented_order_decides"),
    (
        &rules::REGION_FROM_SCOPE,
        "signatures::credentials::the_scope_names_the_region_of_the_caller",
    ),
    (
        &rules::ACCESS_KEY_CONVENTION,
        "signatures::credentials::secrets_that_are_their_id_are_known_by_convention",
    ),
    (
        &rules::SESSION_EXPIRED,
        "signatures::credentials::temporary_credentials_need_their_token_and_end",
    ),
    (
        &rules::SIGNATURE_TIME_IS_REAL,
        "signatures::credentials::a_moved_clock_makes_no_signature_stale",
    ),
    (&rules::CANONICAL_REQUEST, "signatures::vectors, signatures::differential"),
    (&rules::LIST_LIMIT, "listing::limits"),
    (&rules::INVENTORY, "archives::an_inventory_is_taken_when_a_day_of_the_vaults_life_is_over"),
    (&rules::ARCHIVE_AGE, "archives::ages_are_whole_days"),
    (
        &rules::LOCK_POLICY_IN_FORCE,
        "enforcement::a_lock_policy_is_in_force_from_its_initiation_to_its_end",
    ),
    (
        &rules::OWNER_ALLOWED,
        "enforcement::a_vault_that_denies_everything_can_be_listed_and_created_again",
    ),
    (&rules::POLICY_GRANTS, "enforcement::other_accounts_may_do_what_they_are_granted"),
    (
        &rules::RESOURCE_TAGS,
        "enforcement::tags_of_the_vault_are_known_to_the_operations_that_the_guide_lists",
    ),
    (&rules::AGE_IN_CONDITIONS, "enforcement::conditions_can_ask_about_the_request"),
    (&rules::GLOBAL_KEYS, "enforcement::conditions_can_ask_about_the_request"),
    (&rules::BODY_IGNORED, "requests::bodies_where_none_belongs"),
    (&rules::ERROR_BODY, "errors::each_error_has_its_status_its_headers_and_its_body"),
    (&rules::REQUEST_ID, "responses::request_ids_have_the_observed_form_and_follow_the_seed"),
    (&rules::STATE_FILE_FAILS, "store::tests::a_change_that_can_not_be_written_is_not_made"),
    (&rules::ANY_HOST, "connections::every_way_to_write_a_request_is_understood"),
    (&rules::REQUEST_TOO_SLOW, "connections::a_head_that_does_not_come_is_told_that_it_is_late"),
    (&rules::SERVICE_FAILED, "lifecycle::a_panic_on_a_request_is_answered_and_survived"),
    (&rules::FAULT_INJECTED, "faults::an_error_is_answered_before_or_after_the_work"),
    (&rules::DATE_IS_REAL, "http_server::the_date_header_stays_real_when_the_clock_moves"),
];

/// How names of pages of the developer guide begin.
const PAGES: [&str; 6] = [
    "amazon-glacier-",
    "api-",
    "glacier-api-permissions-ref",
    "tagging",
    "vault-access-policy",
    "vault-lock",
];

#[test]
fn every_rule_is_decided_by_some_test() {
    let by_state = state_table::CELLS.map(|(.., rule, _)| rule.id);
    let by_error = errors::cases().into_iter().map(|case| case.rule.id);
    let by_step = responses::steps().into_iter().map(|step| step.rule.id);
    let by_signature = signatures::cases().into_iter().map(|case| case.rule.id);
    let by_transport = malformed::cases().into_iter().map(|case| case.rule.id);
    let elsewhere = KEPT_ELSEWHERE.map(|(rule, _)| rule.id);

    let decided = by_state.into_iter().chain(by_error).chain(by_step).chain(by_signature);
    let decided = decided.chain(by_transport);
    let tested: BTreeSet<&str> = decided.chain(elsewhere).collect();
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
        let names_a_page = PAGES.iter().any(|page| rule.source.starts_with(page));
        assert!(rule.mark != Mark::Documented || names_a_page, "{}: {}", rule.id, rule.source);
    }
}
