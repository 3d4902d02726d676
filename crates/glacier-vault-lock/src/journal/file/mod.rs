//! A journal on disk: one file for each vault.

mod entry;
mod folder;
mod format;
mod lock;
mod name;
mod private;
mod record_file;
mod replace;
mod times;

use super::{Found, JournalEntry, JournalError, LockJournal};
use entry::FileEntry;
use folder::Folder;
use futures_util::future::BoxFuture;
use name::Stem;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::runtime::Handle;
use vault_lock_policy::VaultArn;

/// Keeps each record in a file of its own, in one folder.
///
/// A record is on the disk, synced, before [`write`](JournalEntry::write) answers, and takes the place of the one before in one step: whatever
/// crashes and whenever, the one or the other is there, whole. While an entry is held, neither this process nor another can open
/// it; the operating system releases it when the process ends, however it ends. Clones share the folder, and so may any number of
/// journals and processes that open it.
///
/// Take a folder on a local disk that lasts. Network file systems differ in what their locks and their syncs are worth.
///
/// ```
/// use glacier_vault_lock::{
///     journal::{FileJournal, LockJournal, Phase, Record},
///     policy::{Policy, examples},
/// };
/// use std::time::SystemTime;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path().join("vault-locks");
/// let journal = FileJournal::open(&folder)?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let record = Record::new(vault, Policy::parse(examples::RETENTION)?, SystemTime::now())
///     .in_phase(Phase::InProgress { lock_id: "AE863rKkWZU53SLW5be4DUcW".parse()? });
///
/// let entry = journal.open(&record.vault).await?;
/// entry.write(&record).await?;
/// # drop((entry, journal));
///
/// // After a crash:
/// let journal = FileJournal::open(&folder)?;
/// let found = journal.records().await?.into_iter().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(found, [record]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # The folder
///
/// ```text
/// 111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.json   the record of one vault
/// 111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.tmp    a write that is under way, or was stopped
/// locks/                                                                 an empty file for each vault, to be locked
/// ```
///
/// The name begins with account, region and vault, shortened if they are long; the digits come from a hash of the vault's ARN, so
/// vaults whose names differ only in case have different files on every file system. Other files in the folder are left alone.
///
/// A write that was stopped by a crash is carried through by the next program that opens the journal or the vault's entry, if all of
/// the record was written, for it may have a lock ID that is nowhere else; otherwise it is removed.
///
/// On Unix the folder is made with the mode 0700 and files with 0600, whatever the umask; folders and records that group or others
/// can write to are [refused](JournalError::Exposed). Elsewhere files have the permissions that their folder gives them.
///
/// Files in `locks` are never deleted, since a file that somebody else has just opened cannot be deleted safely. They can be, all
/// together, when no program is using the journal.
///
/// # The file
///
/// It can be read when no program can:
///
/// ```json
/// {
///   "format": 1,
///   "about": "A vault lock of Amazon Glacier that is under way. …",
///   "vault": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
///   "phase": "in_progress",
///   "lock_id": "AE863rKkWZU53SLW5be4DUcW",
///   "created": "2026-11-28T13:40:44.871Z",
///   "first_attempt": "2026-11-28T13:40:44.123456789Z",
///   "last_attempt": "2026-11-28T13:40:44.123456789Z",
///   "policy": "{\"Version\": \"2012-10-17\", …"
/// }
/// ```
///
/// | member | |
/// | --- | --- |
/// | `format` | The version of the form. A newer one is [refused](JournalError::NewerFormat), and the file left as it is |
/// | `about` | For people; not read |
/// | `vault` | The vault's ARN |
/// | `phase` | `initiating`, `in_progress`, `completing`, `aborting` or `refused`, see [`Phase`](super::Phase) |
/// | `lock_id` | The lock ID in full. Whoever can read the file can lock the vault for ever. Not there while `initiating` |
/// | `created` | When the lock was initiated by the service's clock, once that is known; 24 hours later it ends |
/// | `first_attempt`, `last_attempt` | When the request to initiate was about to be sent, first and last, by the clock of the machine |
/// | `policy` | The policy word for word, as a text |
/// | `earlier` | Attempts with other policies before this one, each with the three members above; only while `initiating`, see [`Record::earlier`](super::Record::earlier) |
///
/// Times are written as RFC 3339, for people, to the nanosecond. A member that the format does not have, or any other damage, is
/// [refused](JournalError::Damaged) too, and the vault's record can be neither replaced nor removed until somebody has looked into
/// the file and moved it away.
///
/// # By hand
///
/// With the lock ID from the file, as long as the lock is in progress (24 hours), AWS's command line completes it:
///
/// ```text
/// aws glacier get-vault-lock --account-id 111122223333 --region us-west-2 --vault-name=records
/// aws glacier complete-vault-lock --account-id 111122223333 --region us-west-2 --vault-name=records --lock-id=AE863rKkWZU53SLW5be4DUcW
/// ```
///
/// Compare the policy that the first command prints with the one in the file: the second locks it for ever. To give the lock up
/// instead, which needs no ID and takes whichever lock is in progress:
///
/// ```text
/// aws glacier abort-vault-lock --account-id 111122223333 --region us-west-2 --vault-name=records
/// ```
///
/// Then delete the file. While the phase is `initiating` there is no ID: if the first command finds a lock in progress, nobody can
/// complete it. While it is `refused`, the ID is that of another lock than the one in progress.
#[derive(Debug, Clone)]
pub struct FileJournal {
    folder: Arc<Folder>,
}

