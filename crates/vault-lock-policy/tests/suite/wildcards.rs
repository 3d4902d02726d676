//! The matcher, against one that tries everything.

use pretty_assertions::assert_eq;
use proptest::prelude::*;
use serde_json::json;
use vault_lock_policy::{Caller, Decision, Request, evaluate};

use crate::world::{DELETE, deny};

/// Every way of taking the text apart, and so exponential.
pub(crate) fn naive(pattern: &[char], text: &[char]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=text.len()).any(|taken| naive(rest, &text[taken..])),
        (['?', pattern @ ..], [_, text @ ..]) => naive(pattern, text),
        ([a, pattern @ ..], [b, text @ ..]) if a == b => naive(pattern, text),
        _ => false,
    }
}

/// The same with parts: only a `*` before a colon or at the end takes colons.
fn naive_by_parts(pattern: &[char], text: &[char]) -> bool {
    let within = |taken: usize| !text[..taken].contains(&':');
    match (pattern, text) {
        ([], []) => true,
        (['*', rest @ ..], _) => {
            let reaches_beyond = matches!(rest, [] | [':', ..]);
            (0..=text.len())
                .filter(|taken| reaches_beyond || within(*taken))
                .any(|taken| naive_by_parts(rest, &text[taken..]))
        }
        (['?', pattern @ ..], [_, rest @ ..]) => within(1) && naive_by_parts(pattern, rest),
        ([a, pattern @ ..], [b, text @ ..]) if a == b => naive_by_parts(pattern, text),
        _ => false,
    }
}

fn resource_matches(pattern: &str, text: &str) -> bool {
    let root = Caller::root("1");
    evaluate(&deny(&json!({ "Resource": pattern })), &Request::new(&root, DELETE, text)).decision
        == Decision::Denied
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn matches_what_the_naive_one_matches(pattern in "[ab*?é]{0,8}", text in "[abé]{0,10}") {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        prop_assert_eq!(resource_matches(&pattern, &text), naive(&p, &t), "{} {}", pattern, text);
    }

    #[test]
    fn parts_of_an_arn_are_minded_as_by_the_naive_one(pattern in "[ab:*?]{0,8}", text in "[ab:]{0,10}") {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
        prop_assert_eq!(resource_matches(&pattern, &text), naive_by_parts(&p, &t), "{} {}", pattern, text);
    }

    #[test]
    fn actions_ignore_case(pattern in "[aBé*?]{0,6}", text in "[AbÉ]{0,8}") {
        let (p, t): (Vec<char>, Vec<char>) = (pattern.to_lowercase().chars().collect(), text.to_lowercase().chars().collect());
        let policy = deny(&json!({ "Action": pattern }));
        prop_assert_eq!(policy.statements()[0].action.values[0].value.matches(&text), naive(&p, &t));
    }

    #[test]
    fn a_pattern_cut_out_of_the_text_matches(text in "[^*?$:]{0,30}", holes in proptest::collection::vec((any::<prop::sample::Index>(), 0..5_usize), 0..4)) {
        let mut pattern: Vec<char> = text.chars().collect();
        for (start, length) in holes {
            let start = start.index(pattern.len() + 1);
            let end = (start + length).min(pattern.len());
            pattern.splice(start..end, ['*']);
        }
        let pattern: String = pattern.into_iter().collect();
        prop_assert!(resource_matches(&pattern, &text));
    }
}

/// As IAM documents it for resources; there is no other place where a colon matters to a wildcard.
#[test]
fn wildcards_of_a_resource_stay_within_their_part_of_the_arn() {
    const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
    for (pattern, expected) in [
        ("*", true),
        ("a*:*", true),
        ("arn:aws:glacier:*", true),
        ("arn:aws:glacier:us-*:vaults/*", true),
        ("arn:aws:glacier:us-*-2:*:vaults/r*s", true),
        ("arn:aws:glacier:**:vaults/records", true),
        ("arn:*:*:us-west-?:????????????:vaults/records", true),
        ("*records", false),
        ("arn:*/records", false),
        ("a*/records", false),
        ("arn:aws:glacier:*vaults/records", false),
        ("arn:aws:glacier:us-w*3:vaults/records", false),
        ("arn:aws:glacier:us-west-2?111122223333:vaults/records", false),
    ] {
        assert_eq!(resource_matches(pattern, VAULT), expected, "{pattern}");
        let one_like_it = json!({ "StringLike": { "a": pattern } });
        let policy = deny(&json!({ "Resource": "*", "Condition": one_like_it }));
        let root = Caller::root("1");
        let request = Request::new(&root, DELETE, VAULT).with("a", VAULT);
        assert_eq!(evaluate(&policy, &request).decision, Decision::Denied, "{pattern}");
    }
}

#[test]
fn many_stars_take_no_time_worth_mentioning() {
    // Trying everything would outlast the universe; the product of the lengths is 50 million steps at most.
    let text = "a".repeat(5_000);
    assert!(!resource_matches(&format!("{}b", "a*".repeat(5_000)), &text));
    assert!(!resource_matches(&format!("{}b", "*?a".repeat(1_000)), &text));
    assert!(resource_matches(&"*a".repeat(5_000), &text));
    let arn = format!("arn:aws:iam::1:user/{text}");
    let policy = deny(
        &json!({ "Condition": { "ArnLike": { "a": format!("arn:aws:iam::*:{}b", "*a".repeat(2_000)) } } }),
    );
    let root = Caller::root("1");
    assert_eq!(
        evaluate(&policy, &Request::new(&root, DELETE, "x").with("a", &arn)).decision,
        Decision::Neither
    );
}
