//! Where rules have an edge: time, sizes, names, accounts, counts.

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{
    Caller, LockState, MAX_VAULTS, Operation, Region, Scope, ServiceError, Standing, Timestamp,
};

use crate::world::{
    ALMOST_A_DAY, DAY, MILLISECOND, Outcome, POLICY, World, abort, complete, create, delete,
    describe, get, initiate,
};

#[test]
fn a_lock_expires_at_the_millisecond_that_ends_its_day() {
    for (after, alive) in [(ALMOST_A_DAY, true), (DAY, false), (DAY + MILLISECOND, false)] {
        let mut world = World::with_vault("v");
        let lock_id = world.initiate("v").to_string();
        world.now = world.now + after;

        assert_eq!(world.lock("v").is_some(), alive, "lock after {after:?}");
        assert_eq!(world.clone().call(get("v")).is_ok(), alive, "Get after {after:?}");
        let completed = world.clone().call(complete("v", &lock_id));
        assert_eq!(completed.is_ok(), alive, "Complete after {after:?}");
        assert_eq!(world.call(initiate("v", POLICY)).is_ok(), !alive, "Initiate after {after:?}");
    }
}

#[test]
fn a_completed_lock_never_expires() {
    let mut world = World::with_vault("v");
    let lock_id = world.initiate("v").to_string();
    world.now = world.now + ALMOST_A_DAY;
    world.call(complete("v", &lock_id)).unwrap();
    world.now = Timestamp::MAX;

    let lock = world.lock("v").expect("a final lock");
    assert_eq!((lock.state(), lock.expires()), (LockState::Locked, None));
}

#[test]
fn an_expired_lock_stays_dead_when_the_clock_is_set_back() {
    let mut world = World::with_vault("v");
    let lock_id = world.initiate("v").to_string();
    let in_time = world.now;
    world.now = world.now + DAY;
    world.call(get("v")).unwrap_err();
    world.now = in_time;

    assert_rule(&world.call(complete("v", &lock_id)), &rules::COMPLETE_WITHOUT_LOCK);
}

#[test]
fn only_the_latest_lock_id_works() {
    let mut world = World::with_vault("v");
    let first = world.initiate("v").to_string();
    world.call(abort("v")).unwrap();
    let second = world.initiate("v").to_string();

    assert_ne!(first, second);
    assert_rule(&world.call(complete("v", &first)), &rules::COMPLETE_WRONG_ID_IN_PROGRESS);
    assert_rule(&world.call(complete("v", &second)), &rules::COMPLETE);
}

#[test]
fn a_vault_made_anew_has_nothing_of_the_old_one() {
    let mut world = World::with_vault("v");
    let lock_id = world.initiate("v").to_string();
    world.call(complete("v", &lock_id)).unwrap();
    world.call(delete("v")).unwrap();
    world.call(create("v")).unwrap();

    assert_rule(&world.call(complete("v", &lock_id)), &rules::COMPLETE_WITHOUT_LOCK);
    assert_rule(&world.call(initiate("v", POLICY)), &rules::INITIATE);
}

#[test]
fn repeating_a_call_that_may_be_repeated_changes_nothing() {
    let mut world = World::with_vault("v");
    let lock_id = world.initiate("v").to_string();
    for request in [create("v"), complete("v", &lock_id), create("v"), describe("v"), get("v")] {
        world.call(request.clone()).unwrap();
        let once = world.state.clone();
        world.now = world.now + MILLISECOND;
        world.call(request.clone()).unwrap();
        assert_eq!(world.state, once, "{request:?}");
    }
}

