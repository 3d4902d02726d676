//! The promises, and how one is broken.

use super::{JournalError, Record};
use std::{error::Error as _, fmt};

/// What every journal promises.
///
/// ```
/// use glacier_vault_lock::journal::check::Promise;
///
/// assert_eq!(Promise::OneAtATime.to_string(), "an entry is for one caller at a time");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Promise {
    /// The storage was empty, and is so again when every record was removed.
    StartsAndEndsEmpty,
    /// What was written is there after a restart.
    SurvivesRestart,
    /// A record comes back as it was written: times, policy and lock ID to the last character.
    WordForWord,
    /// Vaults that differ in partition, region, account, or the case of one letter are different vaults.
    KeepsVaultsApart,
    /// [`records`](super::LockJournal::records) has every record, of entries that are held too.
    ListsAll,
    /// A write takes the place of the record before; a removal removes it, and does not mind if there is none.
    ReplacesAndRemoves,
    /// A record of another vault is refused.
    RefusesOtherVaults,
    /// While an entry is held, nobody else opens it, through this journal or another; other vaults are free.
    OneAtATime,
    /// An entry that was dropped can be opened.
    FreeAgain,
    /// A write whose future was dropped does not come after a later one, and not after the entry was opened anew.
    NoLateWrites,
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::StartsAndEndsEmpty => "the storage is empty before and after",
            Self::SurvivesRestart => "what was written is there after a restart",
            Self::WordForWord => "a record comes back as it was written",
            Self::KeepsVaultsApart => "vaults that are alike have a record each",
            Self::ListsAll => "the list has every record",
            Self::ReplacesAndRemoves => "writes replace and removals remove",
            Self::RefusesOtherVaults => "a record of another vault is refused",
            Self::OneAtATime => "an entry is for one caller at a time",
            Self::FreeAgain => "an entry that was dropped can be opened",
            Self::NoLateWrites => "a write that was given up does not come after a later one",
        })
    }
}

/// A journal does not keep a promise.
///
/// ```
/// use glacier_vault_lock::journal::{MemoryJournal, check::{Promise, check}};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let broken = check(async || MemoryJournal::new()).await.unwrap_err();
/// assert_eq!(broken.promise, Promise::SurvivesRestart);
/// assert_eq!(broken.found, "there is no record, but one was written");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{promise}: {found}")]
#[non_exhaustive]
pub struct BrokenPromise {
    /// The promise.
    pub promise: Promise,
    /// What was found instead.
    pub found: String,
}

impl Promise {
    pub(super) fn broken(self, found: impl Into<String>) -> BrokenPromise {
        BrokenPromise { promise: self, found: found.into() }
    }

    pub(super) fn ok<T>(self, result: Result<T, JournalError>) -> Result<T, BrokenPromise> {
        result.map_err(|error| {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            self.broken(format!("it says: {error}{cause}"))
        })
    }

    pub(super) fn expect(
        self,
        read: Result<Option<Record>, JournalError>,
        expected: Option<&Record>,
    ) -> Result<(), BrokenPromise> {
        let read = self.ok(read)?;
        match (read, expected) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(self.broken("there is no record, but one was written")),
            (Some(_), None) => Err(self.broken("there is a record, but there should be none")),
            (Some(read), Some(expected)) => {
                difference(&read, expected).map_or(Ok(()), |found| Err(self.broken(found)))
            }
        }
    }

    pub(super) fn expect_one_of(
        self,
        read: Result<Option<Record>, JournalError>,
        expected: &[&Record],
    ) -> Result<(), BrokenPromise> {
        match self.ok(read)? {
            None => Err(self.broken("there is no record, but one was written")),
            Some(read) if expected.contains(&&read) => Ok(()),
            Some(_) => Err(self.broken("there is neither the record before nor the one after")),
        }
    }
}

/// What is wrong with a record that was read, if anything.
fn difference(read: &Record, written: &Record) -> Option<String> {
    let id = |record: &Record| {
        record.phase.lock_id().map_or_else(|| "none".to_owned(), |id| format!("`{}`", id.as_str()))
    };
    let differs = |what: &str, read: String, written: String| {
        (read != written).then(|| format!("the {what} is {read}, but {written} was written"))
    };
    let is_another = |what: &str, same: bool| (!same).then(|| format!("the {what} is another"));
    differs("vault", format!("`{}`", read.vault), format!("`{}`", written.vault))
        .or_else(|| differs("lock ID", id(read), id(written)))
        .or_else(|| is_another("text of the policy", read.policy == written.policy))
        .or_else(|| is_another("phase", read.phase == written.phase))
        .or_else(|| is_another("time of creation", read.created == written.created))
        .or_else(|| is_another("first attempt", read.first_attempt == written.first_attempt))
        .or_else(|| is_another("last attempt", read.last_attempt == written.last_attempt))
        .or_else(|| is_another("list of earlier attempts", read.earlier == written.earlier))
        .or_else(|| is_another("record", read == written))
}
