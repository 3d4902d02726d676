//! Sequences of all calls there are, and what holds for each of them.

use std::time::Duration;

use glacier_testkit::state::{Operation, Request, State};
use proptest::prelude::*;
use proptest::sample::select;

use crate::world::{
    DAY, OTHER_POLICY, Outcome, POLICY, World, add_tags, complete, decided_by, delete_archive,
    initiate, list, on_vault, remove_tags, set_access_policy,
};

const VAULTS: [&str; 3] = ["v", "w", "no vault"];
const ARCHIVES: [&str; 3] = ["a", "b", "c"];

/// Archives of the vault `v` are kept for two days.
const RETENTION: &str = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v","Condition":{"NumericLessThan":{"glacier:ArchiveAgeInDays":"2"}}}}"#;

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Wait(Duration),
    Plant(&'static str, &'static str, Duration),
    Call(Call),
}

#[derive(Debug, Clone)]
pub(crate) enum Call {
    Request(Request),
    /// With the ID of the lock that is there.
    Complete(&'static str),
}

impl World {
    /// What came of the step; nothing for one that is no call, or a completion without a lock.
    pub(crate) fn step(&mut self, step: &Step) -> Option<Outcome> {
        match step {
            Step::Wait(time) => self.now = self.now + *time,
            Step::Plant(vault, id, age) => {
                let archive = glacier_testkit::state::Archive { size: 1, created: self.now - *age };
                let scope = self.scope();
                // Neither a vault that isn't there nor an archive that is matters here.
                let id = id.parse().unwrap();
                let _ = self.state.plant_archive(&scope, vault, id, archive, self.now);
            }
            Step::Call(Call::Request(request)) => return Some(self.call(request)),
            Step::Call(Call::Complete(vault)) => {
                let lock_id = self.lock(vault)?.id().to_string();
                return Some(self.call(complete(vault, &lock_id)));
            }
        }
        None
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_refusal_changes_nothing_and_a_change_is_reported(steps in steps()) {
        let mut world = World::new();
        for step in steps {
            let before = world.clone();
            let Some(outcome) = world.step(&step) else { continue };
            let changed = outcome.as_ref().ok().and_then(|answer| answer.changed.clone());
            for vault in VAULTS {
                let [was, is] = [&before, &world].map(|world| snapshot(world, vault));
                if changed.as_ref().is_none_or(|changed| changed.as_str() != vault) {
                    prop_assert_eq!(was, is, "{} is another by {:?}", vault, outcome);
                } else {
                    prop_assert_ne!(was, is, "{} is the same by {:?}", vault, outcome);
                }
            }
        }
    }

    #[test]
    fn what_a_lock_protects_stays(steps in steps()) {
        let mut world = World::new();
        for step in steps {
            let before = world.clone();
            let outcome = world.step(&step);
            if before.lock("v").is_none_or(|lock| lock.policy() != RETENTION) {
                continue;
            }
            let archives = |state: &State| state.vault(&before.scope(), "v").map(|v| v.archives().clone());
            let after = archives(&world.state).unwrap_or_default();
            for (id, archive) in archives(&before.state).unwrap_or_default() {
                let is_young = archive.age_in_days(before.now) < 2;
                prop_assert!(!is_young || after.contains_key(&id), "{id} went by {outcome:?}");
            }
        }
    }

    /// An access policy of the account itself never stands in anybody's way in this world, so whatever is denied, the
    /// lock policy denies, and there is a lock.
    #[test]
    fn nothing_is_denied_without_a_lock(steps in steps()) {
        let mut world = World::new();
        for step in steps {
            let before = world.clone();
            let outcome = world.step(&step);
            if outcome.is_some_and(|outcome| decided_by(&outcome).id == "policy-denies") {
                prop_assert!(VAULTS.iter().any(|vault| before.lock(vault).is_some()));
            }
        }
    }
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..60)
}

fn step() -> impl Strategy<Value = Step> {
    let times = [Duration::ZERO, DAY / 2, DAY, 3 * DAY];
    prop_oneof![
        2 => select(times.to_vec()).prop_map(Step::Wait),
        2 => (select(&VAULTS), select(&ARCHIVES), select(times.to_vec()))
            .prop_map(|(vault, id, age)| Step::Plant(vault, id, age)),
        6 => call().prop_map(Step::Call),
    ]
}

fn call() -> impl Strategy<Value = Call> {
    let vault = || select(&VAULTS);
    let key = || select(&["one", "two", "aws:three"][..]);
    let policy = || select(&[RETENTION, POLICY, OTHER_POLICY, "not a policy"][..]);
    let access = select(&[OTHER_POLICY, "not a policy"][..]);
    let request = prop_oneof![
        4 => (select(Operation::ALL), vault()).prop_map(|(one, vault)| on_vault(one, vault)),
        2 => (vault(), policy()).prop_map(|(vault, policy)| initiate(vault, policy)),
        1 => (vault(), access).prop_map(|(vault, policy)| set_access_policy(vault, policy)),
        1 => (vault(), key()).prop_map(|(vault, key)| add_tags(vault, &[(key, "1")])),
        1 => (vault(), key()).prop_map(|(vault, key)| remove_tags(vault, &[key])),
        3 => (vault(), select(&ARCHIVES)).prop_map(|(vault, id)| delete_archive(vault, id)),
        1 => select(&[None, Some("1"), Some("11")][..]).prop_map(|limit| list(limit, None)),
    ];
    prop_oneof![
        9 => request.prop_map(Call::Request),
        1 => vault().prop_map(Call::Complete),
    ]
}

/// All of a vault that anybody can see now.
fn snapshot(world: &World, vault: &str) -> Option<impl PartialEq + std::fmt::Debug + use<>> {
    let vault = world.state.vault(&world.scope(), vault)?;
    Some((
        vault.created(),
        vault.lock(world.now).cloned(),
        vault.access_policy().cloned(),
        vault.tags().clone(),
        vault.archives().clone(),
        vault.inventory(world.now),
    ))
}
