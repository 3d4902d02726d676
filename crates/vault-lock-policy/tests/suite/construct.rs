//! Policies that are made here: their text, what they deny, and that nothing is wrong with them.

use std::num::NonZeroU32;

use pretty_assertions::assert_eq;
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use vault_lock_policy::{
    Code, Decision, Identity, LegalHold, Policy, Request, VaultArn, evaluate, legal_hold, lint,
    retain_and_hold, retain_for,
};

use crate::world::{DELETE, VAULT, caller, with_context};

fn vault() -> VaultArn {
    VAULT.parse().unwrap()
}

fn days(days: u32) -> NonZeroU32 {
    NonZeroU32::new(days).unwrap()
}

fn identity(arn: &str) -> Identity {
    arn.parse().unwrap()
}

const LEGAL: &str = "arn:aws:iam::111122223333:role/legal";
const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

#[test]
fn the_text_is_for_people() {
    let hold = LegalHold::new("LegalHold", "true", identity(LEGAL)).unwrap();
    let hold = hold.with_custodian(identity(ALICE)).unwrap();
    let expected = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "RetainFor365Days",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "glacier:DeleteArchive",
      "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
      "Condition": {
        "NumericLessThan": {
          "glacier:ArchiveAgeInDays": "365"
        }
      }
    },
    {
      "Sid": "LegalHold",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "glacier:DeleteArchive",
      "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
      "Condition": {
        "StringEquals": {
          "glacier:ResourceTag/LegalHold": "true"
        }
      }
    },
    {
      "Sid": "OnlyCustodiansChangeTags",
      "Effect": "Deny",
      "Principal": "*",
      "Action": [
        "glacier:AddTagsToVault",
        "glacier:RemoveTagsFromVault"
      ],
      "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
      "Condition": {
        "ArnNotEquals": {
          "aws:PrincipalArn": [
            "arn:aws:iam::111122223333:role/legal",
            "arn:aws:iam::111122223333:user/alice"
          ]
        }
      }
    }
  ]
}
"#;
    assert_eq!(retain_and_hold(days(365), &hold, &vault()).text(), expected);
}

#[test]
fn what_is_no_hold() {
    let hold = |key: &str, value: &str, who: &str| LegalHold::new(key, value, identity(who));
    let long = "x".repeat(129);
    for (key, value, who, error) in [
        ("", "true", ALICE, "`` can't be the key of a tag"),
        (&long, "true", ALICE, &*format!("`{long}` can't be the key of a tag")),
        ("aws:x", "true", ALICE, "`aws:x` can't be the key of a tag"),
        ("${TagKey}", "true", ALICE, "`${TagKey}` can't be the key of a tag"),
        ("AWS:x", "true", ALICE, "`AWS:x` can't be the key of a tag"),
        ("x", &"ä".repeat(256), ALICE, "the value of the tag has 256 characters"),
        (
            "x",
            "true",
            "arn:aws:sts::111122223333:assumed-role/legal/alice",
            "`arn:aws:sts::111122223333:assumed-role/legal/alice` is a session and can't be a custodian",
        ),
    ] {
        let found = hold(key, value, who).unwrap_err();
        assert_eq!(found.to_string(), error);
        assert!(!found.help().is_empty());
    }
    assert!(hold(&long[1..], &"ä".repeat(255), ALICE).is_ok());
    assert!(hold("x", "", "arn:aws:iam::111122223333:root").is_ok());
}

/// Callers, actions and contexts against the policy with both halves.
#[test]
fn what_it_denies() {
    let hold = LegalHold::new("LegalHold", "true", identity(LEGAL)).unwrap();
    let policy = retain_and_hold(days(365), &hold, &vault());
    let session = "arn:aws:sts::111122223333:assumed-role/legal/monday";
    let root = "arn:aws:iam::111122223333:root";
    let on = json!({ "glacier:ResourceTag/LegalHold": "true", "glacier:ArchiveAgeInDays": 400 });
    let aged = |days: u32| json!({ "glacier:ArchiveAgeInDays": days });
    for (who, action, context, denied) in [
        (root, DELETE, aged(364), true),
        (session, DELETE, aged(364), true),
        ("anonymous", DELETE, aged(0), true),
        (ALICE, DELETE, aged(365), false),
        (session, DELETE, on.clone(), true),
        (root, DELETE, on, true),
        (
            ALICE,
            DELETE,
            json!({ "glacier:ResourceTag/LegalHold": "false", "glacier:ArchiveAgeInDays": 365 }),
            false,
        ),
        (session, "glacier:AddTagsToVault", json!({}), false),
        (LEGAL, "glacier:RemoveTagsFromVault", json!({}), false),
        (ALICE, "glacier:AddTagsToVault", json!({}), true),
        (root, "glacier:RemoveTagsFromVault", json!({}), true),
        ("arn:aws:iam::444455556666:role/legal", "glacier:RemoveTagsFromVault", json!({}), true),
        ("backup.amazonaws.com", "glacier:AddTagsToVault", json!({}), true),
        ("anonymous", "glacier:AddTagsToVault", json!({}), true),
        (ALICE, "glacier:DeleteVault", json!({}), false),
        (ALICE, "glacier:AbortVaultLock", json!({}), false),
    ] {
        let caller = caller(who);
        let request = with_context(Request::new(&caller, action, VAULT), &context);
        let expected = if denied { Decision::Denied } else { Decision::Neither };
        assert_eq!(evaluate(&policy, &request).decision, expected, "{who} {action} {context}");
    }
}

