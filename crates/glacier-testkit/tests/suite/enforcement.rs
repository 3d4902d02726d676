//! What the policies of a vault let pass, and from when on.

use std::time::Duration;

use glacier_testkit::rules;
use glacier_testkit::state::{ErrorCode, Operation, RequestContext};
use serde_json::{Value, json};

use crate::world::{
    ALMOST_A_DAY, DAY, MILLISECOND, Outcome, POLICY, World, abort, add_tags, assert_rule, complete,
    decided_by, delete, delete_access_policy, delete_archive, describe, get, initiate, on_vault,
    remove_tags, set_access_policy,
};

const ROOT: &str = "arn:aws:iam::111122223333:root";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
const STRANGER: &str = "arn:aws:iam::444455556666:user/bob";

const GRANTABLE: [Operation; 7] = [
    Operation::DeleteArchive,
    Operation::DeleteVault,
    Operation::DeleteVaultAccessPolicy,
    Operation::DescribeVault,
    Operation::GetVaultAccessPolicy,
    Operation::GetVaultLock,
    Operation::SetVaultAccessPolicy,
];

#[test]
fn a_lock_policy_is_in_force_from_its_initiation_to_its_end() {
    let mut world = World::with_vault("v");
    let free = |world: &World, principal| {
        let outcome = world.clone().call_as(principal, delete_archive("v", "a"));
        outcome.is_ok()
    };
    assert!(free(&world, ROOT));
    let lock_id = world.initiate("v").to_string();
    for principal in [ROOT, USER, STRANGER] {
        assert!(!free(&world, principal), "{principal}, in progress");
    }
    let in_progress = world.clone();
    world.call(abort("v")).unwrap();
    assert!(free(&world, ROOT), "aborted");

    world = in_progress;
    world.now = world.now + ALMOST_A_DAY;
    assert!(!free(&world, ROOT), "still in progress");
    let mut expired = world.clone();
    expired.now = expired.now + MILLISECOND;
    assert!(free(&expired, ROOT), "expired");

    world.call(complete("v", &lock_id)).unwrap();
    world.now = world.now + 10_000 * DAY;
    assert!(!free(&world, ROOT), "locked");
}

#[test]
fn archives_are_kept_until_they_are_old_enough() {
    let mut world = World::with_vault("v");
    let retention = statement(json!({
        "Effect": "Deny",
        "Principal": "*",
        "Action": "glacier:DeleteArchive",
        "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "365" } },
    }));
    world.call(initiate("v", &retention)).unwrap();
    world.plant("v", "a", Duration::ZERO);
    world.plant("v", "old", 365 * DAY);
    assert_rule(&world.call(delete_archive("v", "old")), &rules::ARCHIVE_DELETE);
    assert_rule(&world.call(delete_archive("v", "unknown")), &rules::ARCHIVE_DELETE_MISSING);

    let lock_id = world.lock("v").expect("a lock in progress").id().to_string();
    world.call(complete("v", &lock_id)).unwrap();
    world.now = world.now + 365 * DAY - MILLISECOND;
    let refused = world.call(delete_archive("v", "a")).unwrap_err();
    assert_eq!((refused.code(), refused.rule()), (ErrorCode::AccessDenied, &rules::POLICY_DENIES));
    assert_eq!(
        refused.message(),
        "arn:aws:iam::111122223333:root may not perform glacier:DeleteArchive on \
         arn:aws:glacier:us-east-1:111122223333:vaults/v: statement 1 of the vault lock policy denies it",
    );
    world.now = world.now + MILLISECOND;
    assert_rule(&world.call(delete_archive("v", "a")), &rules::ARCHIVE_DELETE);
}