#[test]
fn policies_are_measured_in_bytes() {
    let ascii = |bytes: usize| padded("x", bytes);
    let euro = |bytes: usize| padded("€", bytes);
    for (policy, rule) in [
        (ascii(20_480), &rules::INITIATE),
        (ascii(20_481), &rules::POLICY_SIZE),
        // Each sign has three bytes, so counting characters would let these pass.
        (euro(20_480), &rules::INITIATE),
        (euro(20_481), &rules::POLICY_SIZE),
        (" ".repeat(20_481), &rules::POLICY_SIZE),
    ] {
        let outcome = World::with_vault("v").call(initiate("v", &policy));
        assert_rule(&outcome, rule);
    }
}

#[test]
fn a_policy_is_an_object_with_statements() {
    for (policy, rule) in [
        (POLICY, &rules::INITIATE),
        (r#"{"Statement":{"Effect":"Deny"}}"#, &rules::INITIATE),
        (" \n{\"Statement\" : [ {}, {} ]}\t", &rules::INITIATE),
        ("", &rules::POLICY_CONTENT),
        ("deny everything", &rules::POLICY_CONTENT),
        ("null", &rules::POLICY_CONTENT),
        ("[]", &rules::POLICY_CONTENT),
        (r#"[{"Statement":[{}]}]"#, &rules::POLICY_CONTENT),
        (r#""{\"Statement\":[{}]}""#, &rules::POLICY_CONTENT),
        ("{}", &rules::POLICY_CONTENT),
        (r#"{"statement":[{}]}"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":null}"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":"Deny"}"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":[]}"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":[{},1]}"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":[{}]"#, &rules::POLICY_CONTENT),
        (r#"{"Statement":[{}]}}"#, &rules::POLICY_CONTENT),
    ] {
        let outcome = World::with_vault("v").call(initiate("v", policy));
        assert_eq!(decided_by(&outcome), rule, "policy `{policy}`");
    }
}

#[test]
fn the_policy_comes_back_byte_for_byte() {
    let policy = " {\"Statement\" : [ {\"Sid\": \"\\u00e4 é 🔒\"} ],\n\t\"Statement\":{} }";
    let mut world = World::with_vault("v");
    world.call(initiate("v", policy)).unwrap();

    assert_eq!(world.lock("v").expect("a lock").policy(), policy);
}

#[test]
fn vault_names() {
    for (name, good) in [
        ("a", true),
        ("my-vault_2.0", true),
        ("-", true),
        ("..", true),
        ("ABCXYZabcxyz0189_-.", true),
        (&*"v".repeat(255), true),
        (&*"v".repeat(256), false),
        ("", false),
        ("my vault", false),
        ("testz:z", false),
        ("a/b", false),
        ("vält", false),
        ("v\0", false),
    ] {
        let mut world = World::new();
        let created = world.call(create(name));
        let expected = if good { &rules::CREATE } else { &rules::VAULT_NAME_REFUSED };
        assert_eq!(decided_by(&created), expected, "CreateVault `{name}`");

        for request in
            [initiate(name, POLICY), abort(name), get(name), describe(name), delete(name)]
        {
            let outcome = World::new().call(request.clone());
            let is_no_name = decided_by(&outcome) == &rules::VAULT_NAME_NOT_FOUND;
            assert_eq!(is_no_name, !good, "{request:?}: {outcome:?}");
        }
    }
}

#[test]
fn an_account_has_room_for_a_thousand_vaults_in_all_regions() {
    let mut world = World::new();
    for number in 0..MAX_VAULTS {
        let region = if number % 2 == 0 { "us-east-1" } else { "eu-west-1" };
        world.identity.caller.region = region.parse().unwrap();
        assert_rule(&world.call(create(&format!("v{number}"))), &rules::CREATE);
    }
    assert_rule(&world.call(create("one-too-many")), &rules::VAULT_LIMIT);
    // The last one was made in the region that the world is in.
    assert_rule(&world.call(create("v999")), &rules::CREATE_AGAIN);

    let other_account = Scope::new("444455556666".parse().unwrap(), world.scope().region().clone());
    let elsewhere = world.state.apply(&other_account, create("v"), world.now, &mut world.lock_ids);
    assert_rule(&elsewhere, &rules::CREATE);

    world.call(delete("v999")).unwrap();
    assert_rule(&world.call(create("now-there-is-room")), &rules::CREATE);
}

#[test]
fn regions_and_accounts_share_nothing() {
    let scope =
        |account: &str, region: &str| Scope::new(account.parse().unwrap(), region.parse().unwrap());
    let home = World::new().scope();
    for other in [scope("111122223333", "eu-west-1"), scope("444455556666", "us-east-1")] {
        let mut world = World::with_vault("v");
        world.initiate("v");
        let seen_from_there = world.state.apply(&other, get("v"), world.now, &mut world.lock_ids);
        assert_rule(&seen_from_there, &rules::VAULT_NOT_FOUND);
        assert!(world.state.vault(&home, "v").is_some());
        assert!(world.state.vault(&other, "v").is_none());
    }
}

#[test]
fn accounts() {
    use Operation as O;
    let own_only = [O::InitiateVaultLock, O::CompleteVaultLock, O::AbortVaultLock, O::CreateVault];
    let grantable = [O::GetVaultLock, O::DescribeVault, O::DeleteVault];
    let all: Vec<Operation> = own_only.into_iter().chain(grantable).collect();

    for own in ["-", "111122223333"] {
        for operation in &all {
            assert_eq!(caller().admit(own, *operation), Ok(World::new().scope()), "{own}");
        }
    }
    let refused = |account: &str, operation| caller().admit(account, operation).unwrap_err().rule();
    for operation in own_only {
        assert_eq!(refused("444455556666", operation), &rules::ACCOUNT_OWN_ONLY, "{operation:?}");
    }
    for operation in grantable {
        assert_eq!(
            refused("444455556666", operation),
            &rules::ACCOUNT_NEEDS_GRANT,
            "{operation:?}"
        );
    }
    for malformed in
        ["--", "1111-2222-3333", "11112222333", "1111222233334", "１１１１22223333", "me"]
    {
        for operation in &all {
            assert_eq!(refused(malformed, *operation), &rules::ACCOUNT_MALFORMED, "{malformed}");
        }
    }
}

#[test]
fn a_new_account_gets_nothing() {
    let newcomer = Caller { standing: Standing::NewAccount, ..caller() };
    let refused = newcomer.clone().admit("-", Operation::CreateVault).unwrap_err();
    assert_eq!(refused.rule(), &rules::NEW_ACCOUNT);
    let refused = newcomer.admit("444455556666", Operation::CreateVault).unwrap_err();
    assert_eq!(refused.rule(), &rules::ACCOUNT_OWN_ONLY);
}

#[test]
fn partitions_follow_the_region() {
    for (region, partition) in [
        ("us-east-1", "aws"),
        ("eu-west-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-east-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("us-isof-south-1", "aws-iso-f"),
        ("eusc-de-east-1", "aws-eusc"),
    ] {
        let region: Region = region.parse().unwrap();
        let scope = Scope::new("111122223333".parse().unwrap(), region.clone());
        assert_eq!(
            scope.arn(&"v".parse().unwrap()),
            format!("arn:{partition}:glacier:{region}:111122223333:vaults/v"),
        );
    }
}

fn caller() -> Caller {
    World::new().identity.caller
}

/// A policy of exactly so many bytes, mostly made of `filler`.
fn padded(filler: &str, bytes: usize) -> String {
    let room = bytes - POLICY.len() - r#""Id":"","#.len();
    let fill = filler.repeat(room / filler.len()) + &"-".repeat(room % filler.len());
    let policy = POLICY.replacen('{', &format!(r#"{{"Id":"{fill}","#), 1);
    assert_eq!(policy.len(), bytes);
    policy
}

fn decided_by(outcome: &Outcome) -> &'static Rule {
    outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule)
}

#[track_caller]
fn assert_rule(outcome: &Outcome, rule: &'static Rule) {
    assert_eq!(decided_by(outcome), rule);
}
