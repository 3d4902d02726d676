//! The strategies reach the corners that they are there for.

use glacier_testkit::state::MAX_POLICY_BYTES;
use glacier_testkit::strategies;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

type Corner = (&'static str, fn(&str) -> bool);

#[test]
fn vault_names_of_every_sort() {
    let corners: &[Corner] = &[
        ("shortest", |name| name.len() == 1),
        ("longest", |name| name.len() == 255),
        ("current folder", |name| name == "."),
        ("parent folder", |name| name == ".."),
        ("like an option", |name| name.starts_with('-')),
        ("like an account", |name| {
            name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_digit())
        }),
    ];
    all_reached(strategies::vault_name(), corners);
}

#[test]
fn invalid_vault_names_of_every_sort() {
    let corners: &[Corner] = &[
        ("one too long", |name| name.len() == 256),
        ("slash", |name| name.contains('/')),
        ("control", |name| name.contains('\0')),
        ("escape", |name| name.contains("%2F")),
        ("letter of another script", |name| name.contains('\u{430}')),
        ("beyond the first plane", |name| name.chars().any(|character| character > '\u{ffff}')),
    ];
    all_reached(strategies::invalid_vault_name(), corners);
}

#[test]
fn policies_of_every_sort() {
    let corners: &[Corner] = &[
        ("one statement without a list", |policy| {
            policy.replace(char::is_whitespace, "").contains("\"Statement\":{")
        }),
        ("several statements", |policy| policy.matches("\"Effect\"").count() > 1),
        ("list of actions", |policy| {
            policy.replace(char::is_whitespace, "").contains("\"Action\":[")
        }),
        ("list of principals", |policy| {
            policy.replace(char::is_whitespace, "").contains("\"AWS\":[")
        }),
        ("retention", |policy| policy.contains("NumericLessThan")),
        ("legal hold", |policy| policy.contains("ResourceTag/LegalHold")),
        ("number without quotes", |policy| {
            policy.replace(char::is_whitespace, "").contains("\"glacier:ArchiveAgeInDays\":1")
        }),
        ("other scripts", |policy| !policy.is_ascii()),
        ("escapes", |policy| policy.contains("\\u")),
        ("line breaks", |policy| policy.contains("\n  ")),
        ("line breaks of Windows", |policy| policy.contains("\r\n")),
        ("without version", |policy| !policy.contains("Version")),
    ];
    all_reached(strategies::policy(), corners);
}

#[test]
fn oversized_policies_of_every_sort() {
    let corners: &[Corner] = &[
        ("one byte too many", |policy| policy.len() == MAX_POLICY_BYTES + 1),
        ("small if counted in characters", |policy| policy.chars().count() < MAX_POLICY_BYTES / 3),
        ("small if counted in UTF-16", |policy| {
            policy.encode_utf16().count() < MAX_POLICY_BYTES * 2 / 3
        }),
        ("small if white space at the end doesn't count", |policy| policy.trim_end().len() < 1_000),
        ("a character across the limit", |policy| !policy.is_char_boundary(MAX_POLICY_BYTES)),
    ];
    all_reached(strategies::oversized_policy(), corners);
}

fn all_reached(strategy: impl Strategy<Value = String>, corners: &[Corner]) {
    let mut runner = TestRunner::deterministic();
    let drawn: Vec<String> =
        (0..1_000).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    for (corner, is_there) in corners {
        assert!(drawn.iter().any(|text| is_there(text)), "never drawn: {corner}");
    }
}