impl FileJournal {
    /// Opens the journal in a folder, which is made if it is not there, and settles what crashes have left of unfinished writes.
    ///
    /// This blocks for a few file operations; programs do it once, when they start.
    ///
    /// ```
    /// use glacier_vault_lock::journal::FileJournal;
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let folder = folder.path();
    /// let journal = FileJournal::open(folder.join("locks-under-way"))?;
    /// assert!(journal.folder().ends_with("locks-under-way"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`JournalError::Io`] if the folder cannot be made, read, written or synced; [`JournalError::Exposed`] if group or others can
    /// write to it.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, JournalError> {
        Ok(Self { folder: Arc::new(Folder::open(folder.as_ref())?) })
    }

    /// The folder, as an absolute path.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let folder = folder.path();
    /// let journal = glacier_vault_lock::journal::FileJournal::open(folder)?;
    /// assert_eq!(journal.folder(), dunce::canonicalize(folder)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file that the record of a vault is in, if there is a record.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// let journal = glacier_vault_lock::journal::FileJournal::open(folder.path())?;
    /// let path = journal.record_path(&"arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?);
    /// assert!(path.file_name().unwrap().to_str().unwrap().starts_with("111122223333.us-west-2.records."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn record_path(&self, vault: &VaultArn) -> PathBuf {
        self.folder.record_path(&Stem::of(vault))
    }
}

impl LockJournal for FileJournal {
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>> {
        let (folder, vault) = (Arc::clone(&self.folder), vault.clone());
        Box::pin(blocking(move || {
            let entry = FileEntry::open(folder, vault)?;
            Ok(Box::new(entry) as Box<dyn JournalEntry>)
        }))
    }

    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>> {
        let folder = Arc::clone(&self.folder);
        Box::pin(blocking(move || folder.records()))
    }
}

/// Does what blocks where it may: on Tokio's threads for it, or right here if this is no thread of Tokio's.
///
/// It is done to its end even if the future is dropped, once that has been polled.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, JournalError> + Send + 'static,
) -> Result<T, JournalError> {
    match Handle::try_current() {
        Ok(tokio) => tokio
            .spawn_blocking(work)
            .await
            .unwrap_or_else(|error| Err(JournalError::Other(error.into()))),
        Err(_) => work(),
    }
}
