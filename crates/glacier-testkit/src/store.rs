//! State, IDs and the file that keeps them, behind one lock.

use std::fmt;

use crate::clock::{Clock as _, MovableClock};
use crate::persistence::{Entry, Seed, Snapshot, StateFile, StateFileError};
use crate::rules;
use crate::standing::SharedStanding;
use crate::state::{
    Answer, ErrorCode, LockIds, Request, RequestContext, Scope, ServiceError, State, Timestamp,
    VaultName, VaultRecord,
};
use crate::wire::RequestIds;

/// Everything that calls can change, but for the clock.
pub(crate) struct Store {
    pub(crate) state: State,
    pub(crate) request_ids: RequestIds,
    pub(crate) lock_ids: Box<dyn LockIds>,
    /// How many requests there were.
    turns: u64,
    /// Shared with the [`Glacier`](crate::Glacier), which needs it before it comes to the store.
    standing: SharedStanding,
    file: Option<StateFile>,
    /// What the file says of the settings that can change without the store.
    in_file: Settings,
}

/// A request's place among all, taken while the state is held: numbers and times have the order in which work is done.
pub(crate) struct Turn {
    /// Counts up from 1.
    pub(crate) number: u64,
    /// What the emulator's clock shows.
    pub(crate) clock: Timestamp,
    pub(crate) request_id: String,
}

/// What tests can change without the store.
#[derive(Default)]
struct Settings {
    clock_ahead_millis: u64,
    new_account: bool,
}

impl Store {
    pub(crate) fn new(
        state: State,
        request_ids: RequestIds,
        lock_ids: Box<dyn LockIds>,
        standing: SharedStanding,
    ) -> Self {
        let in_file = Settings::default();
        Self { state, request_ids, lock_ids, turns: 0, standing, file: None, in_file }
    }

    /// Goes on with what the file holds, and keeps every change in it from now on. An account that was made a new one
    /// before stays one.
    pub(crate) fn keep_in(&mut self, mut file: StateFile, clock: &MovableClock) {
        if let Some(recovered) = file.take_recovered() {
            let was_made_new = self.standing.is_new_account();
            self.put(&recovered, clock);
            self.in_file = self.settings(clock);
            if was_made_new {
                self.standing.set_new_account(true);
            }
        }
        self.file = Some(file);
    }

    /// The next place among all requests.
    pub(crate) fn next_turn(&mut self, clock: &MovableClock) -> Turn {
        self.turns += 1;
        Turn { number: self.turns, clock: clock.now(), request_id: self.request_ids.next_id() }
    }

    /// Applies a request at the time of its turn.
    pub(crate) fn apply(
        &mut self,
        context: &RequestContext<'_>,
        request: &Request,
        now: Timestamp,
        clock: &MovableClock,
    ) -> Result<Answer, ServiceError> {
        match request.vault() {
            Some(name) if !request.operation().is_read_only() => {
                self.change_vault(context.scope(), name, clock, |state, lock_ids| {
                    state.apply(context, request, now, lock_ids)
                })
            }
            _ => self.state.apply(context, request, now, &mut *self.lock_ids),
        }
    }

    /// Changes a vault, or leaves it as it was if the state file can't be written, [`rules::STATE_FILE_FAILS`].
    pub(crate) fn change_vault<T, E: From<ServiceError>>(
        &mut self,
        scope: &Scope,
        name: &str,
        clock: &MovableClock,
        change: impl FnOnce(&mut State, &mut dyn LockIds) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.file.is_none() {
            return change(&mut self.state, &mut *self.lock_ids);
        }
        // What passes for no name of a vault is the name of none, so nothing can change.
        let Ok(vault) = name.parse::<VaultName>() else {
            return change(&mut self.state, &mut *self.lock_ids);
        };
        let before = self.state.vault_record(scope, &vault);
        let outcome = change(&mut self.state, &mut *self.lock_ids)?;
        self.keep_vault(scope, &vault, before, clock).map_err(|_| {
            ServiceError::new(
                ErrorCode::ServiceUnavailable,
                &rules::STATE_FILE_FAILS,
                "The state file of the emulator can't be written, so nothing was changed",
            )
        })?;
        Ok(outcome)
    }

    /// The whole state now.
    pub(crate) fn snapshot(&self, clock: &MovableClock) -> Snapshot {
        Snapshot {
            state: self.state.clone(),
            clock_ahead_millis: clock.ahead_millis(),
            lock_ids: self.lock_ids.position().map(Seed),
            request_ids: Some(Seed(self.request_ids.position())),
            new_account: self.standing.is_new_account(),
        }
    }

    /// Puts a whole state in place of this one.
    pub(crate) fn restore(
        &mut self,
        snapshot: &Snapshot,
        clock: &MovableClock,
    ) -> Result<(), StateFileError> {
        if let Some(file) = &mut self.file {
            file.rewrite(snapshot).map_err(|error| file.cannot_write(error))?;
            self.in_file = Settings {
                clock_ahead_millis: snapshot.clock_ahead_millis,
                new_account: snapshot.new_account,
            };
        }
        self.put(snapshot, clock);
        Ok(())
    }

