//! Texts that are no policy.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::super::simplest::simplest_first;
use super::super::text::{any_text, one_of};
use super::{SIMPLEST_POLICY, policy};

/// A text that is short enough for a policy but isn't one; `InitiateVaultLock` answers `InvalidParameterValueException`.
///
/// Not JSON, JSON that is not an object, an object without statements; statements that lack an element, or have one of the
/// wrong type, twice, or unknown to the grammar.
///
/// ```
/// use glacier_testkit::{state::{InvalidPolicy, VaultPolicy}, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(text in strategies::invalid_policy())| {
///     let refused = VaultPolicy::parse(&text).unwrap_err();
///     let is_malformed = matches!(refused, InvalidPolicy::Malformed(_));
///     prop_assert!(is_malformed);
/// });
/// ```
pub fn invalid_policy() -> BoxedStrategy<String> {
    let text = prop_oneof![no_policy(), wrong_members(), wrong_grammar(), spoilt(), not_json()];
    simplest_first("{}".to_owned(), text).boxed()
}

/// What people give for a policy at first.
fn not_json() -> impl Strategy<Value = String> {
    let usual = one_of(&[
        "",
        " ",
        "policy.json",
        "file://policy.json",
        "{",
        "{'Statement':[]}",
        "{Statement: []}",
        "Version: 2012-10-17",
        "// a comment\n{}",
        "NaN",
    ]);
    let any =
        any_text(1..60).prop_filter("JSON", |text| serde_json::from_str::<Value>(text).is_err());
    prop_oneof![2 => usual, 1 => any]
}

/// A policy that something went wrong with on its way.
fn spoilt() -> BoxedStrategy<String> {
    let truncated = (policy(), any::<Index>()).prop_map(|(policy, end)| {
        let policy = policy.trim();
        let ends: Vec<usize> = policy.char_indices().map(|(at, _)| at).collect();
        let end = ends.get(end.index(ends.len())).copied().unwrap_or_default();
        policy.get(..end).unwrap_or_default().to_owned()
    });
    let escaped_twice = policy().prop_map(|policy| Value::from(policy).to_string());
    let wrapped = policy().prop_map(|policy| serde_json::json!({ "Policy": policy }).to_string());
    let surrounded = (
        one_of(&["\u{feff}", "\u{a0}", "[", "'", "{}"]),
        policy(),
        one_of(&["", "}", ",", "'", "\0", "]]"]),
    )
        .prop_map(|(before, policy, after)| format!("{before}{policy}{after}"));
    let single_quotes = Just(SIMPLEST_POLICY.replace('"', "'"));
    prop_oneof![4 => truncated, 2 => escaped_twice, 2 => wrapped, 3 => surrounded, 1 => single_quotes].boxed()
}

/// JSON, but nothing that has statements.
fn no_policy() -> impl Strategy<Value = String> {
    one_of(&[
        "{}",
        "[]",
        "null",
        "true",
        "0",
        "\"\"",
        "\"a policy\"",
        "[{}]",
        r#"{"Version":"2012-10-17"}"#,
        r#"{"statement":[{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"*"}]}"#,
        r#"{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"*"}"#,
    ])
}

/// Statements that are none.
fn wrong_members() -> impl Strategy<Value = String> {
    let wrong = one_of(&[
        "null",
        "true",
        "1",
        "\"\"",
        "\"Deny\"",
        "[]",
        "[null]",
        "[1]",
        "[\"Deny\"]",
        "[[]]",
        "[{},1]",
    ]);
    wrong.prop_map(|statement| format!(r#"{{"Version":"2012-10-17","Statement":{statement}}}"#))
}

/// Statements with one mistake, as people make them.
fn wrong_grammar() -> impl Strategy<Value = String> {
    select(MISTAKES).prop_map(|(right, wrong)| SIMPLEST_POLICY.replacen(right, wrong, 1))
}

/// What stands in the simplest policy, and what makes it none.
const MISTAKES: &[(&str, &str)] = &[
    (r#""Principal":"*","#, ""),
    (r#""Effect":"Deny","#, ""),
    (r#""Action":"glacier:DeleteArchive","#, ""),
    (r#""Principal""#, r#""principal""#),
    (r#""Principal":"*""#, r#""Principal":"111122223333""#),
    (r#""Principal":"*""#, r#""Principal":["*"]"#),
    (r#""Principal":"*""#, r#""Principal":{}"#),
    (r#""Principal":"*""#, r#""Principal":{"AWS":[]}"#),
    (r#""Principal":"*""#, r#""Principal":{"AWS":"arn:aws:iam::111122223333:group/g"}"#),
    (r#""Principal":"*""#, r#""Principal":{"AWS":"arn:aws:iam::111122223333:user/*"}"#),
    (r#""Effect":"Deny""#, r#""Effect":"deny""#),
    (r#""Effect":"Deny""#, r#""Effect":true"#),
    (r#""Effect":"Deny""#, r#""Effect":"Deny","Effect":"Deny""#),
    (r#""Action""#, r#""Actions""#),
    (r#""Action":"glacier:DeleteArchive""#, r#""Action":[]"#),
    (r#""Action":"glacier:DeleteArchive""#, r#""Action":1"#),
    (
        r#""Action":"glacier:DeleteArchive""#,
        r#""Action":"glacier:*","NotAction":"glacier:GetVaultLock""#,
    ),
    (r#""2012-10-17""#, r#""2012-10-18""#),
    (r#""2012-10-17""#, "20121017"),
    (r#""Sta"#, r#""Comment":"mine","Sta"#),
    (
        "vaults/v\"",
        r#"vaults/v","Condition":{"NumericLessThen":{"glacier:ArchiveAgeInDays":"365"}}"#,
    ),
    ("vaults/v\"", r#"vaults/v","Condition":{"NumericLessThan":{}}"#),
    ("vaults/v\"", r#"vaults/v","Condition":["NumericLessThan"]"#),
];