#[test]
fn a_legal_hold_goes_by_the_tags_of_the_vault() {
    let mut world = World::with_vault("v");
    let hold = statement(json!({
        "Sid": "hold",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "glacier:DeleteArchive",
        "Condition": { "StringLike": { "glacier:ResourceTag/LegalHold": ["true", ""] } },
    }));
    world.call(initiate("v", &hold)).unwrap();
    let mut delete = |before| {
        if let Some(before) = before {
            world.call(before).unwrap();
        }
        world.call(delete_archive("v", "a")).map(|_| ()).map_err(|refused| refused.rule())
    };
    assert_eq!(delete(None), Ok(()));
    assert_eq!(delete(Some(add_tags("v", &[("LegalHold", "true")]))), Err(&rules::POLICY_DENIES));
    assert_eq!(delete(Some(add_tags("v", &[("LegalHold", "")]))), Err(&rules::POLICY_DENIES));
    assert_eq!(delete(Some(add_tags("v", &[("LegalHold", "True")]))), Ok(()));
    assert_eq!(delete(Some(add_tags("v", &[("LegalHold", "true")]))), Err(&rules::POLICY_DENIES));
    assert_eq!(delete(Some(remove_tags("v", &["LegalHold"]))), Ok(()));
}

#[test]
fn the_access_policy_cannot_loosen_the_lock_nor_the_lock_the_access_policy() {
    let [allow, deny] = ["Allow", "Deny"].map(|effect| {
        statement(json!({
            "Effect": effect,
            "Principal": { "AWS": [ROOT, STRANGER] },
            "Action": "glacier:DeleteArchive",
        }))
    });
    for (lock, access, who_denies) in [
        (&deny, &allow, "statement 1 of the vault lock policy denies it"),
        (&allow, &deny, "statement 1 of the vault access policy denies it"),
        (&deny, &deny, "statement 1 of the vault lock policy denies it"),
    ] {
        let mut world = World::with_vault("v");
        world.call(initiate("v", lock)).unwrap();
        world.call(set_access_policy("v", access)).unwrap();
        for principal in [ROOT, USER, STRANGER] {
            let refused = world.call_as(principal, delete_archive("v", "a")).unwrap_err();
            assert_eq!(refused.rule(), &rules::POLICY_DENIES, "{principal}");
            assert!(refused.message().ends_with(who_denies), "{}", refused.message());
        }
    }
    // Either may grant.
    for install in [initiate("v", &allow), set_access_policy("v", &allow)] {
        let mut world = World::with_vault("v");
        world.call(install).unwrap();
        let granted = world.call_as(STRANGER, delete_archive("v", "a"));
        assert_rule(&granted, &rules::ARCHIVE_DELETE_MISSING);
    }
}

#[test]
fn other_accounts_may_do_what_they_are_granted() {
    for operation in Operation::ALL {
        let request = || on_vault(*operation, "v");
        let mut world = World::with_vault("v");
        let alone = decided_by(&world.call_as(STRANGER, request())).id;
        let grant = |principal: &str, action: &str| {
            let mut world = World::with_vault("v");
            let policy = statement(
                json!({ "Effect": "Allow", "Principal": { "AWS": principal }, "Action": action }),
            );
            world.call(set_access_policy("v", &policy)).unwrap();
            decided_by(&world.call_as(STRANGER, request())).id
        };
        let granted = [
            grant("444455556666", operation.action()),
            grant(STRANGER, "glacier:*"),
            grant("*", operation.action()),
        ];
        let withheld = [
            grant("444455556666", "glacier:ListJobs"),
            grant("arn:aws:iam::444455556666:user/carol", operation.action()),
            grant("777788889999", "*"),
        ];
        if GRANTABLE.contains(operation) {
            assert_eq!(alone, rules::ACCOUNT_NEEDS_GRANT.id, "{operation}");
            assert_eq!(withheld, [rules::ACCOUNT_NEEDS_GRANT.id; 3], "{operation}");
            let refused = [rules::ACCOUNT_NEEDS_GRANT.id, rules::POLICY_DENIES.id];
            assert!(granted.iter().all(|rule| !refused.contains(rule)), "{operation}: {granted:?}");
        } else {
            assert_eq!(alone, rules::ACCOUNT_OWN_ONLY.id, "{operation}");
            assert_eq!(
                [granted, withheld].concat(),
                [rules::ACCOUNT_OWN_ONLY.id; 6],
                "{operation}"
            );
        }
    }
}

