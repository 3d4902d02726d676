//! Tags of vaults: add, remove, list, limits.

use serde_json::{Map, Value, json};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, same};
use crate::rules::{self, Rule};
use crate::state::ErrorCode::{InvalidParameterValue, LimitExceeded, MissingParameterValue};

pub(super) static CASES: &[EndpointCase] = &[
    case!("tags-add", add, [TAGS_ADD], ByMeaning, needs(CreateVaults)),
    case!("tags-remove", remove, [TAGS_REMOVE], ByMeaning, needs(CreateVaults)),
    case!("tags-list", list, [TAGS_LIST], ByMeaning, needs(CreateVaults)),
    case!("tags-missing", missing, [TAGS_MISSING], ByCode, needs(CreateVaults)),
    case!(
        "tags-operation-missing",
        operation_missing,
        [TAGS_OPERATION_MISSING],
        ByCode,
        needs(CreateVaults)
    ),
    case!(
        "tags-operation-unknown",
        operation_unknown,
        [TAGS_OPERATION_UNKNOWN],
        ByCode,
        needs(CreateVaults)
    ),
    case!("tag-limit", limit, [TAG_LIMIT], ByCode, needs(CreateVaults)),
    case!("tags-per-call", per_call, [TAGS_PER_CALL], ByCode, needs(CreateVaults)),
    case!("tag-length", length, [TAG_LENGTH], ByCode, needs(CreateVaults)),
    case!("tag-characters", characters, [TAG_CHARACTERS], ByCode, needs(CreateVaults)),
    case!("tag-reserved", reserved, [TAG_RESERVED], ByCode, needs(CreateVaults)),
];

async fn has(visit: &Visit<'_>, vault: &str, rule: &'static Rule, tags: &Value) -> Outcome {
    let list = visit.send(Call::list_tags(vault)).await?;
    let got = list.is(rule, 200)?.member(rule, "Tags")?;
    same(rule, list.step(), tags, &got)
}

async fn add(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::TAGS_ADD;
    let vault = visit.new_vault().await?;
    let first = visit.send(Call::add_tags(&vault, &json!({ "a": "1", "b": "2" }))).await?;
    first.is(rule, 204)?.is_empty(rule)?;
    visit.send(Call::add_tags(&vault, &json!({ "b": "3", "B": "" }))).await?.is(rule, 204)?;
    has(visit, &vault, rule, &json!({ "a": "1", "b": "3", "B": "" })).await
}

async fn remove(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::TAGS_REMOVE;
    let vault = visit.new_vault().await?;
    visit
        .send(Call::add_tags(&vault, &json!({ "a": "1", "b": "2" })))
        .await?
        .is(&rules::TAGS_ADD, 204)?;
    let removed = visit.send(Call::remove_tags(&vault, &json!(["a", "A", "none"]))).await?;
    removed.is(rule, 204)?.is_empty(rule)?;
    has(visit, &vault, rule, &json!({ "b": "2" })).await
}

async fn list(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    has(visit, &vault, &rules::TAGS_LIST, &json!({})).await?;
    visit.send(Call::list_tags(&vault)).await?.has_only(&rules::TAGS_LIST, &["Tags"])?;
    Ok(())
}

async fn missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let calls = [Call::add_tags(&vault, &Value::Null), Call::remove_tags(&vault, &Value::Null)];
    for call in calls {
        for body in ["", "{}"] {
            let reply = visit.send(call.clone().with_body(body)).await?;
            reply.is_refused(&rules::TAGS_MISSING, MissingParameterValue)?;
        }
    }
    Ok(())
}

async fn operation_missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let call = Call::add_tags(&vault, &json!({ "a": "1" })).at(&format!("vaults/{vault}/tags"));
    let reply = visit.send(call).await?;
    reply.is_refused(&rules::TAGS_OPERATION_MISSING, MissingParameterValue)?;
    Ok(())
}