proptest! {
    /// Whatever stands in the tag and in the names: the text is strict JSON that means what was asked for.
    #[test]
    fn every_hold_is_a_policy_that_means_it(
        key in "[^\u{0}]{1,40}",
        value in "(?s).{0,40}",
        names in vec("[A-Za-z0-9+=,.@${}-]{1,20}", 1..5),
        term in 1..=36_525_u32,
    ) {
        let custodians: Vec<_> =
            names.iter().map(|name| identity(&format!("arn:aws:iam::111122223333:user/{name}"))).collect();
        let Ok(mut hold) = LegalHold::new(key.clone(), value.clone(), custodians[0].clone()) else {
            return Ok(());
        };
        for custodian in &custodians {
            hold = hold.with_custodian(custodian.clone()).unwrap();
        }
        let policy = retain_and_hold(days(term), &hold, &vault());
        let json: Value = serde_json::from_str(policy.text()).unwrap();
        prop_assert_eq!(&json["Statement"][0]["Condition"]["NumericLessThan"]["glacier:ArchiveAgeInDays"], &json!(term.to_string()));

        let decide = |who: &str, action: &str, context: &Value| {
            let caller = caller(who);
            let request = Request::new(&caller, action, VAULT);
            evaluate(&policy, &with_context(request, context)).decision == Decision::Denied
        };
        let tagged = |value: &str| {
            let mut context = json!({ "glacier:ArchiveAgeInDays": term });
            context[format!("glacier:ResourceTag/{key}")] = json!(value);
            context
        };
        let is_star = value == "*";
        let (on, off) = (tagged(&value), tagged(&(value + "x")));
        let (young, no_context) = (json!({ "glacier:ArchiveAgeInDays": term - 1 }), json!({}));
        let (tagging, stranger) = ("glacier:AddTagsToVault", "arn:aws:iam::111122223333:user/some body else");
        prop_assert!(decide(ALICE, DELETE, &on));
        prop_assert!(!decide(ALICE, DELETE, &off));
        prop_assert!(decide(ALICE, DELETE, &young));
        for custodian in &custodians {
            prop_assert!(!decide(custodian.arn(), tagging, &no_context));
        }
        prop_assert!(decide(stranger, tagging, &no_context));
        // A star may be meant as the wildcard that it is elsewhere; the linter can't know.
        let found: Vec<_> = lint(&policy, &vault()).iter().map(|finding| finding.code).collect();
        prop_assert_eq!(found, if is_star { vec![Code::WildcardNotRead] } else { vec![] });
    }
}

/// Whatever the vault, the term and the kind of custodian: the linter finds nothing, not even a note.
#[test]
fn nothing_is_wrong_with_them() {
    for vault in [
        VAULT,
        "arn:aws-cn:glacier:cn-north-1:000000000001:vaults/a",
        "arn:aws-us-gov:glacier:us-gov-west-1:999999999999:vaults/A.b_c-",
    ] {
        let vault: VaultArn = vault.parse().unwrap();
        let partition = vault.partition();
        for kind in [
            "iam::{}:role/a/b/legal",
            "iam::{}:user/alice",
            "iam::{}:root",
            "sts::{}:federated-user/bob",
        ] {
            for account in [vault.account(), "444455556666"] {
                let custodian = format!("arn:{partition}:{}", kind.replace("{}", account));
                let hold = LegalHold::new("LegalHold", "true", identity(&custodian)).unwrap();
                for policy in [
                    legal_hold(&hold, &vault),
                    retain_for(NonZeroU32::MIN, &vault),
                    retain_for(days(36_525), &vault),
                    retain_and_hold(days(3653), &hold, &vault),
                ] {
                    assert_eq!(lint(&policy, &vault), [], "{policy}");
                }
            }
        }
    }
}

#[test]
fn halves_make_the_whole() {
    let hold = LegalHold::new("LegalHold", "true", identity(LEGAL)).unwrap();
    let both = retain_and_hold(days(30), &hold, &vault());
    let statements = |policy: &Policy| {
        let json: Value = serde_json::from_str(policy.text()).unwrap();
        json["Statement"].as_array().unwrap().clone()
    };
    let halves =
        [statements(&retain_for(days(30), &vault())), statements(&legal_hold(&hold, &vault()))];
    assert_eq!(halves.concat(), statements(&both));
}
