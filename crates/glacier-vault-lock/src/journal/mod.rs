//! What is remembered of a lock that is under way, so that neither a crash nor a lost answer loses it.
//!
//! The lock ID is in one answer and nowhere else: the service never tells it again. So a [`LockJournal`] has it before the caller
//! does, and it knows of an attempt before the request is sent.

mod error;
mod file;
mod memory;
mod record;

pub use error::JournalError;
pub use file::FileJournal;
use futures_util::future::BoxFuture;
pub use memory::MemoryJournal;
pub use record::{Phase, Record};
use std::fmt;
use vault_lock_policy::VaultArn;

/// Keeps a [`Record`] of each vault whose lock is under way.
///
/// [`FileJournal`] keeps them on disk. An implementation of your own, such as a table in a database, has to keep three promises:
///
/// - when [`JournalEntry::write`] has answered, the record survives a crash of process and machine;
/// - a reader finds the record before or after a write, never a part of it;
/// - while an entry is held, nobody else can open it, in this process or in another.
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

    /// Every record, in no particular order. Entries that others hold are among them.
    ///
    /// # Errors
    ///
    /// If the journal cannot be read, or holds something that is no record of a known format.
    fn records(&self) -> BoxFuture<'_, Result<Vec<Record>, JournalError>>;
}

/// The place of one vault in a [`LockJournal`], held until it is dropped.
///
/// A write or a removal that was begun is carried through even if its future is dropped; the entry is held until then.
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
    /// If it cannot be written; then the one that was there still is.
    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>>;

    /// Removes the record; that there is none is no error.
    ///
    /// # Errors
    ///
    /// If it cannot be removed; then it is still there.
    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>>;
}
