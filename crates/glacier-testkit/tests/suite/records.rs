//! The state as it is written down: what comes back, and what is refused.

use std::time::Duration;

use glacier_testkit::state::{Scope, State, VaultRecord};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::calls::{self, Step};
use crate::world::{
    DAY, OTHER_POLICY, World, add_tags, complete, create, delete_archive, set_access_policy,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_down_comes_back(steps in calls::steps()) {
        let mut world = World::new();
        for step in steps {
            let _ = world.step(&step);
        }
        let written = serde_json::to_string(&world.state).unwrap();
        prop_assert_eq!(serde_json::from_str::<State>(&written).unwrap(), world.state);
    }

    /// A log of records, one for each change that an answer reports, is as good as the state.
    #[test]
    fn the_records_of_all_changes_make_up_the_state(steps in calls::steps()) {
        let (mut world, mut log) = (World::new(), Vec::new());
        for step in steps {
            let before = world.state.clone();
            let changed = match (&step, world.step(&step)) {
                (Step::Plant(vault, ..), _) => vault.parse().ok(),
                (Step::Wait(_), _) => None,
                (Step::Call(_), outcome) => outcome.and_then(|outcome| outcome.ok()?.changed),
            };
            if let Some(vault) = changed {
                let record = world.state.vault_record(&world.scope(), &vault);
                log.push(serde_json::to_string(&record).unwrap());
            } else {
                prop_assert_eq!(lasting(&world, &world.state), lasting(&world, &before));
            }
        }
        let mut replayed = State::default();
        for line in log {
            replayed.put_record(serde_json::from_str(&line).unwrap()).unwrap();
        }
        prop_assert_eq!(lasting(&world, &replayed), lasting(&world, &world.state));
    }
}

#[test]
fn the_form_is_the_documented_one() {
    let mut world = World::with_vault("v");
    let scope = world.scope();
    world.plant("v", "a", Duration::ZERO);
    world.plant("v", "b", Duration::ZERO);
    world.call(add_tags("v", &[("LegalHold", "true")])).unwrap();
    world.call(set_access_policy("v", OTHER_POLICY)).unwrap();
    world.now = world.now + DAY;
    world.call(delete_archive("v", "a")).unwrap();
    let lock_id = world.initiate("v");
    world.call(complete("v", lock_id.as_str())).unwrap();
    let written = json!({
        "version": 1,
        "vaults": [{
            "account": "111122223333", "region": "us-east-1", "name": "v",
            "vault": {
                "created": "2013-03-20T17:03:43.221Z",
                "lock": {
                    "id": lock_id.as_str(),
                    "policy": crate::world::POLICY,
                    "created": "2013-03-21T17:03:43.221Z",
                    "state": "Locked",
                },
                "access_policy": OTHER_POLICY,
                "tags": { "LegalHold": "true" },
                "archives": [{ "id": "b", "size": 1, "created": "2013-03-20T17:03:43.221Z" }],
                "inventory": { "date": "2013-03-21T17:03:43.221Z", "archives": 2, "size": 2 },
                "written": "2013-03-21T17:03:43.221Z",
            },
        }],
    });
    assert_eq!(serde_json::to_value(&world.state).unwrap(), written);

    let none = world.state.vault_record(&scope, &"w".parse().unwrap());
    let expected =
        json!({ "account": "111122223333", "region": "us-east-1", "name": "w", "vault": null });
    assert_eq!(serde_json::to_value(&none).unwrap(), expected);
    assert!(!none.exists());
}

#[test]
fn a_record_takes_the_place_of_the_vault() {
    let mut world = World::with_vault("v");
    let empty = world.state.vault_record(&world.scope(), &"v".parse().unwrap());
    world.initiate("v");
    world.plant("v", "a", Duration::ZERO);
    let full = world.state.clone();
    let mut state = full.clone();
    state.put_record(empty).unwrap();
    assert_eq!(state, World::with_vault("v").state);
    for record in full.records() {
        state.put_record(record).unwrap();
    }
    assert_eq!(state, full);
    let gone = State::default().vault_record(&world.scope(), &"v".parse().unwrap());
    state.put_record(gone).unwrap();
    assert_eq!(state, State::default());
}

