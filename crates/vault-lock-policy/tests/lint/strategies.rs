//! Policies with and without mistakes, from small stocks.

use proptest::{collection::vec, option, prelude::*, sample::select, sample::subsequence};
use serde_json::{Map, Value, json};

use crate::case::VAULT;

#[path = "../suite/strategies.rs"]
#[expect(dead_code, reason = "the requests of the suite are not those that Glacier makes")]
pub(crate) mod suite;

const OWN: &str = "111122223333";

/// A policy of statements that are right or wrong in every part, more often right.
pub(crate) fn mistaken_policy() -> impl Strategy<Value = Value> {
    vec(mistaken_statement(), 1..4)
        .prop_map(|statements| json!({ "Version": "2012-10-17", "Statement": statements }))
}

fn mistaken_statement() -> impl Strategy<Value = Value> {
    let effect = prop_oneof![4 => Just("Deny"), 1 => Just("Allow")];
    let conditions = vec(condition(), 0..3);
    (effect, principal(), action(), resource(), conditions).prop_map(
        |(effect, principal, action, resource, conditions)| {
            let mut statement = Map::new();
            statement.insert("Effect".to_owned(), json!(effect));
            for (name, value) in [principal, action, resource] {
                statement.insert(name.to_owned(), value);
            }
            let mut all: Map<String, Value> = Map::new();
            for (operator, key, values) in conditions {
                let keys = all.entry(operator).or_insert_with(|| json!({}));
                keys.as_object_mut().unwrap().entry(key).or_insert(values);
            }
            if !all.is_empty() {
                statement.insert("Condition".to_owned(), Value::Object(all));
            }
            Value::Object(statement)
        },
    )
}

fn principal() -> impl Strategy<Value = (&'static str, Value)> {
    let listed = subsequence(
        vec![
            OWN,
            "444455556666",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:role/archivist",
            "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
            "arn:aws:iam::111122223:user/alice",
        ],
        1..3,
    );
    prop_oneof![
        5 => Just(("Principal", json!("*"))),
        3 => listed.clone().prop_map(|listed| ("Principal", json!({ "AWS": listed }))),
        1 => listed.prop_map(|listed| ("NotPrincipal", json!({ "AWS": listed }))),
        1 => Just(("Principal", json!({ "Service": "backup.amazonaws.com" }))),
    ]
}

fn action() -> impl Strategy<Value = (&'static str, Value)> {
    let stock = vec![
        "glacier:DeleteArchive",
        "glacier:DeleteArchive",
        "glacier:Delete*",
        "glacier:*",
        "glacier:InitiateJob",
        "glacier:DeleteVault",
        "glacier:*VaultLock",
        "glacier:ListJobs",
        "glacier:*Tags*Vault",
        "glacier:DeletArchive",
        "glacier:ListVaults",
        "DeleteArchive",
    ];
    (subsequence(stock, 1..3), prop::bool::weighted(0.1)).prop_map(|(actions, negated)| {
        (if negated { "NotAction" } else { "Action" }, json!(actions))
    })
}

fn resource() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        8 => Just(("Resource", json!(VAULT))),
        1 => Just(("Resource", json!("arn:aws:glacier:*:*:vaults/rec*"))),
        1 => Just(("Resource", json!([format!("{VAULT}/*"), VAULT]))),
        1 => Just(("Resource", json!(format!("{VAULT}/*")))),
        1 => Just(("NotResource", json!("arn:aws:glacier:us-west-2:111122223333:vaults/scratch"))),
        1 => Just(("NotResource", json!("*"))),
    ]
}