#[test]
fn another_account_cannot_tell_which_vaults_there_are() {
    let mut world = World::with_vault("v");
    for operation in GRANTABLE {
        let outcomes = ["v", "missing", "no name"]
            .map(|vault| world.call_as(STRANGER, on_vault(operation, vault)).unwrap_err());
        for refused in &outcomes {
            assert_eq!(refused.message(), "Access denied for account ID: 111122223333");
            assert_eq!(refused, &outcomes[0], "{operation}");
        }
    }
}

#[test]
fn a_policy_can_block_its_own_repair() {
    let mut world = World::with_vault("v");
    let own_goal = statement(json!({ "Effect": "Deny", "Principal": "*", "Action": "glacier:*" }));
    let lock_id = {
        world.call(initiate("v", &own_goal)).unwrap();
        world.lock("v").expect("a lock in progress").id().to_string()
    };
    for request in [
        abort("v"),
        complete("v", &lock_id),
        get("v"),
        delete("v"),
        describe("v"),
        initiate("v", POLICY),
        delete_access_policy("v"),
    ] {
        assert_rule(&world.call(request), &rules::POLICY_DENIES);
    }
    world.now = world.now + DAY;
    assert_rule(&world.call(get("v")), &rules::GET_WITHOUT_LOCK);
    assert_rule(&world.call(delete("v")), &rules::DELETE);
}

/// Calls that no vault's policy is asked about.
#[test]
fn a_vault_that_denies_everything_can_be_listed_and_created_again() {
    let mut world = World::with_vault("v");
    let deny = statement(json!({ "Effect": "Deny", "Principal": "*", "Action": "glacier:*" }));
    world.call(set_access_policy("v", &deny)).unwrap();
    for operation in Operation::ALL {
        let outcome = world.clone().call(on_vault(*operation, "v"));
        let is_free = matches!(operation, Operation::CreateVault | Operation::ListVaults);
        assert_eq!(outcome.is_ok(), is_free, "{operation}");
        let denied = outcome.is_err_and(|refused| refused.rule() == &rules::POLICY_DENIES);
        assert_eq!(denied, !is_free, "{operation}");
    }
}

#[test]
fn tags_of_the_vault_are_known_to_the_operations_that_the_guide_lists() {
    let knowing = [
        Operation::AddTagsToVault,
        Operation::CompleteVaultLock,
        Operation::DeleteArchive,
        Operation::DeleteVault,
        Operation::DeleteVaultAccessPolicy,
        Operation::InitiateVaultLock,
        Operation::RemoveTagsFromVault,
        Operation::SetVaultAccessPolicy,
    ];
    let deny = statement(json!({
        "Effect": "Deny",
        "Principal": "*",
        "NotAction": "glacier:ListVaults",
        "Condition": { "StringEquals": { "glacier:ResourceTag/key": "value" } },
    }));
    for operation in Operation::ALL {
        let mut world = World::with_vault("v");
        world.call(set_access_policy("v", &deny)).unwrap();
        world.call(add_tags("v", &[("key", "value")])).unwrap();
        let is_denied = decided_by(&world.call(on_vault(*operation, "v"))) == &rules::POLICY_DENIES;
        assert_eq!(is_denied, knowing.contains(operation), "{operation}");
    }
}

