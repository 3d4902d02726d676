//! Records to try a journal with: plain, strange, and alike.

use super::{Phase, Record};
use crate::{journal::Attempt, names::LockId};
use glacier_sdk::primitives::DateTime;
use std::time::{Duration, SystemTime};
use vault_lock_policy::{Policy, VaultArn, examples};

/// A lock in progress of the vault of this name.
pub(super) fn record(vault: &str) -> Record {
    of(arn("aws", "us-west-2", "111122223333", vault), "AE863rKkWZU53SLW5be4DUcW")
}

/// Records that lose something when they are stored carelessly.
pub(super) fn strange() -> Vec<Record> {
    let plain = || record("records");
    let long = "long ".repeat(200);
    // Whatever a header of HTTP can carry.
    let ids =
        ["\"", "\\", "'", "a b", " ", "\t", "ä", "日本", "🔒", "%s%00", "${x}", "-", "null", &long];
    let phases = [
        Phase::Initiating,
        Phase::Completing { lock_id: lock_id("completing") },
        Phase::Aborting { lock_id: lock_id("aborting") },
        Phase::Refused { lock_id: lock_id("refused") },
    ];
    let ids = ids.map(|id| of(plain().vault, id));
    let phases = phases.map(|phase| plain().in_phase(phase));
    let policies = strange_policies().map(|policy| Record { policy, ..plain() });
    let times = strange_times();
    let attempts = times
        .clone()
        .map(|record| Attempt::new(record.policy, record.first_attempt, record.last_attempt));
    let superseding = plain().in_phase(Phase::Initiating);
    let superseding = Record { earlier: attempts.to_vec(), ..superseding };
    let rest = policies.into_iter().chain(times).chain([superseding]);
    ids.into_iter().chain(phases).chain(rest).collect()
}

/// White space and escapes of no meaning, and one as long as the service takes.
fn strange_policies() -> [Policy; 4] {
    const LONGEST: usize = 20_480;
    let plain = examples::RETENTION;
    let texts = [
        format!("\r\n\t {plain}\n\n"),
        plain.replace("365", "\\u0033\\u0036\\u0035"),
        plain.replace("deny-based-on-archive-age", "éßΩ☂"),
        format!("{plain:<LONGEST$}"),
    ];
    texts.map(|text| policy(&text))
}

/// To the nanosecond; where the system's clock is coarser, to what it can tell apart.
fn strange_times() -> [Record; 3] {
    let at = |seconds, nanos| SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos);
    let dates = [
        (at(0, 0), at(0, 100), DateTime::from_millis(1)),
        (at(1_795_873_244, 123_456_700), at(1_795_873_243, 999_999_900), DateTime::from_secs(0)),
        (at(4_102_444_799, 1_000), at(4_102_444_800, 0), DateTime::from_millis(1_795_873_244_871)),
    ];
    dates.map(|(first_attempt, last_attempt, created)| Record {
        created: Some(created),
        first_attempt,
        last_attempt,
        ..record("records")
    })
}

/// Vaults that a careless journal takes for one.
pub(super) fn alike() -> Vec<Record> {
    let longest = "v".repeat(254);
    let vaults = [
        ("aws", "us-west-2", "111122223333", "records"),
        ("aws", "us-west-2", "111122223333", "Records"),
        ("aws", "us-west-2", "111122223333", "RECORDS"),
        ("aws", "us-west-2", "111122223333", "records."),
        ("aws", "us-west-2", "111122223333", "."),
        ("aws", "us-west-2", "111122223333", ".."),
        ("aws", "us-west-2", "111122223333", "-"),
        ("aws", "us-west-1", "111122223333", "records"),
        ("aws", "us-west-2", "444455556666", "records"),
        ("aws-cn", "us-west-2", "111122223333", "records"),
        ("aws", "us-west-2", "111122223333", &format!("{longest}a")),
        ("aws", "us-west-2", "111122223333", &format!("{longest}b")),
    ];
    vaults
        .iter()
        .map(|(p, r, a, name)| of(arn(p, r, a, name), &format!("{p}-{r}-{a}-{name}")))
        .collect()
}

/// Records of one vault that are told apart.
pub(super) fn three_in_a_row(round: u64) -> [Record; 3] {
    ["given-up", "first", "last"]
        .map(|which| of(record("records").vault, &format!("{which}-{round}")))
}

fn of(vault: VaultArn, id: &str) -> Record {
    let now = SystemTime::UNIX_EPOCH + Duration::from_millis(1_795_873_244_871);
    Record::new(vault, policy(examples::RETENTION), now)
        .in_phase(Phase::InProgress { lock_id: lock_id(id) })
}

#[expect(clippy::expect_used, reason = "what it is called with stands in this file")]
fn arn(partition: &str, region: &str, account: &str, name: &str) -> VaultArn {
    let arn = format!("arn:{partition}:glacier:{region}:{account}:vaults/{name}");
    arn.parse().expect("an ARN")
}

#[expect(clippy::expect_used, reason = "what it is called with stands in this file")]
fn lock_id(id: &str) -> LockId {
    id.parse().expect("a lock ID")
}

#[expect(clippy::expect_used, reason = "what it is called with stands in this file")]
fn policy(text: &str) -> Policy {
    Policy::parse(text).expect("a policy")
}
