//! The summary as typed data: groups, ages, grants.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{
    Caller, Effect, Policy, Protection, VaultArn, When, Whom, examples, protection,
};

use crate::world::{DELETE, VAULT, deny, parse};

fn of(policy: &Policy) -> Protection {
    protection(policy, &VAULT.parse().unwrap())
}

/// A denial of deleting archives by age.
fn age(operator: &str, days: impl Into<Value>) -> Value {
    let days = days.into();
    json!({
        "Effect": "Deny", "Principal": "*", "Action": DELETE, "Resource": VAULT,
        "Condition": { operator: { "glacier:ArchiveAgeInDays": days } },
    })
}

#[test]
fn ages() {
    for (statements, expected) in [
        (json!([age("NumericLessThan", json!("365"))]), When::From(365)),
        (json!([age("NumericLessThan", json!("0.5e1"))]), When::From(5)),
        (json!([age("NumericLessThan", json!("364.5"))]), When::From(365)),
        (json!([age("NumericLessThanEquals", json!(365))]), When::From(366)),
        (json!([age("NumericLessThan", json!([30, 365]))]), When::From(365)),
        (json!([age("NumericLessThan", json!(0))]), When::Always),
        (json!([age("NumericLessThan", json!("a year"))]), When::Always),
        (json!([age("NumericGreaterThan", json!(365))]), When::Outside(vec![366..=u64::MAX])),
        (json!([age("NumericGreaterThanEquals", json!(0))]), When::Never),
        (json!([age("NumericEquals", json!([3, 4, 9]))]), When::Outside(vec![3..=4, 9..=9])),
        (json!([age("NumericNotEquals", json!(3))]), When::Outside(vec![0..=2, 4..=u64::MAX])),
        (json!([age("StringEquals", json!("365"))]), When::Outside(vec![365..=365])),
        // Statements add up.
        (
            json!([age("NumericLessThan", json!(30)), age("NumericLessThan", json!(365))]),
            When::From(365),
        ),
        (
            json!([age("NumericLessThan", json!(30)), age("NumericGreaterThanEquals", json!(30))]),
            When::Never,
        ),
        (
            json!([age("NumericLessThan", json!(30)), age("NumericGreaterThan", json!(40))]),
            When::Outside(vec![0..=29, 41..=u64::MAX]),
        ),
    ] {
        let protection = of(&parse(&json!({ "Statement": statements })));
        assert_eq!(protection.archives().for_everybody(), expected, "{statements}");
        for day in [0, 3, 29, 30, 35, 41, 364, 365, 366, u64::MAX] {
            let group = protection.archives().for_caller(&Caller::anonymous());
            assert_eq!(group.when.is_open(day), expected.is_open(day), "{statements} {day}");
        }
    }
}

#[test]
fn callers() {
    let deny = |principal: Value, days: u32| {
        let mut statement = age("NumericLessThan", json!(days));
        statement.as_object_mut().unwrap().extend(principal.as_object().unwrap().clone());
        statement
    };
    let alice = "arn:aws:iam::111122223333:user/alice";
    let session = "arn:aws:sts::111122223333:assumed-role/archivist/nightly";
    let root = "arn:aws:iam::111122223333:root";
    let policy = parse(&json!({ "Statement": [
        deny(json!({ "Principal": "*" }), 10),
        deny(json!({ "Principal": { "AWS": "111122223333" } }), 20),
        deny(json!({ "Principal": { "AWS": alice } }), 30),
        deny(json!({ "Principal": { "AWS": "arn:aws:iam::111122223333:role/eu/archivist" } }), 40),
    ] }));
    let protection = of(&policy);
    for (who, day) in [
        (alice, 30),
        (session, 40),
        (root, 20),
        ("arn:aws:iam::111122223333:user/carol", 20),
        ("arn:aws:iam::444455556666:user/alice", 10),
    ] {
        let caller = Caller::from_arn(who).unwrap();
        assert_eq!(protection.archives().for_caller(&caller).when, When::From(day), "{who}");
    }
    for caller in [Caller::anonymous(), Caller::service("backup.amazonaws.com")] {
        assert_eq!(protection.archives().for_caller(&caller).when, When::From(10), "{caller}");
    }
    assert_eq!(protection.archives().for_everybody(), When::From(10));
}

/// Conditions of which one always holds make a denial that always applies.
#[test]
fn complementary_conditions_deny_always() {
    let tag = "glacier:ResourceTag/Hold";
    let mfa = "aws:MultiFactorAuthPresent";
    for (first, second, expected) in [
        (
            json!({ "Bool": { mfa: true } }),
            json!({ "BoolIfExists": { mfa: "false" } }),
            When::Never,
        ),
        (json!({ "Bool": { mfa: true } }), json!({ "Bool": { mfa: "false" } }), When::Always),
        (
            json!({ "StringEquals": { tag: "a" } }),
            json!({ "StringNotEquals": { tag: "a" } }),
            When::Never,
        ),
        (
            json!({ "StringEquals": { tag: ["a", "b"] } }),
            json!({ "StringNotEquals": { tag: "a" } }),
            When::Never,
        ),
        (
            json!({ "StringEquals": { tag: "a" } }),
            json!({ "StringNotEquals": { tag: ["a", "b"] } }),
            When::Always,
        ),
        (
            json!({ "StringEquals": { tag: "a" } }),
            json!({ "StringNotEquals": { tag: "A" } }),
            When::Always,
        ),
        // A request with both values meets neither.
        (
            json!({ "StringNotEquals": { tag: "a" } }),
            json!({ "StringNotEquals": { tag: "b" } }),
            When::Always,
        ),
        (json!({ "Null": { tag: true } }), json!({ "Null": { tag: false } }), When::Never),
        (json!({ "Null": { tag: true } }), json!({ "StringLike": { tag: "a*" } }), When::Always),
        (
            json!({ "Null": { tag: true }, "NumericLessThan": { "glacier:ArchiveAgeInDays": 30 } }),
            json!({ "Null": { tag: false }, "NumericLessThan": { "glacier:ArchiveAgeInDays": 365 } }),
            When::From(30),
        ),
    ] {
        let deny = |condition: &Value| json!({ "Effect": "Deny", "Principal": "*", "Action": DELETE, "Resource": VAULT, "Condition": condition });
        let policy = parse(&json!({ "Statement": [deny(&first), deny(&second)] }));
        assert_eq!(of(&policy).archives().for_everybody(), expected, "{first} {second}");
    }
}