    /// Writes a change that is not about a vault, before it is made.
    pub(crate) fn keep(&mut self, entry: &Entry) -> Result<(), StateFileError> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.append(entry).map_err(|error| file.cannot_write(error))?;
        let Settings { clock_ahead_millis, new_account } = &mut self.in_file;
        *clock_ahead_millis = entry.clock_ahead_millis.unwrap_or(*clock_ahead_millis);
        *new_account = entry.new_account.unwrap_or(*new_account);
        Ok(())
    }

    fn put(&mut self, snapshot: &Snapshot, clock: &MovableClock) {
        self.state = snapshot.state.clone();
        clock.set_ahead_millis(snapshot.clock_ahead_millis);
        if let Some(Seed(position)) = snapshot.lock_ids {
            self.lock_ids.resume(position);
        }
        if let Some(Seed(position)) = snapshot.request_ids {
            self.request_ids = RequestIds::new(position);
        }
        self.standing.set_new_account(snapshot.new_account);
    }

    /// Writes what became of a vault, or makes it what it was.
    fn keep_vault(
        &mut self,
        scope: &Scope,
        name: &VaultName,
        before: VaultRecord,
        clock: &MovableClock,
    ) -> Result<(), StateFileError> {
        let after = self.state.vault_record(scope, name);
        if before == after {
            return Ok(());
        }
        let Settings { clock_ahead_millis, new_account } = self.settings(clock);
        let entry = Entry {
            vault: Some(after),
            lock_ids: self.lock_ids.position().map(Seed),
            clock_ahead_millis: (clock_ahead_millis != self.in_file.clock_ahead_millis)
                .then_some(clock_ahead_millis),
            new_account: (new_account != self.in_file.new_account).then_some(new_account),
        };
        let kept = self.keep(&entry);
        match kept {
            Ok(()) => self.rewrite_if_worth_it(clock),
            // A record of this very state, which takes it back as it was.
            Err(_) => drop(self.state.put_record(before)),
        }
        kept
    }

    fn settings(&self, clock: &MovableClock) -> Settings {
        Settings {
            clock_ahead_millis: clock.ahead_millis(),
            new_account: self.standing.is_new_account(),
        }
    }

    /// A failure loses nothing: the longer file goes on.
    fn rewrite_if_worth_it(&mut self, clock: &MovableClock) {
        if !self.file.as_ref().is_some_and(StateFile::wants_rewrite) {
            return;
        }
        let snapshot = self.snapshot(clock);
        if let Some(file) = &mut self.file {
            let _ = file.rewrite(&snapshot);
        }
    }

    #[cfg(test)]
    pub(crate) fn file_mut(&mut self) -> &mut StateFile {
        self.file.as_mut().expect("a state file")
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("state", &self.state).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use crate::clock::{Clock as _, MovableClock};
    use crate::persistence::StateFile;
    use crate::state::{Request, RequestContext, Scope, Timestamp};
    use crate::{Glacier, rules};

    #[test]
    fn a_change_that_can_not_be_written_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let glacier = Glacier::builder()
            .clock(MovableClock::frozen_at(Timestamp::from_millis(0)))
            .state_file(StateFile::open(folder.path().join("state")).unwrap())
            .build();
        let vault = glacier.create_vault("v").unwrap();
        let policy = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#.to_owned();
        let initiate = Request::InitiateVaultLock { vault: "v".to_owned(), policy };
        let get = Request::GetVaultLock { vault: "v".to_owned() };
        let home = Scope::new(glacier.account_id().clone(), glacier.region().clone());
        let context = RequestContext::of_owner(home);
        let clock = glacier.clock();
        let call = |request| glacier.store().apply(&context, &request, clock.now(), clock);
        call(initiate).unwrap();
        glacier.store().file_mut().break_writes();
        let before = glacier.snapshot();

        let lock_id = vault.lock().unwrap().id().to_string();
        for request in [
            Request::CompleteVaultLock { vault: "v".to_owned(), lock_id },
            Request::AbortVaultLock { vault: "v".to_owned() },
            Request::DeleteVault { vault: "v".to_owned() },
            Request::CreateVault { vault: "new".to_owned() },
        ] {
            let error = call(request).unwrap_err();
            assert_eq!(error.rule(), &rules::STATE_FILE_FAILS);
            assert_eq!(
                error.to_string(),
                "ServiceUnavailableException: The state file of the emulator can't be written, so nothing was changed"
            );
            assert_eq!(glacier.snapshot(), before);
        }
        call(get).unwrap();
        glacier.advance_clock(std::time::Duration::from_secs(1)).unwrap_err();
        assert_eq!(glacier.clock().now(), Timestamp::from_millis(0));
        glacier.keep_new_account(true).unwrap_err();
        assert!(!glacier.is_new_account());
    }
}
