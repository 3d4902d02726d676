//! One call after the other, by several clients.

use glacier_testkit::clock::MovableClock;
use glacier_testkit::state::{Operation, Request, Timestamp};
use glacier_testkit::strategies::{self, IssuedLocks, Sequences, Step};
use glacier_testkit::{Glacier, GlacierBuilder};
use http::Response;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::clients::{CLIENTS, Client, vault_at};
use crate::doors::{Direct, Door, Socket};
use crate::faults::Pending;
use crate::history::{Event, Snapshot, VAULTS};
use crate::socket::Received;
use crate::support::cases;
use crate::table::{ARCHIVE_SIZE, NO_POLICY, Table};

const START: u64 = 1_363_799_023_221;

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn without_a_socket_the_service_never_disagrees_with_the_table(
        steps in sequences().strategy(),
    ) {
        Test::of(Direct(service().build())).run(steps)?;
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn over_a_socket_and_whatever_goes_wrong_it_never_disagrees_either(
        steps in sequences().with_faults().strategy(),
    ) {
        Test::of(Socket::new(service())).run(steps)?;
    }
}

fn service() -> GlacierBuilder {
    Glacier::builder().clock(MovableClock::frozen_at(Timestamp::from_millis(START)))
}

pub(crate) fn sequences() -> Sequences {
    let policies = prop_oneof![4 => policy(), 1 => Just(NO_POLICY.to_owned())];
    Sequences::new().clients(CLIENTS.len()).vaults(VAULTS).policies(policies).length(1..60)
}

/// A policy that denies everybody one operation on the vault `v`; mostly one that no sequence has anyway.
fn policy() -> impl Strategy<Value = String> {
    let policy = prop_oneof![
        8 => Just(strategies::SIMPLEST_POLICY.to_owned()),
        2 => strategies::policy_of_size(500),
        1 => strategies::largest_policy(),
    ];
    let operations = vec![
        Operation::AbortVaultLock,
        Operation::AddTagsToVault,
        Operation::CompleteVaultLock,
        Operation::DeleteVault,
        Operation::GetVaultLock,
    ];
    let denied = select(operations).prop_map(Operation::name);
    let denied = prop_oneof![Just("UploadArchive"), denied];
    (policy, denied).prop_map(|(policy, denied)| {
        // Of the same length or shorter, so that it stays within the limit.
        let denied = if denied.len() > "DeleteArchive".len() && policy.len() > 1_000 {
            "UploadArchive"
        } else {
            denied
        };
        policy.replace("DeleteArchive", denied)
    })
}

struct Test<D> {
    door: D,
    table: Table,
    pending: Pending,
    issued: IssuedLocks,
    /// Lock IDs that clients never heard of as well.
    secrets: Vec<String>,
}

impl<D: Door> Test<D> {
    fn of(door: D) -> Self {
        Self {
            door,
            table: Table::new(START),
            pending: Pending::default(),
            issued: IssuedLocks::default(),
            secrets: Vec::new(),
        }
    }

    fn run(mut self, steps: Vec<Step>) -> Result<(), TestCaseError> {
        steps.into_iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: Step) -> Result<(), TestCaseError> {
        match step {
            Step::Advance(time) => {
                let before = Snapshot::of(self.door.glacier());
                self.door.glacier().clock().advance(time);
                self.table.advance(time);
                Snapshot::of(self.door.glacier()).only_time_passed(&before)?;
            }
            Step::Inject(fault) => {
                self.door.glacier().faults().inject(fault.clone());
                self.pending.add(fault);
            }
            Step::PlantArchive { client, vault, archive_id } => {
                let place = CLIENTS[client].place(&vault);
                let handle = vault_at(self.door.glacier(), &place);
                let planted =
                    handle.plant_archive(&archive_id, ARCHIVE_SIZE, std::time::Duration::ZERO);
                prop_assert_eq!(planted.is_ok(), self.table.plant(&place, &archive_id));
            }
            Step::Call { client, request } => self.call(CLIENTS[client], &request)?,
            Step::Complete { client, vault, lock } => {
                let lock_id = self.issued.id(&vault, &lock).to_owned();
                self.call(CLIENTS[client], &Request::CompleteVaultLock { vault, lock_id })?;
            }
        }
        let after = Snapshot::of(self.door.glacier());
        after.agrees_with(&self.table)?;
        after.nothing_outlives_its_day(self.door.glacier().clock())
    }

    fn call(&mut self, client: Client, request: &Request) -> Result<(), TestCaseError> {
        let before = Snapshot::of(self.door.glacier());
        let verdict = self.table.verdict(client, request);
        let fate = self.pending.strike(request.operation());

        let received = self.door.send(&client.message(request));
        fate.check(&received, verdict)?;

        let granted = fate.lets_work() && verdict.1.is_none();
        if granted {
            let lock_id = self.new_lock_id(client, request, &received)?;
            self.table.write_down(client, request, lock_id.as_deref());
        }
        if let Received::Answer(response) = &received {
            self.check_content(client, request, response)?;
        }
        let place = client.place(request.vault().unwrap_or_default());
        let event = Event { place, request, granted };
        Snapshot::of(self.door.glacier()).follows_from(&before, &event)
    }

    /// The ID of a lock that was initiated: the one that the service keeps, which is the one that it answers.
    fn new_lock_id(
        &mut self,
        client: Client,
        request: &Request,
        received: &Received,
    ) -> Result<Option<String>, TestCaseError> {
        let Request::InitiateVaultLock { vault, .. } = request else { return Ok(None) };
        let lock = vault_at(self.door.glacier(), &client.place(vault)).lock();
        let Some(lock) = lock else { return Err(TestCaseError::fail("the lock is lost")) };
        let id = lock.id().as_str().to_owned();
        prop_assert!(!self.secrets.contains(&id), "given out twice: {}", id);
        self.secrets.push(id.clone());
        if let Received::Answer(response) = received
            && let Some(answered) = response.headers().get("x-amz-lock-id")
        {
            prop_assert_eq!(answered, id.as_str());
            self.issued.record(vault, id.clone());
        }
        Ok(Some(id))
    }

    /// Answers tell what the table knows, and lock IDs only to those who initiate.
    fn check_content(
        &self,
        client: Client,
        request: &Request,
        response: &Response<Vec<u8>>,
    ) -> Result<(), TestCaseError> {
        let body = String::from_utf8_lossy(response.body());
        let shown = self.secrets.iter().find(|id| body.contains(*id));
        prop_assert!(shown.is_none(), "{}", body);
        if !matches!(request, Request::InitiateVaultLock { .. }) {
            prop_assert!(!response.headers().contains_key("x-amz-lock-id"));
        }
        match serde_json::from_str::<Value>(&body) {
            Ok(told) if response.status() == 200 => {
                prop_assert_eq!(told, self.table.body(client, request));
            }
            _ => {}
        }
        Ok(())
    }
}