fn condition() -> impl Strategy<Value = (String, String, Value)> {
    prop_oneof![
        4 => age_condition(),
        2 => (text_operator(), select(vec!["glacier:ResourceTag/Hold", "aws:ResourceTag/Hold"]), select(vec!["true", "false", "*"])).prop_map(parts),
        1 => (arn_operator(), Just("aws:PrincipalArn"), select(vec![
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:role/legal/custodian",
            "arn:aws:iam::111122223333:*",
            "alice",
        ])).prop_map(parts),
        1 => (text_operator(), Just("aws:PrincipalAccount"), select(vec![OWN, "444455556666"])).prop_map(parts),
        1 => (select(vec!["Bool", "BoolIfExists", "Null"]).prop_map(ToOwned::to_owned), Just("aws:MultiFactorAuthPresent"), select(vec!["true", "false", "no"])).prop_map(parts),
        1 => (select(vec!["DateLessThan", "NumericLessThan"]).prop_map(ToOwned::to_owned), Just("aws:CurrentTime"), Just("2030-01-01T00:00:00Z")).prop_map(parts),
        1 => (text_operator(), select(vec!["glacier:ResourceTags/Hold", "s3:x"]), Just("true")).prop_map(parts),
    ]
}

fn parts((operator, key, value): (String, &str, &str)) -> (String, String, Value) {
    (operator, key.to_owned(), json!(value))
}

fn age_condition() -> impl Strategy<Value = (String, String, Value)> {
    let operators = vec![
        "NumericLessThan",
        "NumericLessThan",
        "NumericLessThanEquals",
        "NumericGreaterThan",
        "NumericGreaterThanEquals",
        "NumericEquals",
        "NumericNotEquals",
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "Bool",
        "DateLessThan",
        "Null",
    ];
    let set = prop_oneof![8 => Just(""), 1 => Just("ForAllValues:"), 1 => Just("ForAnyValue:")];
    let values =
        subsequence(vec!["0", "-1", "1", "30", "365", "364.5", "1e3", "true", "abc"], 1..3);
    (select(operators), set, prop::bool::weighted(0.1), values).prop_map(
        |(operator, set, if_exists, values)| {
            let operator = match operator {
                "Null" => operator.to_owned(),
                _ => format!("{set}{operator}{}", if if_exists { "IfExists" } else { "" }),
            };
            (operator, "glacier:ArchiveAgeInDays".to_owned(), json!(values))
        },
    )
}

fn text_operator() -> impl Strategy<Value = String> {
    select(vec![
        "StringEquals",
        "StringLike",
        "StringNotEquals",
        "StringNotLike",
        "StringEqualsIfExists",
    ])
    .prop_map(ToOwned::to_owned)
}

fn arn_operator() -> impl Strategy<Value = String> {
    select(vec!["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"]).prop_map(ToOwned::to_owned)
}

/// Policies as people who know what they do write them, for a vault of some name.
pub(crate) fn sane_policy() -> impl Strategy<Value = (Value, String)> {
    let region = select(vec!["us-west-2", "eu-central-1"]);
    let vault = ("[a-zA-Z0-9_.-]{1,20}", region)
        .prop_map(|(name, region)| format!("arn:aws:glacier:{region}:{OWN}:vaults/{name}"));
    let parts = (
        option::weighted(0.8, retention()),
        option::of(hold()),
        option::of(vault_guard()),
        option::of(strangers()),
        option::of(allowance()),
    );
    let denies = |value: &Value| {
        value["Statement"].as_array().unwrap().iter().any(|one| one["Effect"] == "Deny")
    };
    (vault, parts, any::<bool>())
        .prop_map(|(vault, (retention, hold, guard, strangers, allowance), wild)| {
            let mut statements: Vec<Value> = Vec::new();
            statements.extend(retention);
            statements.extend(hold.into_iter().flatten());
            statements.extend([guard, strangers, allowance].into_iter().flatten());
            let resource =
                if wild { format!("{}*", &vault[..vault.len() - 1]) } else { vault.clone() };
            for statement in &mut statements {
                statement["Resource"] = json!(resource);
            }
            (json!({ "Version": "2012-10-17", "Statement": statements }), vault)
        })
        .prop_filter("a policy without a denial is none of these", move |(value, _)| denies(value))
}

fn deny(action: &Value, condition: &Value) -> Value {
    json!({ "Effect": "Deny", "Principal": "*", "Action": action, "Condition": condition })
}

