//! Policies and requests from small stocks, so that statements apply as often as not; and ways of writing a document.

use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::{select, subsequence},
};
use serde_json::{Map, Value, json};
use vault_lock_policy::Comparison;

pub(crate) const CALLERS: &[&str] = &[
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:user/alice",
    "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
    "arn:aws:sts::111122223333:federated-user/bob",
    "arn:aws:iam::444455556666:user/alice",
    "backup.amazonaws.com",
    "anonymous",
];

const AWS_PRINCIPALS: &[&str] = &[
    "*",
    "111122223333",
    "444455556666",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:user/alice",
    "arn:aws:iam::111122223333:role/archivist",
    "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
    "arn:aws:sts::111122223333:federated-user/bob",
];

pub(crate) const ACTIONS: &[&str] =
    &["glacier:DeleteArchive", "glacier:DeleteVault", "glacier:InitiateJob", "GLACIER:listjobs"];

const ACTION_PATTERNS: &[&str] = &[
    "*",
    "glacier:*",
    "glacier:Delete*",
    "Glacier:deleteArchive",
    "glacier:????????????",
    "s3:*",
    "*Job*",
];

pub(crate) const VAULTS: &[&str] = &[
    "arn:aws:glacier:us-west-2:111122223333:vaults/records",
    "arn:aws:glacier:us-west-2:111122223333:vaults/alice",
    "arn:aws:glacier:eu-west-1:444455556666:vaults/a*",
];

const RESOURCE_PATTERNS: &[&str] = &[
    "*",
    "arn:aws:glacier:us-west-2:111122223333:vaults/records",
    "arn:aws:glacier:us-west-2:111122223333:vaults/records/*",
    "arn:aws:glacier:us-west-2:111122223333:vaults/?????",
    "arn:*/records",
    "arn:aws:glacier:*",
    "arn:aws:glacier:*:444455556666:vaults/a${*}",
    "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}",
    "arn:aws:glacier:*:*:vaults/${aws:unknown, 'records'}",
    "${aws:unknown}",
];

/// Keys in two spellings each.
const KEYS: &[&str] = &[
    "glacier:ArchiveAgeInDays",
    "GLACIER:archiveageindays",
    "aws:x",
    "AWS:X",
    "aws:username",
    "aws:PrincipalArn",
];

const VALUES: &[&str] = &[
    "",
    "true",
    "False",
    "10",
    "365",
    "365.0",
    "1e2",
    "-1",
    "2020-01-01",
    "1577836801",
    "10.1.2.3",
    "10.0.0.0/8",
    "alice",
    "a*",
    "?lice",
    "${aws:username}",
    "${aws:x, 'alice'}",
    "arn:aws:iam::111122223333:user/alice",
    "arn:*:iam::*:user/${aws:username}",
    "arn:aws:iam:*",
];

/// A policy. Every policy that comes out is valid.
pub(crate) fn policy() -> impl Strategy<Value = Value> {
    let version = option::of(select(vec!["2008-10-17", "2012-10-17"]));
    (version, option::of("[a-zäß\"\\\\]{0,3}"), vec(statement(), 1..4), any::<bool>()).prop_map(
        |(version, id, mut statements, single)| {
            let statements = if single && statements.len() == 1 {
                statements.remove(0)
            } else {
                json!(statements)
            };
            object([("Version", json!(version)), ("Id", json!(id)), ("Statement", statements)])
        },
    )
}

fn statement() -> impl Strategy<Value = Value> {
    let effect = select(vec!["Allow", "Deny"]);
    let sid = option::of("[a-z]{0,2}");
    let parts = (
        principal(),
        some_of(ACTION_PATTERNS),
        some_of(RESOURCE_PATTERNS),
        option::of(conditions()),
    );
    (effect, sid, parts, any::<[bool; 3]>()).prop_map(
        |(
            effect,
            sid,
            (principal, action, resource, condition),
            [not_principal, not_action, not_resource],
        )| {
            object([
                ("Effect", json!(effect)),
                ("Sid", json!(sid)),
                (if not_principal { "NotPrincipal" } else { "Principal" }, principal),
                (if not_action { "NotAction" } else { "Action" }, action),
                (if not_resource { "NotResource" } else { "Resource" }, resource),
                ("Condition", json!(condition)),
            ])
        },
    )
}