#[test]
fn what_is_no_state_is_refused_with_its_place() {
    let place = "the vault `v` of account 111122223333 in us-east-1";
    for (change, error) in [
        (set("/version", json!(2)), "the state has version 2, and only version 1 can be read".to_owned()),
        (set("/vaults/0/account", json!("1")), "`1` is not an account number of 12 digits".to_owned()),
        (set("/vaults/0/region", json!("EU")), "`EU` is not a region name".to_owned()),
        (set("/vaults/0/name", json!("a b")), "`a b` is not a vault name".to_owned()),
        (
            set("/vaults/0/vault/created", json!("yesterday")),
            "`yesterday` is not a time between 1970 and 9999 such as `2013-03-20T17:03:43.221Z`".to_owned(),
        ),
        (
            set("/vaults/0/vault/lock/id", json!("")),
            "`` is not a lock ID of 1 to 255 visible ASCII characters".to_owned(),
        ),
        (
            set("/vaults/0/vault/lock/state", json!("Open")),
            "unknown variant `Open`, expected `InProgress` or `Locked`".to_owned(),
        ),
        (
            set("/vaults/0/vault/lock/policy", json!("{\"Statement\":[]}")),
            format!("{place}: the policy of its lock: line 1, column 14, `Statement`: there is nothing in it"),
        ),
        (
            set("/vaults/0/vault/access_policy", json!(" ".repeat(20_481))),
            format!("{place}: its access policy: it has 20481 bytes, and 20480 is the limit"),
        ),
        (
            set("/vaults/0/vault/tags", json!({ "aws:a": "" })),
            format!(
                "{place}: its tags: InvalidParameterValueException: Tag keys that begin with aws: are reserved: aws:a"
            ),
        ),
        (
            set("/vaults/0/vault/archives/0/id", json!("é")),
            "`é` is not an archive ID of 1 to 255 visible ASCII characters".to_owned(),
        ),
        (
            set("/vaults/0/vault/archives/1/id", json!("a")),
            format!("{place}: the archive `a` is there twice"),
        ),
        (
            set("/vaults/1/vault/archives", json!([{ "id": "b", "size": 1, "created": "2013-03-20T17:03:43Z" }])),
            "the vault `w` of account 111122223333 in us-east-1: the archive `b` is in the vault `v` too".to_owned(),
        ),
        (set("/vaults/1/name", json!("v")), format!("{place}: it is there twice")),
        (
            set("/vaults/0/vault/more", json!(1)),
            "unknown field `more`, expected one of `created`, `lock`, `access_policy`, `tags`, `archives`, \
             `inventory`, `written`"
                .to_owned(),
        ),
    ] {
        let mut state = serde_json::to_value(full()).unwrap();
        change(&mut state);
        let text = serde_json::to_string_pretty(&state).unwrap();
        let found = serde_json::from_str::<State>(&text).unwrap_err().to_string();
        // What is wrong with a single text has its line, what is wrong with a vault has its name.
        let (message, line) = found.rsplit_once(" at line ").unwrap_or((&found, ""));
        assert_eq!(message, error);
        let names_its_place = error.starts_with("the vault") || error.starts_with("the state");
        assert_eq!(line.is_empty(), names_its_place, "{found}");
    }
}

#[test]
fn a_record_that_cannot_be_changes_nothing() {
    let mut state = full();
    let before = state.clone();
    let record: VaultRecord = serde_json::from_value(json!({
        "account": "111122223333", "region": "us-east-1", "name": "x",
        "vault": { "created": "2013-03-20T17:03:43Z", "archives": [{ "id": "a", "size": 1, "created": "2013-03-20T17:03:43Z" }] },
    }))
    .unwrap();
    assert_eq!(record.name().as_str(), "x");
    let error = state.put_record(record).unwrap_err();
    let expected = "the vault `x` of account 111122223333 in us-east-1: the archive `a` is in the vault `v` too";
    assert_eq!(error.to_string(), expected);
    assert_eq!(state, before);
}

/// The archives `a` and `b` in the vault `v` with everything, and the vault `w`.
fn full() -> State {
    let mut world = World::with_vault("v");
    world.call(create("w")).unwrap();
    world.initiate("v");
    world.plant("v", "a", Duration::ZERO);
    world.plant("v", "b", Duration::ZERO);
    world.state
}

/// Puts a value in a place, which may be new.
fn set(pointer: &'static str, value: Value) -> impl Fn(&mut Value) {
    move |state| {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = state.pointer_mut(parent).expect("a place that is there");
        match parent {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[key] = value.clone(),
        }
    }
}

/// All that a state holds at the time that the world shows: a lock whose day is over is none.
fn lasting(world: &World, state: &State) -> Vec<(Scope, Value)> {
    let records = state.records().map(|record| {
        let mut written = serde_json::to_value(&record).unwrap();
        let vault = state.vault(&record.scope(), record.name().as_str()).unwrap();
        if vault.lock(world.now).is_none() {
            written["vault"]["lock"] = Value::Null;
        }
        written["vault"]["inventory"] = serde_json::to_value(vault.inventory(world.now)).unwrap();
        (record.scope(), written)
    });
    records.collect()
}
