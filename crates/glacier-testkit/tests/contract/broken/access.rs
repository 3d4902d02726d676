//! Mistakes with what a policy must be, policies in force, archives, tags and lists.

use bytes::Bytes;
use http::Method;
use serde_json::{Value, json};

use super::Mistake;
use super::endpoint::{answer, ask, code, completes, is, of_vault, refusal, with_member};

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "policies are not enforced",
        breaks: |_, asked, right| {
            let is_own = asked.uri().path().starts_with("/-/");
            match code(&right).as_str() {
                "AccessDeniedException" if is_own && !of_vault(asked).1.starts_with("lock") => {
                    answer(if asked.method() == "GET" { 200 } else { 204 }, "{}")
                }
                _ => right,
            }
        },
        fail: &[
            "age-in-conditions",
            "lock-lifetime-unnoticed",
            "lock-policy-in-force",
            "lock-policy-outweighs",
            "policy-denies",
            "resource-tags",
        ],
        deviate: &["archive-age", "global-keys"],
        spreads: false,
    },
    Mistake {
        name: "nobody is granted anything",
        breaks: |_, asked, right| match asked.headers().get("authorization") {
            Some(by) if by.to_str().unwrap().contains("=444455556666/") => {
                refusal(403, "AccessDeniedException")
            }
            _ => right,
        },
        fail: &["policy-grants"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a vault without an access policy has an empty one",
        breaks: |_, asked, right| match right.status().as_u16() {
            404 if is(asked, "GET", "access-policy") => answer(200, "{}"),
            _ => right,
        },
        fail: &[
            "access-policy-delete",
            "access-policy-none",
            "access-policy-none-message",
            "vault-not-found",
        ],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an access policy that is not there can't be deleted",
        breaks: |glacier, asked, right| {
            let had = glacier.vault(of_vault(asked).0).tags().contains_key("never");
            if is(asked, "DELETE", "access-policy") && !had {
                refusal(404, "ResourceNotFoundException")
            } else {
                right
            }
        },
        fail: &["access-policy-delete", "access-policy-delete-again", "account-needs-grant"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an abort takes the access policy along",
        breaks: |glacier, asked, right| {
            if right.status() == 204 && is(asked, "DELETE", "lock-policy") {
                let path = asked.uri().path().replace("lock-policy", "access-policy");
                ask(glacier, &Method::DELETE, &path, b"");
            }
            right
        },
        fail: &["abort-keeps-access-policy"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete takes the access policy along",
        breaks: |glacier, asked, right| {
            if right.status() == 204 && completes(asked) {
                let path = format!("/-/vaults/{}/access-policy", of_vault(asked).0);
                ask(glacier, &Method::DELETE, &path, b"");
            }
            right
        },
        fail: &["complete-keeps-access-policy"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a missing policy is taken",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if is(asked, "POST", "lock-policy")
                && !asked.body().starts_with(b"{\"Policy\":\"") =>
            {
                let mut taken = answer(201, "");
                taken
                    .headers_mut()
                    .insert("x-amz-lock-id", "AE863rKkWZU53SLW5be4DUcX".parse().unwrap());
                taken
            }
            _ => right,
        },
        fail: &["body-not-json"],
        deviate: &["order-of-checks", "policy-missing"],
        spreads: false,
    },
    Mistake {
        name: "any text is a policy",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if is(asked, "POST", "lock-policy")
                && asked.body().starts_with(b"{\"Policy\":\"") =>
            {
                answer(201, "")
            }
            _ => right,
        },
        fail: &["body-not-json", "policy-content"],
        deviate: &["policy-size", "policy-size-in-bytes"],
        spreads: false,
    },
    Mistake {
        name: "a policy may be longer",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if is(asked, "POST", "lock-policy") && asked.body().len() > 20_480 => {
                answer(201, "")
            }
            _ => right,
        },
        fail: &[],
        deviate: &["policy-size", "policy-size-in-bytes"],
        spreads: false,
    },
    Mistake {
        name: "a vault with archives is deleted",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if is(asked, "DELETE", "") => answer(204, ""),
            _ => right,
        },
        fail: &["delete-not-empty", "delete-not-empty-message", "delete-recently-written"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an archive that is not there can't be deleted",
        breaks: |_, asked, right| {
            if of_vault(asked).1.ends_with("EXAMPLEArchiveId") {
                refusal(404, "ResourceNotFoundException")
            } else {
                right
            }
        },
        fail: &["account-needs-grant", "archive-delete-missing"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an archive of another vault counts as missing",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if of_vault(asked).1.starts_with("archives/") => answer(204, ""),
            _ => right,
        },
        fail: &["age-in-conditions", "archive-of-another-vault"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "there is never an inventory",
        breaks: |_, asked, right| {
            if is(asked, "GET", "") && right.status() == 200 {
                with_member(right, "NumberOfArchives", |value| *value = Value::Null)
            } else {
                right
            }
        },
        fail: &["inventory"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "any tag is taken",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if is(asked, "POST", "tags") => answer(204, ""),
            _ => right,
        },
        fail: &["tag-characters", "tag-length", "tag-limit", "tag-reserved", "tags-per-call"],
        deviate: &[
            "query-repeated",
            "tags-missing",
            "tags-operation-missing",
            "tags-operation-unknown",
        ],
        spreads: false,
    },
    Mistake {
        name: "too many tags are InvalidParameterValue",
        breaks: |_, _, right| match code(&right).as_str() {
            "LimitExceededException" => refusal(400, "InvalidParameterValueException"),
            _ => right,
        },
        fail: &["tag-limit"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a vault without tags has null for tags",
        breaks: |_, _, right| {
            with_body(right, |body| {
                if body["Tags"] == json!({}) {
                    body["Tags"] = Value::Null;
                }
            })
        },
        fail: &["tags-list"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "the list of vaults is backwards",
        breaks: |_, _, right| {
            with_body(right, |body| {
                if let Some(vaults) = body["VaultList"].as_array_mut() {
                    vaults.reverse();
                }
            })
        },
        fail: &["list"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "the list of vaults ends after one page",
        breaks: |_, _, right| {
            with_body(right, |body| {
                if body["VaultList"].is_array() {
                    body["Marker"] = Value::Null;
                }
            })
        },
        fail: &["list-limit"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "the last page of the list has a marker",
        breaks: |_, _, right| {
            with_body(right, |body| {
                let last = body["VaultList"].as_array().and_then(|vaults| vaults.last());
                if let Some(arn) = last.map(|vault| vault["VaultARN"].clone()) {
                    body["Marker"] = arn;
                }
            })
        },
        fail: &["list"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "any limit is taken for 10",
        breaks: |_, asked, right| match asked.uri().query() {
            Some(query) if query.contains("limit=") && right.status() == 400 => {
                answer(200, r#"{"Marker":null,"VaultList":[]}"#)
            }
            _ => right,
        },
        fail: &["list-limit-invalid"],
        deviate: &["query-repeated"],
        spreads: false,
    },
];

/// The answer with something else in its body, if that is JSON.
fn with_body(
    right: super::endpoint::Answer,
    change: impl FnOnce(&mut Value),
) -> super::endpoint::Answer {
    right.map(|body| match serde_json::from_slice::<Value>(&body) {
        Ok(mut value) if value.is_object() => {
            let before = value.clone();
            change(&mut value);
            // Looking at a member must not make one.
            let members = before.as_object().into_iter().flat_map(|body| body.keys());
            let known: Vec<&String> = members.collect();
            if let Some(object) = value.as_object_mut() {
                object.retain(|name, value| known.contains(&name) || !value.is_null());
            }
            Bytes::from(value.to_string())
        }
        _ => body,
    })
}
