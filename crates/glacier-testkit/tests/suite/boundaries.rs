//! Where rules have an edge: time, sizes, names, accounts, counts.

use glacier_testkit::rules;
use glacier_testkit::state::{
    Caller, LockState, MAX_VAULTS, Operation, Region, RequestContext, Scope, Standing, Timestamp,
};

use crate::world::{
    ALMOST_A_DAY, DAY, MILLISECOND, OTHER_POLICY, POLICY, World, abort, add_tags, assert_rule,
    complete, create, decided_by, delete, delete_access_policy, describe, get, initiate, on_vault,
    remove_tags, set_access_policy,
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
    for request in [
        create("v"),
        complete("v", &lock_id),
        create("v"),
        describe("v"),
        get("v"),
        set_access_policy("v", OTHER_POLICY),
        delete_access_policy("v"),
        add_tags("v", &[("one", "1"), ("two", "2")]),
        remove_tags("v", &["one", "three"]),
    ] {
        world.call(request.clone()).unwrap();
        let once = world.state.clone();
        world.now = world.now + MILLISECOND;
        let again = world.call(request.clone()).unwrap();
        assert_eq!((&world.state, again.changed), (&once, None), "{request:?}");
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
fn what_is_no_policy_becomes_neither_lock_nor_access_policy() {
    for policy in [
        "",
        "deny everything",
        "null",
        "[]",
        "{}",
        &format!("[{POLICY}]"),
        &serde_json::json!(POLICY).to_string(),
        &POLICY.replace("Statement", "statement"),
        r#"{"Statement":null}"#,
        r#"{"Statement":"Deny"}"#,
        r#"{"Statement":[]}"#,
        r#"{"Statement":[{}]}"#,
        &POLICY.replace("}]", "},1]"),
        &POLICY.replace("Deny", "DENY"),
        &POLICY.replace(r#""Principal":"*","#, ""),
        &format!("{POLICY}}}"),
        POLICY.strip_suffix('}').unwrap(),
    ] {
        let outcome = World::with_vault("v").call(initiate("v", policy));
        assert_eq!(decided_by(&outcome), &rules::POLICY_CONTENT, "policy `{policy}`");
        let outcome = World::with_vault("v").call(set_access_policy("v", policy));
        assert_eq!(decided_by(&outcome), &rules::ACCESS_POLICY_CONTENT, "policy `{policy}`");
    }
    for policy in [POLICY, OTHER_POLICY, &format!(" \n{POLICY}\t")] {
        assert_rule(&World::with_vault("v").call(initiate("v", policy)), &rules::INITIATE);
        let set = World::with_vault("v").call(set_access_policy("v", policy));
        assert_rule(&set, &rules::ACCESS_POLICY_SET);
    }
}

#[test]
fn the_policy_comes_back_byte_for_byte() {
    let policy = format!(" \n{}\t", POLICY.replace("[{", r#" [ {"Sid" :  "\u0061b", "#));
    let mut world = World::with_vault("v");
    world.call(initiate("v", &policy)).unwrap();
    world.call(set_access_policy("v", &policy)).unwrap();

    assert_eq!(world.lock("v").expect("a lock").policy(), policy);
    let vault = world.state.vault(&world.scope(), "v").expect("a vault");
    assert_eq!(vault.access_policy().expect("a policy").as_str(), policy);
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

        let others = [Operation::CreateVault, Operation::ListVaults];
        for operation in Operation::ALL.iter().filter(|operation| !others.contains(operation)) {
            let request = on_vault(*operation, name);
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
    let other_account = RequestContext::of_owner(other_account);
    let elsewhere = world.state.apply(&other_account, &create("v"), world.now, &mut world.lock_ids);
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
        let there = RequestContext::of_owner(other.clone());
        let seen_from_there = world.state.apply(&there, &get("v"), world.now, &mut world.lock_ids);
        assert_rule(&seen_from_there, &rules::VAULT_NOT_FOUND);
        assert!(world.state.vault(&home, "v").is_some());
        assert!(world.state.vault(&other, "v").is_none());
    }
}

#[test]
fn accounts() {
    use Operation as O;
    let grantable = [
        O::DeleteArchive,
        O::DeleteVault,
        O::DeleteVaultAccessPolicy,
        O::DescribeVault,
        O::GetVaultAccessPolicy,
        O::GetVaultLock,
        O::SetVaultAccessPolicy,
    ];
    for operation in Operation::ALL {
        let scope = |account: &str| {
            let admitted = caller().admit(account, *operation);
            admitted.map(|context| context.scope().clone()).map_err(|refused| refused.rule())
        };
        for own in ["-", "111122223333"] {
            assert_eq!(scope(own), Ok(World::new().scope()), "{own}");
        }
        let other = Scope::new("444455556666".parse().unwrap(), caller().region);
        let expected =
            if grantable.contains(operation) { Ok(other) } else { Err(&rules::ACCOUNT_OWN_ONLY) };
        assert_eq!(scope("444455556666"), expected, "{operation}");
        for malformed in
            ["--", "1111-2222-3333", "11112222333", "1111222233334", "１１１１22223333", "me"]
        {
            assert_eq!(scope(malformed), Err(&rules::ACCOUNT_MALFORMED), "{malformed}");
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
