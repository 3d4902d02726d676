//! What came of a call, in text.

use std::fmt::Write as _;

use glacier_testkit::{requests::LoggedRequest, state::LockState};
use glacier_vault_lock::{
    Error, LockDetails,
    journal::{Phase, Record},
};

use crate::{
    scene::{Scene, VAULT},
    standing::ours,
    support::policies::{retention, retention_reworded, useless},
};

/// Answer, requests since the number `since`, vault and journal.
pub(crate) async fn report(scene: &Scene, since: u64, answer: &Result<String, Error>) -> String {
    let mut text = String::new();
    match answer {
        Ok(answer) => writeln!(text, "  {answer}").unwrap(),
        Err(error) => text.push_str(&told(error)),
    }
    writeln!(text, "  sent: {}", sent(scene, since)).unwrap();
    writeln!(text, "  vault: {}", vault(scene)).unwrap();
    writeln!(text, "  journal: {}", journal(scene.record().await.as_ref())).unwrap();
    text
}

/// An error with all that it tells.
pub(crate) fn told(error: &Error) -> String {
    let kind = format!("{error:?}");
    let kind = kind.split([' ', '{']).next().unwrap_or_default();
    let temporary = if error.is_temporary() { " (temporary)" } else { "" };
    let mut text = format!("  {kind}{temporary}: {error}\n    help: {}\n", error.help());
    if let Some(LockDetails { policy, .. }) = found(error) {
        writeln!(text, "    found: {}", policy_name(policy)).unwrap();
    }
    text
}

/// What the policy is to the test.
pub(crate) fn policy_name(policy: &str) -> &'static str {
    match policy {
        policy if policy == ours() => "our policy",
        policy if policy == retention_reworded(VAULT) => "our policy reworded",
        policy if policy == retention(VAULT, 30, None) => "another policy",
        policy if policy == useless() => "a policy with errors",
        _ => "a policy that nobody made",
    }
}

fn found(error: &Error) -> Option<&LockDetails> {
    match error {
        Error::AlreadyInProgress { found, .. }
        | Error::AlreadyLocked { found, .. }
        | Error::LockReplaced { found, .. } => Some(found),
        _ => None,
    }
}

fn sent(scene: &Scene, since: u64) -> String {
    let requests = scene.glacier.requests().all();
    let requests = requests.iter().filter(|request| request.number() > since);
    let sent: Vec<_> = requests.map(one).collect();
    if sent.is_empty() { "nothing".to_owned() } else { sent.join(", ") }
}

fn one(request: &LoggedRequest) -> String {
    let operation = request.operation().map_or("no operation", |operation| operation.name());
    format!("{operation} {}", request.answer().status)
}

fn vault(scene: &Scene) -> String {
    let vault = scene.glacier.vault(VAULT);
    match vault.lock() {
        _ if !vault.exists() => "none".to_owned(),
        None => "no lock".to_owned(),
        Some(lock) => {
            let state = match lock.state() {
                LockState::InProgress => "in progress",
                LockState::Locked => "locked",
            };
            format!("{} {state} with {}", lock.id().as_str(), policy_name(lock.policy()))
        }
    }
}

fn journal(record: Option<&Record>) -> String {
    let Some(record) = record else { return "nothing".to_owned() };
    let dated = if record.created.is_some() { ", dated" } else { "" };
    let policy = policy_name(record.policy.text());
    match &record.phase {
        Phase::Initiating => {
            let earlier = record.earlier.iter();
            let earlier = earlier.map(|attempt| policy_name(attempt.policy.text()));
            let earlier: String = earlier.map(|policy| format!(", before with {policy}")).collect();
            format!("initiating with {policy}{dated}{earlier}")
        }
        Phase::InProgress { lock_id } => {
            format!("{} in progress with {policy}{dated}", lock_id.as_str())
        }
        Phase::Completing { lock_id } => {
            format!("{} completing with {policy}{dated}", lock_id.as_str())
        }
        Phase::Aborting { lock_id } => {
            format!("{} aborting with {policy}{dated}", lock_id.as_str())
        }
        Phase::Refused { lock_id } => {
            format!("{} refused for the lock with {policy}{dated}", lock_id.as_str())
        }
        other => panic!("not known to this test: {other:?}"),
    }
}