/// The retention of an account and a shorter one for all others: nobody is left out, and each has its own day.
#[test]
fn complementary_principals_bind_everybody() {
    let mut own = age("NumericLessThan", json!(365));
    own["Principal"] = json!({ "AWS": "111122223333" });
    let mut others = age("NumericLessThan", json!(100));
    others.as_object_mut().unwrap().remove("Principal");
    others["NotPrincipal"] = json!({ "AWS": "111122223333" });
    let protection = of(&parse(&json!({ "Statement": [own, others] })));
    assert_eq!(protection.archives().for_everybody(), When::From(100));
    let user = Caller::from_arn("arn:aws:iam::111122223333:user/alice").unwrap();
    assert_eq!(protection.archives().for_caller(&user).when, When::From(365));
}

#[test]
fn statements_that_do_not_reach_the_vault() {
    for changes in [
        json!({ "Resource": format!("{VAULT}/*") }),
        json!({ "Resource": VAULT.replace("records", "Records") }),
        json!({ "Resource": VAULT.replace("111122223333", "111122223") }),
        json!({ "Action": "s3:*" }),
        json!({ "Action": "DeleteArchive" }),
        json!({ "Action": "glacier:CreateVault" }),
        json!({ "Action": "glacier:DeleteVault", "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": 365 } } }),
        json!({ "Condition": { "NumericLessThan": { "glacier:ArchiveAge": 365 } } }),
        json!({ "Condition": { "NumericLessThan": { "ArchiveAgeInDays": 365 } } }),
        json!({ "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "one year" } } }),
        json!({ "Action": "glacier:AbortVaultLock", "Condition": { "StringEquals": { "glacier:ResourceTag/x": "y" } } }),
        json!({ "Principal": null, "NotPrincipal": "*" }),
        json!({ "Principal": { "AWS": "123456789" } }),
        json!({ "Principal": { "AWS": ["arn:aws-cn:iam::111122223333:root", "arn:aws-cn:iam::111122223333:user/alice"] } }),
        json!({ "Effect": "Allow", "Principal": { "AWS": "123456789" } }),
        json!({ "Effect": "Allow", "Action": "s3:*" }),
    ] {
        let protection = of(&deny(&changes));
        let idle: Vec<_> = protection.without_effect().iter().map(|name| name.index).collect();
        assert_eq!(idle, [0], "{changes}");
        for action in protection.actions() {
            assert_eq!(action.for_everybody(), When::Always, "{changes} {}", action.action);
            assert!(action.groups.iter().all(|group| group.holds.is_empty()), "{changes}");
            assert!(action.grants.is_empty(), "{changes}");
        }
    }
}

#[test]
fn grants() {
    let policy = |effect: Effect, extra: Value| {
        let allow = json!({ "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": DELETE, "Resource": "*" });
        let mut other = json!({ "Effect": effect.as_str(), "Principal": "*", "Action": DELETE, "Resource": "*" });
        other.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        of(&parse(&json!({ "Statement": [allow, other] })))
    };
    let younger =
        json!({ "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": 365 } } });

    let denied = policy(Effect::Deny, json!({}));
    assert!(denied.archives().grants.is_empty(), "what everybody is denied is no grant");
    assert_eq!(denied.without_effect()[0].index, 0);

    let retained = policy(Effect::Deny, younger.clone());
    let [grant] = &retained.archives().grants[..] else { panic!("{retained}") };
    assert_eq!(
        (&grant.when, grant.to.to_string().as_str()),
        (&When::From(365), "the account `444455556666`")
    );

    let own = json!({ "Principal": { "AWS": "444455556666" } });
    let undone = policy(Effect::Deny, own.clone());
    assert!(undone.archives().grants.is_empty(), "those who are allowed are denied: {undone}");
    assert_eq!(undone.without_effect()[0].index, 0);
    assert!(!policy(Effect::Allow, own).archives().grants[0].is_limited);

    let sometimes = json!({ "Condition": { "Bool": { "aws:SecureTransport": "false" } } });
    for (effect, is_limited) in [(Effect::Deny, true), (Effect::Allow, false)] {
        let protection = policy(effect, sometimes.clone());
        assert_eq!(protection.archives().grants[0].is_limited, is_limited, "{protection}");
    }

    let public = policy(Effect::Allow, younger);
    let [_, grant] = &public.archives().grants[..] else { panic!("{public}") };
    assert_eq!((&grant.to, &grant.when), (&Whom::Everybody, &When::Outside(vec![365..=u64::MAX])));
}

#[test]
fn every_action_on_vaults_is_there() {
    let vault: VaultArn = VAULT.parse().unwrap();
    let protection = protection(&Policy::parse(examples::RETENTION).unwrap(), &vault);
    assert_eq!((protection.actions().len(), protection.vault()), (27, &vault));
    assert!(protection.action("GLACIER:deletevault").is_some());
    assert!(protection.action("glacier:CreateVault").is_none());
    assert!(protection.action("DeleteVault").is_none());
}