async fn operation_unknown(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    for operation in ["", "Add", "list"] {
        let rest = format!("vaults/{vault}/tags?operation={operation}");
        let reply = visit.send(Call::add_tags(&vault, &json!({ "a": "1" })).at(&rest)).await?;
        reply.is_refused(&rules::TAGS_OPERATION_UNKNOWN, InvalidParameterValue)?;
    }
    Ok(())
}

async fn limit(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::TAG_LIMIT;
    let vault = visit.new_vault().await?;
    for ten in 0..5 {
        visit
            .send(Call::add_tags(&vault, &numbered(10 * ten..10 * ten + 10)))
            .await?
            .is(rule, 204)?;
    }
    let beyond = visit.send(Call::add_tags(&vault, &numbered(49..51))).await?;
    beyond.is_refused(rule, LimitExceeded)?;
    visit.send(Call::add_tags(&vault, &numbered(40..50))).await?.is(rule, 204)?;
    has(visit, &vault, rule, &numbered(0..50)).await
}

async fn per_call(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::TAGS_PER_CALL;
    let vault = visit.new_vault().await?;
    let keys = |count: u32| json!((0..count).map(key).collect::<Vec<_>>());
    let calls = [
        Call::add_tags(&vault, &numbered(0..11)),
        Call::add_tags(&vault, &json!({})),
        Call::remove_tags(&vault, &keys(11)),
        Call::remove_tags(&vault, &json!([])),
    ];
    for call in calls {
        visit.send(call).await?.is_refused(rule, InvalidParameterValue)?;
    }
    visit.send(Call::add_tags(&vault, &numbered(0..10))).await?.is(rule, 204)?;
    visit.send(Call::remove_tags(&vault, &keys(10))).await?.is(rule, 204)?;
    Ok(())
}

async fn length(visit: &Visit<'_>) -> Outcome {
    let bad = [("", "v"), (&"k".repeat(129), "v"), ("k", &"v".repeat(256))];
    let good =
        [(&*"k".repeat(128), &*"v".repeat(255)), ("k", ""), (&"ä".repeat(128), &"値".repeat(255))];
    is_bounded(visit, &rules::TAG_LENGTH, &bad, &good).await
}

async fn characters(visit: &Visit<'_>) -> Outcome {
    let bad = [("k!", "v"), ("k", "v*"), ("k\n", "v"), ("k", "<v>")];
    let good = [("k _./=+-@0", "v _./=+-@0"), ("ключ", "値")];
    is_bounded(visit, &rules::TAG_CHARACTERS, &bad, &good).await
}

/// Tries tags that are refused and tags that are taken.
async fn is_bounded(
    visit: &Visit<'_>,
    rule: &'static Rule,
    bad: &[(&str, &str)],
    good: &[(&str, &str)],
) -> Outcome {
    let vault = visit.new_vault().await?;
    for (key, value) in bad {
        let reply = visit.send(Call::add_tags(&vault, &one(key, value))).await?;
        reply.is_refused(rule, InvalidParameterValue)?;
    }
    for (key, value) in good {
        visit.send(Call::add_tags(&vault, &one(key, value))).await?.is(rule, 204)?;
    }
    Ok(())
}

async fn reserved(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::TAG_RESERVED;
    let vault = visit.new_vault().await?;
    let add = visit.send(Call::add_tags(&vault, &one("aws:k", "v"))).await?;
    add.is_refused(rule, InvalidParameterValue)?;
    let remove = visit.send(Call::remove_tags(&vault, &json!(["aws:k"]))).await?;
    remove.is_refused(rule, InvalidParameterValue)?;
    Ok(())
}

fn one(key: &str, value: &str) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), value.into())]))
}

/// Tags with these numbers in their keys.
fn numbered(numbers: std::ops::Range<u32>) -> Value {
    Value::Object(numbers.map(|number| (key(number), json!("value"))).collect())
}

/// Keys in the order of their numbers.
fn key(number: u32) -> String {
    format!("key-{number:02}")
}