fn retention() -> impl Strategy<Value = Value> {
    let action = select(vec!["glacier:DeleteArchive", "Glacier:deletearchive"]);
    let operator = select(vec!["NumericLessThan", "NumericLessThanIfExists"]);
    let key = select(vec!["glacier:ArchiveAgeInDays", "glacier:ArchiveAgeinDays"]);
    let custodian = option::weighted(0.3, custodians());
    (action, operator, key, 1..36_525_u32, any::<bool>(), custodian).prop_map(
        |(action, operator, key, days, quoted, custodian)| {
            let days = if quoted { json!(days.to_string()) } else { json!(days) };
            let mut condition = json!({ operator: { key: days } });
            if let Some((operator, arns)) = custodian {
                condition[operator] = json!({ "aws:PrincipalArn": arns });
            }
            deny(&json!(action), &condition)
        },
    )
}

fn custodians() -> impl Strategy<Value = (&'static str, Value)> {
    let operator = select(vec!["ArnNotEquals", "ArnNotLike", "StringNotEquals"]);
    let arns = subsequence(
        vec![
            "arn:aws:iam::111122223333:role/legal/custodian",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:root",
        ],
        1..=3,
    );
    (operator, arns).prop_map(|(operator, arns)| (operator, json!(arns)))
}

fn hold() -> impl Strategy<Value = Vec<Value>> {
    let tag = "[A-Za-z]{1,10}";
    let operator = select(vec!["StringEquals", "StringLike", "StringEqualsIgnoreCase"]);
    let actions = prop_oneof![
        Just(json!(["glacier:AddTagsToVault", "glacier:RemoveTagsFromVault"])),
        Just(json!("glacier:*Tags*Vault")),
    ];
    (tag, operator, actions, custodians()).prop_map(|(tag, operator, actions, (negated, arns))| {
        let key = format!("glacier:ResourceTag/{tag}");
        // `ListTagsForVault` ends in `Vault` too, but it has no tags of its own to be limited by.
        vec![
            deny(&json!("glacier:DeleteArchive"), &json!({ operator: { key: "true" } })),
            deny(&actions, &json!({ negated: { "aws:PrincipalArn": arns } })),
        ]
    })
}

fn vault_guard() -> impl Strategy<Value = Value> {
    let condition = prop_oneof![
        Just(json!({ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } })),
        Just(json!({ "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24"] } })),
        Just(json!({ "Bool": { "aws:SecureTransport": "false" } })),
        Just(json!({ "DateLessThan": { "aws:CurrentTime": "2031-01-01T00:00:00Z" } })),
    ];
    let action = select(vec!["glacier:DeleteVault", "glacier:DeleteArchive", "glacier:*"]);
    (action, condition).prop_map(|(action, condition)| deny(&json!(action), &condition))
}

fn strangers() -> impl Strategy<Value = Value> {
    let condition = prop_oneof![
        Just(json!({ "StringNotEquals": { "aws:PrincipalAccount": OWN } })),
        Just(json!({ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })),
    ];
    (select(vec!["glacier:*", "glacier:InitiateJob"]), condition)
        .prop_map(|(action, condition)| deny(&json!(action), &condition))
}

fn allowance() -> impl Strategy<Value = Value> {
    let principal = prop_oneof![
        Just(json!({ "AWS": OWN })),
        Just(
            json!({ "AWS": ["arn:aws:iam::111122223333:user/alice", "arn:aws:iam::111122223333:root"] })
        ),
    ];
    let action =
        select(vec!["glacier:UploadArchive", "glacier:InitiateJob", "glacier:DeleteArchive"]);
    (principal, action, 1..1000_u32).prop_map(|(principal, action, days)| {
        let condition = match action {
            "glacier:DeleteArchive" => json!({ "NumericGreaterThanEquals": { "glacier:ArchiveAgeInDays": days } }),
            _ => json!({ "Bool": { "aws:SecureTransport": "true" } }),
        };
        json!({ "Effect": "Allow", "Principal": principal, "Action": action, "Condition": condition })
    })
}
