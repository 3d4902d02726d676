//! Mistakes with vaults and accounts.

use super::Mistake;
use super::endpoint::{answer, is, of_vault, refusal, start_over, with_member};

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "create takes any name",
        breaks: |_, asked, right| match right.status().as_u16() {
            400 if asked.method() == "PUT" && asked.body().is_empty() => {
                let mut taken = answer(201, "");
                taken.headers_mut().insert("location", "/111122223333/vaults/v".parse().unwrap());
                taken
            }
            _ => right,
        },
        fail: &[],
        deviate: &["policy-missing", "vault-name-refused"],
        spreads: false,
    },
    Mistake {
        name: "names have at most 63 characters",
        breaks: |_, asked, right| {
            if of_vault(asked).0.len() > 63 {
                refusal(400, "InvalidParameterValueException")
            } else {
                right
            }
        },
        fail: &["vault-name", "vault-name-not-found"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "create does not tell the location",
        spreads: true,
        breaks: |_, _, mut right| {
            right.headers_mut().remove("location");
            right
        },
        fail: &["create"],
        deviate: &[],
    },
    Mistake {
        name: "create tells a location of `-`",
        spreads: true,
        breaks: |_, asked, mut right| {
            if let Some(location) = right.headers_mut().get_mut("location") {
                *location = asked.uri().path().parse().unwrap();
            }
            right
        },
        fail: &["create"],
        deviate: &[],
    },
    Mistake {
        name: "create on a vault that exists starts it over",
        breaks: |glacier, asked, right| {
            if is(asked, "PUT", "") && glacier.vault(of_vault(asked).0).exists() {
                start_over(glacier, asked);
            }
            right
        },
        fail: &["create-again", "create-again-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "create on a vault that exists answers 409",
        breaks: |glacier, asked, right| match glacier.vault(of_vault(asked).0).lock() {
            Some(_) if is(asked, "PUT", "") => refusal(409, "ResourceInUseException"),
            _ => right,
        },
        fail: &["create-again", "create-again-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "create on a vault that exists takes its tags away",
        breaks: |glacier, asked, right| {
            let vault = glacier.vault(of_vault(asked).0);
            if is(asked, "PUT", "") && vault.exists() {
                vault.set_tags([("", ""); 0]).unwrap();
            }
            right
        },
        fail: &["create-again", "create-again-locked"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a missing vault is VaultNotFound with 400",
        breaks: |_, asked, right| match right.status().as_u16() {
            404 if is(asked, "GET", "") => refusal(400, "VaultNotFound"),
            _ => right,
        },
        fail: &[
            "delete",
            "delete-locked",
            "vault-name-not-found",
            "vault-not-found",
            "vault-not-found-message",
        ],
        deviate: &["delete-in-progress", "operation-not-served", "region-from-scope"],
        spreads: false,
    },
    Mistake {
        name: "describe counts zero archives before the first inventory",
        breaks: |_, asked, right| {
            if is(asked, "GET", "") && right.status() == 200 {
                with_member(right, "NumberOfArchives", |value| *value = 0.into())
            } else {
                right
            }
        },
        fail: &["describe"],
        deviate: &["inventory"],
        spreads: false,
    },
    Mistake {
        name: "describe tells another ARN",
        breaks: |_, asked, right| {
            if is(asked, "GET", "") && right.status() == 200 {
                with_member(right, "VaultARN", |value| {
                    *value = value.as_str().unwrap().replace("111122223333", "000000000000").into();
                })
            } else {
                right
            }
        },
        fail: &["describe", "policy-grants"],
        deviate: &["region-from-scope"],
        spreads: false,
    },
    Mistake {
        name: "delete on a missing vault fails inside",
        breaks: |_, asked, right| match right.status().as_u16() {
            404 if is(asked, "DELETE", "") => answer(500, "<html>KeyError</html>"),
            _ => right,
        },
        fail: &["delete-missing"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "delete says 204 and does nothing",
        breaks: |glacier, asked, right| {
            if is(asked, "DELETE", "") && right.status() == 204 {
                glacier.create_vault(of_vault(asked).0).unwrap();
            }
            right
        },
        fail: &["delete", "delete-locked"],
        deviate: &["delete-in-progress", "delete-missing"],
        spreads: false,
    },
    Mistake {
        name: "every account is the caller's",
        breaks: |_, asked, right| match right.status().as_u16() {
            403 if !asked.uri().path().starts_with("/-/") => answer(204, ""),
            _ => right,
        },
        fail: &[
            "account-denied-message",
            "account-needs-grant",
            "account-own-only",
            "error-body",
            "policy-grants",
            "second-account-needs-grant",
        ],
        deviate: &["account-malformed", "order-of-checks"],
        spreads: false,
    },
    Mistake {
        name: "the caller's number is nobody's",
        breaks: |_, asked, right| {
            if asked.uri().path().starts_with("/111122223333/") {
                refusal(403, "AccessDeniedException")
            } else {
                right
            }
        },
        fail: &["account-own-number", "policy-grants"],
        deviate: &[],
        spreads: false,
    },
];
