//! Single statements, by what they are for.
//!
//! All of them are boxed: whole policies are trees too big for the stack of a test.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use super::super::text::{any_text, one_of};

/// Nobody deletes young archives.
pub(super) fn retention(vault_arn: &str) -> BoxedStrategy<Value> {
    let key = one_of(&[
        "glacier:ArchiveAgeInDays",
        "glacier:ArchiveAgeinDays",
        "Glacier:archiveageindays",
    ]);
    let operator = one_of(&["NumericLessThan", "NumericLessThanEquals"]);
    let resource = vault_arn.to_owned();
    (operator, key, days(), sid())
        .prop_map(move |(operator, key, days, sid)| {
            statement(
                sid,
                "Deny",
                &json!("*"),
                json!("glacier:DeleteArchive"),
                json!(resource),
                Some(json!({ operator: { key: days } })),
            )
        })
        .boxed()
}

/// Nobody deletes archives while the vault has the tag; perhaps young ones neither.
pub(super) fn legal_hold(vault_arn: &str) -> BoxedStrategy<Vec<Value>> {
    let operator = one_of(&["StringLike", "StringEquals", "StringEqualsIgnoreCase"]);
    let values = select(vec![
        json!("true"),
        json!(["true", ""]),
        json!(["true", "yes", "\u{5b58}\u{7f6e}"]),
    ]);
    let resource = vault_arn.to_owned();
    let hold = (operator, values, sid()).prop_map(move |(operator, values, sid)| {
        let condition = json!({ operator: { "glacier:ResourceTag/LegalHold": values } });
        statement(
            sid,
            "Deny",
            &json!("*"),
            json!("glacier:DeleteArchive"),
            json!(resource),
            Some(condition),
        )
    });
    (hold, option::of(retention(vault_arn)))
        .prop_map(|(hold, retention)| std::iter::once(hold).chain(retention).collect())
        .boxed()
}

/// A statement of any form that the grammar knows.
pub(super) fn any(vault_arn: &str) -> BoxedStrategy<Value> {
    let condition = option::weighted(0.6, condition());
    (sid(), one_of(&["Deny", "Allow"]), principal(), action(), resource(vault_arn), condition)
        .prop_map(|(sid, effect, principal, action, resource, condition)| {
            statement(sid, &effect, &principal, action, resource, condition)
        })
        .boxed()
}

fn statement(
    sid: Option<String>,
    effect: &str,
    principal: &Value,
    action: Value,
    resource: Value,
    condition: Option<Value>,
) -> Value {
    let members = [
        ("Sid", sid.map(Value::from)),
        ("Effect", Some(effect.into())),
        ("Principal", Some(principal.clone())),
        ("Action", Some(action)),
        ("Resource", Some(resource)),
        ("Condition", condition),
    ];
    let present = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect())
}

/// Long enough that two of one policy are never the same.
fn sid() -> BoxedStrategy<Option<String>> {
    option::weighted(0.7, "[A-Za-z0-9]{12,20}").boxed()
}

fn principal() -> BoxedStrategy<Value> {
    let one = one_of(&[
        "*",
        "111122223333",
        "arn:aws:iam::111122223333:root",
        "arn:aws:iam::444455556666:user/archivist",
        "arn:aws:iam::444455556666:role/service/Archivist",
        "arn:aws:sts::444455556666:assumed-role/Archivist/session",
    ]);
    prop_oneof![
        3 => Just(json!("*")),
        1 => Just(json!({ "AWS": "*" })),
        2 => one.clone().prop_map(|one| json!({ "AWS": one })),
        1 => vec(one, 1..4).prop_map(|several| json!({ "AWS": several })),
    ]
    .boxed()
}

/// Actions that may stand in a vault's policy, never those that could undo or finish the lock itself.
fn action() -> BoxedStrategy<Value> {
    let actions = vec![
        "glacier:DeleteArchive",
        "glacier:DeleteVault",
        "glacier:UploadArchive",
        "glacier:InitiateJob",
        "glacier:DescribeVault",
        "glacier:SetVaultAccessPolicy",
        "glacier:AddTagsToVault",
        "glacier:RemoveTagsFromVault",
    ];
    let pattern =
        one_of(&["glacier:Delete*", "glacier:*Archive", "glacier:Upload*", "glacier:Delete?????"]);
    prop_oneof![
        3 => select(actions.clone()).prop_map(Value::from),
        1 => pattern.prop_map(Value::from),
        2 => subsequence(actions, 1..=5).prop_map(Value::from),
    ]
    .boxed()
}

fn resource(vault_arn: &str) -> BoxedStrategy<Value> {
    let (start, _) = vault_arn.rsplit_once('/').unwrap_or((vault_arn, ""));
    let forms = vec![
        json!(vault_arn),
        json!([vault_arn]),
        json!(format!("{start}/*")),
        json!([vault_arn, format!("{start}/example*")]),
    ];
    select(forms).boxed()
}

fn condition() -> BoxedStrategy<Value> {
    let text = prop_oneof![2 => one_of(&["true", "", "\u{5b58}\u{7f6e}", "\"quoted\" \\ and /", "\u{1f512}"]), 1 => any_text(1..20).prop_filter("a policy variable", |text| !text.contains("${"))];
    let texts =
        prop_oneof![text.clone().prop_map(Value::from), vec(text, 1..4).prop_map(Value::from),];
    let tag = (one_of(&["StringLike", "StringNotEquals", "StringEqualsIfExists"]), texts.clone())
        .prop_map(|(operator, texts)| {
            (operator, json!({ "glacier:ResourceTag/Legal Hold": texts }))
        });
    let agent =
        texts.prop_map(|texts| ("StringEquals".to_owned(), json!({ "aws:UserAgent": texts })));
    let age = (one_of(&["NumericLessThan", "NumericGreaterThanEquals"]), days())
        .prop_map(|(operator, days)| (operator, json!({ "glacier:ArchiveAgeInDays": days })));
    let mfa = one_of(&["Bool", "BoolIfExists"])
        .prop_map(|operator| (operator, json!({ "aws:MultiFactorAuthPresent": "false" })));
    vec(prop_oneof![tag, agent, age, mfa], 1..3)
        .prop_map(|tests| tests.into_iter().collect())
        .boxed()
}

/// AWS quotes ages; people write both.
fn days() -> BoxedStrategy<Value> {
    prop_oneof![
        (1..=36_500_u32).prop_map(|days| days.to_string().into()),
        (1..=36_500_u32).prop_map(Value::from),
    ]
    .boxed()
}