fn principal() -> impl Strategy<Value = Value> {
    let service = option::of(Just(json!("backup.amazonaws.com")));
    prop_oneof![
        1 => Just(json!("*")),
        4 => (some_of(AWS_PRINCIPALS), service)
            .prop_map(|(aws, service)| object([("Service", json!(service)), ("AWS", aws)])),
    ]
}

fn conditions() -> impl Strategy<Value = Value> {
    let keys = btree_map(select(vec![0, 2, 4, 5]), (any::<bool>(), some_of(VALUES)), 1..3)
        .prop_map(|keys| {
            let member = |(index, (other, values)): (usize, _)| {
                let spelling = index + usize::from(other && index < 4);
                (KEYS[spelling].to_owned(), values)
            };
            Value::Object(keys.into_iter().map(member).collect())
        });
    btree_map(operator(), keys, 1..3).prop_map(|operators| json!(operators))
}

fn operator() -> impl Strategy<Value = String> {
    let set = select(vec!["", "", "ForAllValues:", "ForAnyValue:"]);
    (set, select(Comparison::ALL), any::<bool>()).prop_map(|(set, comparison, if_exists)| {
        match comparison {
            Comparison::Null => "Null".to_owned(),
            other => format!("{set}{other}{}", if if_exists { "IfExists" } else { "" }),
        }
    })
}

/// One or several, as a value or a list.
fn some_of(stock: &'static [&'static str]) -> impl Strategy<Value = Value> {
    (subsequence(stock, 1..=3), any::<bool>()).prop_map(|(some, single)| match &some[..] {
        [one] if single => unquoted(one),
        _ => json!(some),
    })
}

/// What can stand without quotes, where that changes nothing.
fn unquoted(text: &str) -> Value {
    match text {
        "true" => json!(true),
        "365" => json!(365),
        text => json!(text),
    }
}

/// Caller, action, vault, and the values of some keys.
pub(crate) type RequestParts = (&'static str, &'static str, &'static str, Value);

pub(crate) fn request() -> impl Strategy<Value = RequestParts> {
    let keys = vec!["glacier:ArchiveAgeInDays", "aws:X", "aws:username"];
    let values: Vec<_> =
        VALUES.iter().map(|value| value.replace("10.0.0.0/8", "11.0.0.1")).collect();
    let context =
        btree_map(select(keys), vec(select(values), 0..3), 0..4).prop_map(|context| json!(context));
    (select(CALLERS), select(ACTIONS), select(VAULTS), context)
}

/// An object of the members that are not null.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A document in one of its many forms: order of members, whitespace and escapes follow from `choices`.
pub(crate) fn write(value: &Value, choices: &mut impl FnMut(usize) -> usize) -> String {
    let space = |choices: &mut dyn FnMut(usize) -> usize| ["", "", " ", "\n", "\r\n\t"][choices(5)];
    let mut text = space(choices).to_owned();
    text += &match value {
        Value::Object(members) => {
            let members = shuffled(members, choices).into_iter().map(|(name, value)| {
                format!(
                    "{}{}:{}",
                    write_string(name, choices),
                    space(choices),
                    write(value, choices)
                )
            });
            format!("{{{}{}}}", space(&mut |_| 0), members.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| write(item, choices)).collect();
            format!("[{}]", items.join(","))
        }
        Value::String(text) => write_string(text, choices),
        other => other.to_string(),
    };
    text + space(choices)
}

fn shuffled<'v>(
    members: &'v Map<String, Value>,
    choices: &mut impl FnMut(usize) -> usize,
) -> Vec<(&'v String, &'v Value)> {
    let mut rest: Vec<_> = members.iter().collect();
    let mut order = Vec::new();
    while !rest.is_empty() {
        order.push(rest.remove(choices(rest.len())));
    }
    order
}

fn write_string(text: &str, choices: &mut impl FnMut(usize) -> usize) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if choices(12) == 0 => {
                written.extend(
                    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")),
                );
            }
            c => written.push(c),
        }
    }
    written + "\""
}

/// A source of choices that follows from a seed.
pub(crate) fn choices(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |options| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).map_or(0, |choice| choice % options.max(1))
    }
}
