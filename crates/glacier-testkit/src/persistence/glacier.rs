//! What a [`Glacier`] does with its whole state.

use std::time::Duration;

use super::{Entry, Snapshot, StateFileError};
use crate::glacier::Glacier;

impl Glacier {
    /// The whole state now, to be put back later or into another emulator.
    ///
    /// ```
    /// use glacier_testkit::Glacier;
    ///
    /// let glacier = Glacier::builder().build();
    /// let empty = glacier.snapshot();
    /// glacier.create_vault("v")?;
    /// glacier.restore(&empty)?;
    /// assert!(!glacier.vault("v").exists());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snapshot(&self) -> Snapshot {
        self.store().snapshot(self.clock())
    }

    /// Puts back a whole state: vaults, how far the clock was moved, whether accounts are new, and where the IDs had come,
    /// so that the same calls get the same lock IDs once more.
    ///
    /// Only this can set the clock back.
    ///
    /// # Errors
    ///
    /// If there is a state file and it can't be written. Then nothing is changed.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<(), StateFileError> {
        self.store().restore(snapshot, self.clock())
    }

    /// Back to how the emulator began: no vaults, the clock as it was, the same seed, the same kind of accounts, no faults,
    /// an empty log.
    ///
    /// # Errors
    ///
    /// If there is a state file and it can't be written. Then nothing is changed.
    pub fn reset(&self) -> Result<(), StateFileError> {
        self.restore(self.beginning())?;
        self.faults().clear();
        self.requests().clear();
        Ok(())
    }

    /// Moves the clock and keeps that in the state file at once. A clock that was moved by itself,
    /// [`MovableClock::advance`](crate::clock::MovableClock::advance), is in the file with the next change of a vault.
    ///
    /// # Errors
    ///
    /// If there is a state file and it can't be written. Then the clock stands as it did.
    pub fn advance_clock(&self, by: Duration) -> Result<(), StateFileError> {
        let mut store = self.store();
        let by_millis = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let ahead = self.clock().ahead_millis().saturating_add(by_millis);
        store.keep(&Entry { clock_ahead_millis: Some(ahead), ..Entry::default() })?;
        self.clock().advance(by);
        Ok(())
    }

    /// Whether every account is a new one, which the service refuses to serve,
    /// [`rules::NEW_ACCOUNT`](crate::rules::NEW_ACCOUNT).
    pub fn is_new_account(&self) -> bool {
        self.standing().is_new_account()
    }

    /// Makes every account a new one, or an old one again. A state file has it with the next change of a vault at the
    /// latest.
    ///
    /// ```
    /// use glacier_testkit::Glacier;
    ///
    /// let glacier = Glacier::builder().build();
    /// glacier.set_new_account(true);
    /// assert!(glacier.is_new_account());
    /// ```
    pub fn set_new_account(&self, new_account: bool) {
        if self.keep_new_account(new_account).is_err() {
            self.standing().set_new_account(new_account);
        }
    }

    /// The same, but changes nothing if it can't be written to the state file at once.
    pub(crate) fn keep_new_account(&self, new_account: bool) -> Result<(), StateFileError> {
        let mut store = self.store();
        store.keep(&Entry { new_account: Some(new_account), ..Entry::default() })?;
        self.standing().set_new_account(new_account);
        Ok(())
    }
}