#[test]
fn conditions_can_ask_about_the_request() {
    let call = |world: &mut World, request| world.call_as(USER, request);
    let new_tag = || add_tags("v", &[("cost", "12"), ("owner", "me")]);
    for (condition, request, holds) in [
        (json!({"StringEquals": {"aws:PrincipalArn": USER}}), describe("v"), true),
        (json!({"StringEquals": {"aws:PrincipalArn": ROOT}}), describe("v"), false),
        (json!({"StringEquals": {"aws:PrincipalAccount": "111122223333"}}), describe("v"), true),
        (json!({"StringEquals": {"aws:username": "alice"}}), describe("v"), true),
        (json!({"Bool": {"aws:SecureTransport": "true"}}), describe("v"), true),
        (json!({"Bool": {"aws:SecureTransport": "false"}}), describe("v"), false),
        (json!({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}), describe("v"), true),
        (json!({"NotIpAddress": {"aws:SourceIp": "127.0.0.1"}}), describe("v"), false),
        (json!({"StringEquals": {"aws:RequestedRegion": "us-east-1"}}), describe("v"), true),
        // The clock of the world stands at 2013-03-20T17:03:43.221Z, which is 1363799023.221.
        (
            json!({"DateGreaterThan": {"aws:CurrentTime": "2013-03-20T17:03:43Z"}}),
            describe("v"),
            true,
        ),
        (
            json!({"DateGreaterThan": {"aws:CurrentTime": "2013-03-20T17:03:44Z"}}),
            describe("v"),
            false,
        ),
        (json!({"NumericEquals": {"aws:EpochTime": "1363799023"}}), describe("v"), true),
        (json!({"Null": {"aws:UserAgent": "true"}}), describe("v"), true),
        (json!({"Null": {"aws:MultiFactorAuthPresent": "true"}}), describe("v"), true),
        (json!({"Null": {"glacier:ArchiveAgeInDays": "true"}}), describe("v"), true),
        (json!({"Null": {"glacier:ArchiveAgeInDays": "true"}}), delete_archive("v", "a"), false),
        (json!({"Null": {"glacier:ArchiveAgeInDays": "true"}}), delete_archive("v", "b"), true),
        (
            json!({"NumericEquals": {"glacier:archiveageindays": "3"}}),
            delete_archive("v", "a"),
            true,
        ),
        (json!({"StringEquals": {"aws:RequestTag/cost": "12"}}), new_tag(), true),
        (json!({"StringEquals": {"aws:RequestTag/cost": "13"}}), new_tag(), false),
        (json!({"ForAnyValue:StringEquals": {"aws:TagKeys": "owner"}}), new_tag(), true),
        (json!({"ForAllValues:StringEquals": {"aws:TagKeys": "owner"}}), new_tag(), false),
        (
            json!({"ForAnyValue:StringEquals": {"aws:TagKeys": "owner"}}),
            remove_tags("v", &["owner"]),
            true,
        ),
        (json!({"Null": {"aws:TagKeys": "true"}}), describe("v"), true),
    ] {
        let mut world = World::with_vault("v");
        world.plant("v", "a", 3 * DAY + ALMOST_A_DAY);
        let deny = statement(json!({
            "Effect": "Deny", "Principal": "*", "Action": "glacier:*", "Condition": condition,
        }));
        world.call(set_access_policy("v", &deny)).map(drop).unwrap_or_default();
        let outcome = call(&mut world, request);
        assert_eq!(
            decided_by(&outcome) == &rules::POLICY_DENIES,
            holds,
            "{condition}: {outcome:?}"
        );
    }
}

#[test]
fn conditions_can_ask_for_the_user_agent() {
    let mut world = World::with_vault("v");
    let deny = statement(json!({
        "Effect": "Deny", "Principal": "*", "Action": "glacier:DescribeVault",
        "Condition": { "StringLike": { "aws:UserAgent": "curl/*" } },
    }));
    world.call(set_access_policy("v", &deny)).unwrap();
    let mut describe_with = |user_agent| -> Outcome {
        let context = RequestContext::of_owner(world.scope()).with_user_agent(user_agent);
        world.state.apply(&context, &describe("v"), world.now, &mut world.lock_ids)
    };
    assert_rule(&describe_with(Some("curl/8.5.0")), &rules::POLICY_DENIES);
    assert_rule(&describe_with(Some("Boto3/1.43.67")), &rules::DESCRIBE);
    assert_rule(&describe_with(None), &rules::DESCRIBE);
}

/// Such as credentials whose principal a test made up.
#[test]
fn a_principal_that_is_no_arn_counts_as_its_account() {
    let mut world = World::with_vault("v");
    let deny = statement(
        json!({ "Effect": "Deny", "Principal": { "AWS": ROOT }, "Action": "glacier:DescribeVault" }),
    );
    world.call(set_access_policy("v", &deny)).unwrap();
    let made_up = "::::111122223333:x";
    assert_rule(&world.call_as(made_up, describe("v")), &rules::POLICY_DENIES);
}

/// A policy of one statement about the vault `v`.
fn statement(mut statement: Value) -> String {
    statement["Resource"] = json!("arn:aws:glacier:us-east-1:111122223333:vaults/v");
    json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
}
