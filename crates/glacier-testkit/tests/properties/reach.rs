//! The sequences get to where things could go wrong: played on the table alone, without any service.

use std::collections::BTreeSet;

use glacier_testkit::state::Request;
use glacier_testkit::strategies::{IssuedLocks, Step};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::clients::{CLIENTS, Client};
use crate::sequential::sequences;
use crate::table::Table;

/// An operation, the state of its vault's lock, and the answer's status.
type Corner = (&'static str, &'static str, u16);

/// What has to come up: the state table, expiry, both sorts of denial, and every operation that does what it is asked.
const CORNERS: &[Corner] = &[
    ("InitiateVaultLock", "none", 201),
    ("InitiateVaultLock", "none", 400),
    ("InitiateVaultLock", "expired", 201),
    ("InitiateVaultLock", "in progress", 403),
    ("InitiateVaultLock", "locked", 403),
    ("CompleteVaultLock", "none", 404),
    ("CompleteVaultLock", "expired", 404),
    ("CompleteVaultLock", "in progress", 204),
    ("CompleteVaultLock", "in progress", 400),
    ("CompleteVaultLock", "in progress", 403),
    ("CompleteVaultLock", "locked", 204),
    ("CompleteVaultLock", "locked", 403),
    ("CompleteVaultLock", "no vault", 404),
    ("AbortVaultLock", "none", 204),
    ("AbortVaultLock", "in progress", 204),
    ("AbortVaultLock", "in progress", 403),
    ("AbortVaultLock", "locked", 403),
    ("GetVaultLock", "none", 404),
    ("GetVaultLock", "expired", 404),
    ("GetVaultLock", "in progress", 200),
    ("GetVaultLock", "locked", 200),
    ("DeleteVault", "none", 400),
    ("DeleteVault", "none", 204),
    ("DeleteVault", "in progress", 204),
    ("DeleteVault", "locked", 204),
    ("DeleteVault", "in progress", 403),
    ("CreateVault", "locked", 201),
    ("DeleteArchive", "none", 204),
    ("DeleteArchive", "none", 400),
    ("SetVaultAccessPolicy", "none", 204),
    ("SetVaultAccessPolicy", "none", 400),
    ("GetVaultAccessPolicy", "none", 200),
    ("GetVaultAccessPolicy", "none", 404),
    ("DeleteVaultAccessPolicy", "none", 204),
    ("AddTagsToVault", "none", 204),
    ("AddTagsToVault", "in progress", 403),
    ("RemoveTagsFromVault", "none", 204),
    ("ListTagsForVault", "none", 200),
    ("DescribeVault", "locked", 200),
];

#[test]
fn the_sequences_reach_every_corner() {
    let mut runner = TestRunner::deterministic();
    let strategy = sequences().strategy();
    let mut reached = BTreeSet::new();
    for _ in 0..1_500 {
        play(strategy.new_tree(&mut runner).unwrap().current(), &mut reached);
    }
    let missing: Vec<_> = CORNERS.iter().filter(|corner| !reached.contains(*corner)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn play(steps: Vec<Step>, reached: &mut BTreeSet<Corner>) {
    let mut table = Table::new(0);
    let mut issued = IssuedLocks::default();
    let mut call =
        |table: &mut Table, issued: &mut IssuedLocks, client: Client, request: Request| {
            let (status, code) = table.verdict(client, &request);
            if client.is_owner() {
                reached.insert((
                    request.operation().name(),
                    lock_state(table, client, &request),
                    status,
                ));
            }
            if code.is_none() {
                let id = format!("lock-{}", issued.ids().count());
                table.write_down(client, &request, Some(&id));
                if let Request::InitiateVaultLock { vault, .. } = &request {
                    issued.record(vault, id);
                }
            }
        };
    for step in steps {
        match step {
            Step::Advance(time) => table.advance(time),
            Step::PlantArchive { client, vault, archive_id } => {
                table.plant(&CLIENTS[client].place(&vault), &archive_id);
            }
            Step::Inject(_) => {}
            Step::Call { client, request } => {
                call(&mut table, &mut issued, CLIENTS[client], request);
            }
            Step::Complete { client, vault, lock } => {
                let lock_id = issued.id(&vault, &lock).to_owned();
                let request = Request::CompleteVaultLock { vault, lock_id };
                call(&mut table, &mut issued, CLIENTS[client], request);
            }
        }
    }
}

fn lock_state(table: &Table, client: Client, request: &Request) -> &'static str {
    let vault = request.vault().unwrap_or_default();
    match table.rows.get(&client.place(vault)) {
        None => "no vault",
        Some(row) => match &row.lock {
            None if row.lock_expired => "expired",
            None => "none",
            Some(lock) if lock.is_final => "locked",
            Some(_) => "in progress",
        },
    }
}
