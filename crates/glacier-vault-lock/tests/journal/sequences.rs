//! Any sequence of writes, removals and restarts leaves what a map would have.

use std::collections::BTreeMap;

use glacier_sdk::primitives::DateTime;
use glacier_vault_lock::{
    journal::{Attempt, Phase, Record},
    policy::{Policy, VaultArn, examples},
};
use proptest::prelude::*;
use std::time::{Duration, SystemTime};

use crate::support::{Place, list, run, vault};

#[derive(Debug, Clone)]
enum Step {
    Write(Box<Record>),
    Remove(VaultArn),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => records().prop_map(|record| Step::Write(Box::new(record))),
        2 => vaults().prop_map(Step::Remove),
        1 => Just(Step::Restart),
    ];
    proptest::collection::vec(step, 0..25)
}

fn vaults() -> impl Strategy<Value = VaultArn> {
    prop_oneof![Just("records"), Just("Records"), Just("a.b"), Just("-")].prop_map(vault)
}

fn records() -> impl Strategy<Value = Record> {
    let created = proptest::option::of(-62_135_596_800_i64..253_402_300_799);
    let last = (phases(), created, 0_u32..1_000_000_000, attempts());
    let earlier = proptest::collection::vec(attempts(), 0..3);
    (vaults(), last, earlier).prop_map(|(vault, (phase, created, nanos, last), earlier)| {
        let mut record = Record::new(vault, last.policy, last.first_attempt).in_phase(phase);
        record.created = created.map(|seconds| DateTime::from_secs_and_nanos(seconds, nanos));
        record.last_attempt = last.last_attempt;
        record.earlier = earlier;
        record
    })
}

fn attempts() -> impl Strategy<Value = Attempt> {
    let blanks = proptest::string::string_regex("[ \n\t\r]{0,20}").unwrap();
    let policy = (prop_oneof![Just("365"), Just("7"), Just("\\u0033\\u0030")], blanks).prop_map(
        |(days, blanks)| {
            let text = examples::RETENTION.replace("365", days);
            Policy::parse(&format!("{blanks}{text}{blanks}")).unwrap()
        },
    );
    (policy, times(), times()).prop_map(|(policy, first, last)| Attempt::new(policy, first, last))
}

fn phases() -> impl Strategy<Value = Phase> {
    // Lock IDs are any text.
    let lock_id = "\\PC{1,40}|[\\x00-\\x20\"\\\\]{1,9}";
    (0..5, lock_id).prop_map(|(phase, id)| {
        let lock_id = id.parse().unwrap();
        match phase {
            0 => Phase::Initiating,
            1 => Phase::InProgress { lock_id },
            2 => Phase::Completing { lock_id },
            3 => Phase::Aborting { lock_id },
            _ => Phase::Refused { lock_id },
        }
    })
}

fn times() -> impl Strategy<Value = SystemTime> {
    // Of the 100 nanoseconds that every system can tell apart.
    let from_1970_to_9999 = prop_oneof![Just(0), 0_u64..253_402_300_800, Just(253_402_300_799)];
    (from_1970_to_9999, 0_u32..10_000_000)
        .prop_map(|(seconds, part)| SystemTime::UNIX_EPOCH + Duration::new(seconds, part * 100))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_journal_is_a_map(steps in steps()) {
        for place in Place::each() {
            run(check(&place, &steps))?;
        }
    }
}

async fn check(place: &Place, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut expected: BTreeMap<VaultArn, Record> = BTreeMap::new();
    let mut journal = place.journal();
    for step in steps {
        let vault = match step {
            Step::Restart => {
                journal = place.journal();
                continue;
            }
            Step::Write(record) => &record.vault,
            Step::Remove(vault) => vault,
        };
        let entry = journal.open(vault).await.unwrap();
        prop_assert_eq!(entry.read().await.unwrap(), expected.get(vault).cloned());
        if let Step::Write(record) = step {
            entry.write(record).await.unwrap();
            expected.insert(vault.clone(), Record::clone(record));
        } else {
            entry.remove().await.unwrap();
            expected.remove(vault);
        }
        prop_assert_eq!(entry.read().await.unwrap(), expected.get(vault).cloned());
        let mut records = list(&*journal).await;
        records.sort_by(|a, b| a.vault.cmp(&b.vault));
        prop_assert_eq!(records, expected.values().cloned().collect::<Vec<_>>());
    }
    Ok(())
}
