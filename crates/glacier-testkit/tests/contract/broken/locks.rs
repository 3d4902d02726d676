//! Mistakes in the life of a lock.

use bytes::Bytes;
use http::Method;

use super::Mistake;
use super::endpoint::{
    Asked, answer, ask, completes, is, is_locked, of_vault, refusal, start_over, with_member,
    with_policy_rewritten,
};

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "a second initiate answers 400 InvalidParameterValue",
        breaks: |glacier, asked, answer| match answer.status().as_u16() {
            403 if is(asked, "POST", "lock-policy")
                && !is_locked(glacier, asked)
                && !foreign(asked) =>
            {
                refusal(400, "InvalidParameterValueException")
            }
            _ => answer,
        },
        fail: &["initiate-in-progress"],
        deviate: &["order-of-checks"],
        spreads: false,
    },
    Mistake {
        name: "a second initiate answers 409",
        breaks: |glacier, asked, answer| match answer.status().as_u16() {
            403 if is(asked, "POST", "lock-policy")
                && !is_locked(glacier, asked)
                && !foreign(asked) =>
            {
                refusal(409, "AccessDeniedException")
            }
            _ => answer,
        },
        fail: &["initiate-in-progress"],
        deviate: &["order-of-checks"],
        spreads: false,
    },
    Mistake {
        name: "a second initiate overwrites the lock",
        breaks: |glacier, asked, answer| {
            let again =
                answer.status() == 403 && is(asked, "POST", "lock-policy") && !foreign(asked);
            if !again || is_locked(glacier, asked) {
                return answer;
            }
            start_over(glacier, asked);
            ask(glacier, asked.method(), asked.uri().path(), asked.body())
        },
        fail: &["initiate-in-progress"],
        deviate: &["order-of-checks"],
        spreads: false,
    },
    Mistake {
        name: "an initiate overwrites what is locked for ever",
        breaks: |glacier, asked, answer| {
            if answer.status() != 403
                || !is(asked, "POST", "lock-policy")
                || !is_locked(glacier, asked)
            {
                return answer;
            }
            start_over(glacier, asked);
            ask(glacier, asked.method(), asked.uri().path(), asked.body())
        },
        fail: &[],
        deviate: &["initiate-locked"],
        spreads: false,
    },
    Mistake {
        name: "an abort deletes what is locked for ever",
        breaks: |glacier, asked, right| {
            if right.status() != 403
                || !is(asked, "DELETE", "lock-policy")
                || !is_locked(glacier, asked)
            {
                return right;
            }
            start_over(glacier, asked);
            answer(204, "")
        },
        fail: &["abort-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an abort of what is locked for ever says 204 and does nothing",
        breaks: |glacier, asked, right| match right.status().as_u16() {
            403 if is(asked, "DELETE", "lock-policy") && is_locked(glacier, asked) => {
                answer(204, "")
            }
            _ => right,
        },
        fail: &["abort-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an abort without a lock answers 404",
        breaks: |glacier, asked, right| {
            let known = glacier.vault(of_vault(asked).0);
            let before = BEFORE.with(|before| before.replace(known.lock().is_some()));
            match right.status().as_u16() {
                204 if is(asked, "DELETE", "lock-policy") && !before => {
                    refusal(404, "ResourceNotFoundException")
                }
                _ => right,
            }
        },
        fail: &["abort-without-lock"],
        deviate: &["body-ignored"],
        spreads: false,
    },
    Mistake {
        name: "an abort does nothing",
        breaks: |glacier, asked, right| {
            if right.status() != 204 || !is(asked, "DELETE", "lock-policy") {
                return right;
            }
            let path = asked.uri().path();
            let policy = br#"{"Policy":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"*\"}]}"}"#;
            ask(glacier, &Method::POST, path, policy);
            right
        },
        fail: &["abort", "abort-without-lock", "archive-age", "complete-without-lock", "lock-id"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete begins the lock anew",
        breaks: |glacier, asked, right| {
            if is(asked, "GET", "lock-policy") && is_locked(glacier, asked) {
                return with_member(right, "CreationDate", |date| {
                    *date = "2099-12-31T00:00:00.000Z".into();
                });
            }
            right
        },
        fail: &["get-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete that is repeated is refused",
        breaks: |_, asked, right| {
            let again = completes(asked) && right.status() == 204;
            let before = SEEN.with(|seen| seen.replace(asked.uri().path().to_owned()));
            if again && before == asked.uri().path() {
                return refusal(403, "AccessDeniedException");
            }
            right
        },
        fail: &["complete-again"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete with a wrong ID on a locked vault answers 400",
        breaks: |glacier, asked, right| match right.status().as_u16() {
            403 if completes(asked) && is_locked(glacier, asked) => {
                refusal(400, "InvalidParameterValueException")
            }
            _ => right,
        },
        fail: &["complete-wrong-id-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete takes any ID",
        breaks: |glacier, asked, right| {
            let vault = of_vault(asked).0;
            match glacier.vault(vault).lock() {
                Some(lock) if completes(asked) && right.status() == 400 => {
                    let path = format!("/-/vaults/{vault}/lock-policy/{}", lock.id().as_str());
                    ask(glacier, &Method::POST, &path, b"")
                }
                _ => right,
            }
        },
        fail: &["complete-similar-id", "complete-wrong-id-in-progress", "lock-id"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "the case of letters in a lock ID does not matter",
        breaks: |glacier, asked, right| {
            let (vault, rest) = of_vault(asked);
            match glacier.vault(vault).lock() {
                Some(lock) if completes(asked) && right.status() == 400 => {
                    let right_path = format!("lock-policy/{}", lock.id().as_str());
                    if !rest.eq_ignore_ascii_case(&right_path) {
                        return right;
                    }
                    ask(glacier, &Method::POST, &format!("/-/vaults/{vault}/{right_path}"), b"")
                }
                _ => right,
            }
        },
        fail: &["complete-similar-id"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a complete without a lock answers 204",
        breaks: |_, asked, right| match right.status().as_u16() {
            404 if completes(asked) => answer(204, ""),
            _ => right,
        },
        fail: &["lock-lifetime", "lock-lifetime-unnoticed", "vault-not-found"],
        deviate: &["complete-without-lock", "path-unknown"],
        spreads: false,
    },
    Mistake {
        name: "get without a lock answers an empty object",
        breaks: |_, asked, right| match right.status().as_u16() {
            404 if is(asked, "GET", "lock-policy") => answer(200, "{}"),
            _ => right,
        },
        fail: &[
            "abort",
            "complete-without-lock",
            "get-without-lock",
            "lock-lifetime",
            "vault-not-found",
        ],
        deviate: &["delete-in-progress"],
        spreads: false,
    },
    Mistake {
        name: "get tells the lock ID in the body",
        breaks: |glacier, asked, right| match glacier.vault(of_vault(asked).0).lock() {
            Some(lock) if is(asked, "GET", "lock-policy") => {
                let id = lock.id().as_str().to_owned();
                with_member(right, "LockId", |value| *value = id.into())
            }
            _ => right,
        },
        fail: &["get-in-progress", "get-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "get tells the lock ID in a header",
        breaks: |glacier, asked, mut right| {
            if let Some(lock) =
                glacier.vault(of_vault(asked).0).lock().filter(|_| is(asked, "GET", "lock-policy"))
            {
                right.headers_mut().insert("x-amz-lock-id", lock.id().as_str().parse().unwrap());
            }
            right
        },
        fail: &["get-in-progress", "get-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "get leaves out the expiration",
        breaks: |_, asked, right| {
            if is(asked, "GET", "lock-policy") && right.status() == 200 {
                with_member(right, "ExpirationDate", |value| *value = serde_json::Value::Null)
            } else {
                right
            }
        },
        fail: &["get-in-progress"],
        deviate: &["lock-expiration-date"],
        spreads: false,
    },
    Mistake {
        name: "get tells when a locked vault's lock expires",
        breaks: |glacier, asked, right| {
            if is(asked, "GET", "lock-policy") && is_locked(glacier, asked) {
                with_member(right, "ExpirationDate", |value| {
                    *value = "2013-03-20T17:03:43.221Z".into();
                })
            } else {
                right
            }
        },
        fail: &["get-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "get answers dates as numbers",
        breaks: |_, asked, right| {
            if is(asked, "GET", "lock-policy") && right.status() == 200 {
                with_member(right, "CreationDate", |value| *value = 1_363_799_023.into())
            } else {
                right
            }
        },
        fail: &["get-in-progress", "get-locked"],
        deviate: &["lock-expiration-date"],
        spreads: false,
    },
    Mistake {
        name: "get answers the policy as an object",
        breaks: |_, asked, right| {
            if is(asked, "GET", "lock-policy") && right.status() == 200 {
                with_member(right, "Policy", |policy| {
                    *policy = serde_json::from_str(policy.as_str().unwrap()).unwrap();
                })
            } else {
                right
            }
        },
        fail: &[
            "abort-locked",
            "complete-keeps-access-policy",
            "get-in-progress",
            "get-locked",
            "initiate",
            "initiate-in-progress",
        ],
        deviate: &["initiate-locked", "policy-verbatim"],
        spreads: false,
    },
    Mistake {
        name: "get lays the policy out anew",
        breaks: |_, asked, right| {
            if is(asked, "GET", "lock-policy") { with_policy_rewritten(right) } else { right }
        },
        fail: &[],
        deviate: &["policy-verbatim"],
        spreads: false,
    },
    Mistake {
        name: "the lock ID is in the body",
        spreads: true,
        breaks: |_, asked, mut right| match right.headers_mut().remove("x-amz-lock-id") {
            Some(id) if is(asked, "POST", "lock-policy") => {
                let body = serde_json::json!({ "lockId": id.to_str().unwrap() });
                right.map(|_| Bytes::from(body.to_string()))
            }
            _ => right,
        },
        fail: &["initiate", "lock-id", "initiate-in-progress"],
        deviate: &[],
    },
    Mistake {
        name: "every lock has the same ID",
        breaks: |_, _, mut right| {
            if let Some(id) = right.headers_mut().get_mut("x-amz-lock-id") {
                *id = "AE863rKkWZU53SLW5be4DUcX".parse().unwrap();
            }
            right
        },
        fail: &[
            "abort-locked",
            "complete",
            "complete-again",
            "complete-keeps-access-policy",
            "complete-wrong-id-locked",
            "create-again-locked",
            "delete-locked",
            "get-locked",
            "initiate-locked",
            "lock-id",
        ],
        deviate: &[],
        spreads: false,
    },
];

thread_local! {
    /// Whether the vault had a lock when it was last asked about, as far as a mistake looks at it.
    static BEFORE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    /// The path that was last asked for.
    static SEEN: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

fn foreign(asked: &Asked) -> bool {
    !asked.uri().path().starts_with("/-/")
}
