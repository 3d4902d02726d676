//! What is remembered of a lock that is under way, so that neither a crash nor a lost answer loses it.
//!
//! The lock ID is in one answer and nowhere else: the service never tells it again. So a [`LockJournal`] has it before the caller
//! does, and it knows of an attempt before the request is sent. A program that crashes finds in it what was under way:
//!
//! | a crash | leaves | which means |
//! | --- | --- | --- |
//! | before the first request | nothing, or [`Phase::Initiating`] | the service may know of no lock |
//! | while the lock is being initiated | [`Phase::Initiating`] | the service may have a lock whose ID nobody knows |
//! | after that | [`Phase::InProgress`] | the lock and its ID |
//! | while it is being completed | [`Phase::Completing`] | the lock and its ID; it may be locked by now |
//! | while it is being aborted | [`Phase::Aborting`] | the lock and its ID; it may be gone by now |
//! | after its ID was refused | [`Phase::Refused`] | the ID of another lock than the one in progress |
//!
//! [`FileJournal`] keeps records on disk, [`MemoryJournal`] only as long as the process lives. A journal of your own implements
//! [`LockJournal`] and [`JournalEntry`].

#[cfg(feature = "test-util")]
pub mod check;
mod error;
mod file;
mod memory;
mod record;

pub use error::JournalError;
pub use file::FileJournal;
use futures_util::future::BoxFuture;
pub use memory::MemoryJournal;
pub use record::{Attempt, Phase, Record};
use std::fmt;
use vault_lock_policy::VaultArn;

/// Keeps a [`Record`] of each vault whose lock is under way.
///
/// [`FileJournal`] keeps them on disk. An implementation of your own, such as a table in a database, has to keep these promises:
///
/// - when [`JournalEntry::write`] has answered, the record survives a crash of process and machine;
/// - a reader finds the record before or after a write, never a part of it, and word for word, its times to the nanosecond;
/// - while an entry is held, nobody else can open it, in this process or in another; when it is dropped or the process ends, others
///   can;
/// - a write or removal whose future was polled and dropped happens or does not happen, but not after the entry is open to others
///   or another write of the entry has begun.
///
/// With the feature `test-util`, `journal::check` tries them out.
///
/// ```
/// use glacier_vault_lock::journal::{JournalError, LockJournal, MemoryJournal};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let journal: &dyn LockJournal = &MemoryJournal::new();
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
///
/// let entry = journal.open(&vault).await?;
/// let busy = journal.open(&vault).await.unwrap_err();
/// assert!(matches!(busy, JournalError::Busy { .. }));
///
/// drop(entry);
/// assert!(journal.open(&vault).await.is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait LockJournal: fmt::Debug + Send + Sync {
    /// Opens the entry of a vault, whether there is a record or not, for the caller alone.
    ///
    /// # Errors
    ///
    /// [`JournalError::Busy`] if somebody else holds it; the others if the journal cannot be used.
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>>;

    /// Every record, in no particular order, and of those that cannot be read why: one that is damaged hides no other. Entries that
    /// others hold are among them.
    ///
    /// # Errors
    ///
    /// If the journal as a whole cannot be read.
    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>>;
}

/// A record as a list of all has it, or why it cannot be read.
///
/// ```
/// use glacier_vault_lock::journal::{FileJournal, Found, LockJournal};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # let folder = tempfile::tempdir()?;
/// let journal = FileJournal::open(folder.path())?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// std::fs::write(journal.record_path(&vault), "{}")?;
///
/// let found: Vec<Found> = journal.records().await?;
/// assert!(found[0].is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Found = Result<Record, JournalError>;

/// The place of one vault in a [`LockJournal`], held until it is dropped.
///
/// A write or a removal that was begun is carried through even if its future is dropped; the entry is held until then.
///
/// ```
/// use glacier_vault_lock::{
///     journal::{LockJournal, MemoryJournal, Phase, Record},
///     policy::{Policy, examples},
/// };
/// use std::time::SystemTime;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let journal = MemoryJournal::new();
/// let entry = journal.open(&vault).await?;
/// assert_eq!(entry.read().await?, None);
///
/// let record = Record::new(vault, Policy::parse(examples::RETENTION)?, SystemTime::now());
/// entry.write(&record).await?;
/// let record = record.in_phase(Phase::InProgress { lock_id: "AE863rKkWZU53SLW5be4DUcW".parse()? });
/// entry.write(&record).await?;
/// assert_eq!(entry.read().await?, Some(record));
///
/// entry.remove().await?;
/// assert_eq!(entry.read().await?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait JournalEntry: fmt::Debug + Send + Sync {
    /// The record, if there is one.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is of a format that this version does not know.
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>>;

    /// Puts a record in the place of the one that is there, if any.
    ///
    /// # Errors
    ///
    /// [`JournalError::OtherVault`] if the record is not about the entry's vault. If it cannot be written, the one that was there
    /// still is; if it was written and cannot be made to last, the new one may be there. Either is whole.
    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>>;

    /// Removes the record; that there is none is no error.
    ///
    /// # Errors
    ///
    /// If it cannot be removed, it is still there; if it was removed and that cannot be made to last, it may come back.
    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>>;
}
