//! Mistakes in the form of answers, and in what of a request is looked at.

use bytes::Bytes;
use serde_json::{Value, json};

use super::Mistake;
use super::endpoint::{ask, is, refusal};

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "errors have `__type` and `Message`",
        spreads: true,
        breaks: |_, _, right| {
            if right.status().is_client_error() {
                right.map(|body| {
                    let body: Value = serde_json::from_slice(&body).unwrap();
                    let body = json!({ "__type": body["code"], "Message": body["message"] });
                    Bytes::from(body.to_string())
                })
            } else {
                right
            }
        },
        fail: &["error-body", "initiate-in-progress", "get-without-lock"],
        deviate: &[],
    },
    Mistake {
        name: "errors have no type",
        breaks: |_, _, right| {
            if right.status().is_client_error() {
                right.map(|body| {
                    let mut body: Value = serde_json::from_slice(&body).unwrap();
                    body.as_object_mut().unwrap().remove("type");
                    Bytes::from(body.to_string())
                })
            } else {
                right
            }
        },
        fail: &["error-body"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "errors name their code in a header too",
        breaks: |_, _, mut right| {
            if right.status().is_client_error() {
                right.headers_mut().insert("x-amzn-errortype", "Any".parse().unwrap());
            }
            right
        },
        fail: &["error-body"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "request IDs are UUIDs",
        breaks: |_, _, mut right| {
            let id = "5ba0a2bc-0bb3-4d57-a2a5-3b1d4c6a8f11".parse().unwrap();
            right.headers_mut().insert("x-amzn-requestid", id);
            right
        },
        fail: &["request-id"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "the messages are others",
        breaks: |_, _, right| match (right.status().is_client_error(), right.body().len()) {
            (true, _) => right.map(|body| {
                let mut body: Value = serde_json::from_slice(&body).unwrap();
                body["message"] = "no".into();
                Bytes::from(body.to_string())
            }),
            _ => right,
        },
        fail: &[
            "access-policy-none-message",
            "account-denied-message",
            "delete-not-empty-message",
            "vault-not-found-message",
        ],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an empty lock ID makes a complete an initiate",
        breaks: |glacier, asked, right| {
            if is(asked, "POST", "lock-policy/") {
                ask(glacier, asked.method(), asked.uri().path().trim_end_matches('/'), asked.body())
            } else {
                right
            }
        },
        fail: &[],
        deviate: &["path-unknown"],
        spreads: false,
    },
    Mistake {
        name: "the version is not looked at",
        breaks: |glacier, asked, right| match asked.headers().get("x-amz-glacier-version") {
            Some(version) if version == "2012-06-01" => right,
            _ => ask(glacier, asked.method(), asked.uri().path(), asked.body()),
        },
        fail: &[],
        deviate: &["order-of-checks", "version-missing", "version-unknown"],
        spreads: false,
    },
    Mistake {
        name: "the `Date` header follows the clock that was moved",
        breaks: |_, _, mut right| {
            right.headers_mut().insert("date", "Fri, 20 Mar 2043 17:03:43 GMT".parse().unwrap());
            right
        },
        fail: &[],
        deviate: &["date-is-real"],
        spreads: false,
    },
    Mistake {
        name: "create takes a body",
        breaks: |glacier, asked, right| {
            if is(asked, "PUT", "") && !asked.body().is_empty() {
                ask(glacier, asked.method(), asked.uri().path(), b"")
            } else {
                right
            }
        },
        fail: &[],
        deviate: &["body-not-empty"],
        spreads: false,
    },
    Mistake {
        name: "every initiate fails inside",
        spreads: true,
        breaks: |_, asked, right| {
            if is(asked, "POST", "lock-policy") {
                refusal(500, "ServiceUnavailableException")
            } else {
                right
            }
        },
        fail: &["initiate", "policy-verbatim"],
        deviate: &[],
    },
];
