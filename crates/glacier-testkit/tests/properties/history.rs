//! What may become of locks from one step to the next, said once more without any table.

use std::collections::BTreeMap;
use std::time::Duration;

use glacier_testkit::Glacier;
use glacier_testkit::clock::Clock;
use glacier_testkit::state::{Lock, LockState, Request};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::clients::{CLIENTS, Place, vault_at};
use crate::table::Table;

pub(crate) const VAULTS: [&str; 2] = ["v", "w"];
const DAY: Duration = Duration::from_hours(24);

/// What is inside the service, place by place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Snapshot(BTreeMap<Place, Found>);

#[derive(Debug, Clone, PartialEq)]
enum Found {
    NoVault,
    NoLock,
    Lock(Lock),
}

/// A call that was sent, and whether the service did what it asks for, as far as that can be told from outside.
#[derive(Debug)]
pub(crate) struct Event<'a> {
    pub(crate) place: Place,
    pub(crate) request: &'a Request,
    pub(crate) granted: bool,
}

impl Snapshot {
    pub(crate) fn of(glacier: &Glacier) -> Self {
        let places = CLIENTS.into_iter().flat_map(|client| VAULTS.map(|vault| client.place(vault)));
        let found = places.map(|place| {
            let handle = vault_at(glacier, &place);
            let found = match handle.lock() {
                Some(lock) => Found::Lock(lock),
                None if handle.exists() => Found::NoLock,
                None => Found::NoVault,
            };
            (place, found)
        });
        Self(found.collect())
    }

    /// The table says the same, row by row.
    pub(crate) fn agrees_with(&self, table: &Table) -> Result<(), TestCaseError> {
        for (place, vault) in &self.0 {
            let row = table.rows.get(place);
            prop_assert_eq!(*vault != Found::NoVault, row.is_some(), "{:?}", place);
            let lock = vault.lock().map(|lock| {
                (
                    lock.id().as_str(),
                    lock.policy(),
                    lock.created().as_millis(),
                    lock.state() == LockState::Locked,
                )
            });
            let expected = row.and_then(|row| row.lock.as_ref());
            let expected = expected
                .map(|lock| (lock.id.as_str(), lock.policy.as_str(), lock.since, lock.is_final));
            prop_assert_eq!(lock, expected, "{:?}", place);
        }
        Ok(())
    }

    /// No lock in progress is as old as a day.
    pub(crate) fn nothing_outlives_its_day(&self, clock: &impl Clock) -> Result<(), TestCaseError> {
        for lock in self.0.values().filter_map(Found::lock) {
            prop_assert!(
                lock.state() == LockState::Locked || clock.now() < lock.created() + DAY,
                "{:?}",
                lock
            );
        }
        Ok(())
    }

    /// Time ends locks in progress, and does nothing else.
    pub(crate) fn only_time_passed(&self, before: &Self) -> Result<(), TestCaseError> {
        for (place, vault) in &self.0 {
            let before = &before.0[place];
            let may_end =
                matches!(before, Found::Lock(lock) if lock.state() == LockState::InProgress);
            prop_assert!(
                vault == before || (may_end && *vault == Found::NoLock),
                "{:?}: {:?}",
                place,
                vault
            );
        }
        Ok(())
    }

    /// The call did nothing that it has no right to.
    pub(crate) fn follows_from(
        &self,
        before: &Self,
        event: &Event<'_>,
    ) -> Result<(), TestCaseError> {
        let Event { place, request, granted } = event;
        for (other, vault) in &self.0 {
            prop_assert!(
                other == place || *vault == before.0[other],
                "{:?} is not {:?}",
                other,
                place
            );
        }
        // A call that names no vault changes none.
        let Some(is) = self.0.get(place) else { return Ok(()) };
        let was = &before.0[place];
        if !granted {
            prop_assert_eq!(is, was, "a refusal changed something");
        }
        let legal = match (was, is) {
            _ if is == was => true,
            (Found::NoVault, Found::NoLock) => matches!(request, Request::CreateVault { .. }),
            (_, Found::NoVault) => matches!(request, Request::DeleteVault { .. }),
            (Found::NoLock, Found::Lock(new)) => {
                new.state() == LockState::InProgress
                    && matches!(request, Request::InitiateVaultLock { .. })
            }
            (Found::Lock(old), Found::NoLock) => {
                old.state() == LockState::InProgress
                    && matches!(request, Request::AbortVaultLock { .. })
            }
            (Found::Lock(old), Found::Lock(new)) => {
                let with_its_id = matches!(request, Request::CompleteVaultLock { lock_id, .. } if lock_id == old.id().as_str());
                let states =
                    (old.state(), new.state()) == (LockState::InProgress, LockState::Locked);
                let same = (old.id(), old.policy(), old.created())
                    == (new.id(), new.policy(), new.created());
                with_its_id && states && same
            }
            (Found::NoVault, Found::Lock(_)) | (Found::NoLock, Found::NoLock) => false,
        };
        prop_assert!(legal, "{:?} took {:?} to {:?}", request, was, is);
        Ok(())
    }
}

impl Found {
    fn lock(&self) -> Option<&Lock> {
        match self {
            Self::Lock(lock) => Some(lock),
            Self::NoVault | Self::NoLock => None,
        }
    }
}
