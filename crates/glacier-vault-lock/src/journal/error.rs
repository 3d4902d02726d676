//! What can be wrong with a journal.

use std::{
    io,
    path::{Path, PathBuf},
};

/// A journal cannot be used.
///
/// ```
/// use glacier_vault_lock::journal::{FileJournal, JournalError, LockJournal};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// let journal = FileJournal::open(folder)?;
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// std::fs::write(journal.record_path(&vault), "{}")?;
///
/// let error = journal.open(&vault).await?.read().await.unwrap_err();
/// let JournalError::Damaged { problem, .. } = &error else { panic!("{error}") };
/// assert_eq!(problem, "missing field `format` at line 1 column 2");
/// assert_eq!(
///     error.help(),
///     "move the file away after looking into it: it may hold the ID of a lock in progress",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// Another call, or another process, is at work on the lock of this vault.
    #[error("another call or process is at work on the lock of `{vault}`")]
    Busy {
        /// The vault's ARN.
        vault: String,
    },
    /// A file cannot be read or written.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was tried, such as `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A record was written by a newer version.
    #[error("`{origin}` has format {found}; this version knows up to {known}")]
    NewerFormat {
        /// Where the record is.
        origin: String,
        /// Its format.
        found: u64,
        /// The newest known one.
        known: u64,
    },
    /// A record is damaged, or no record at all.
    #[error("`{origin}` is not a record of a vault lock: {problem}")]
    Damaged {
        /// Where the record is.
        origin: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Others may change the journal.
    #[error("`{}` can be changed by others than its owner", path.display())]
    Exposed {
        /// The folder or file.
        path: PathBuf,
    },
    /// A record was to be written to the entry of another vault.
    #[error("a record of `{record}` does not belong into the entry of `{entry}`")]
    OtherVault {
        /// The ARN of the entry's vault.
        entry: String,
        /// The ARN of the record's vault.
        record: String,
    },
    /// A record has something that no reader would take.
    #[error("the record of `{vault}` cannot be written: {problem}")]
    Unwritable {
        /// The vault's ARN.
        vault: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Whatever else a journal of your own cannot do.
    #[error("the journal failed")]
    Other(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl JournalError {
    /// What becomes of the operating system's errors.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }

    /// What to do about it.
    ///
    /// ```
    /// let busy = glacier_vault_lock::journal::JournalError::Busy {
    ///     vault: "arn:aws:glacier:us-west-2:111122223333:vaults/records".to_owned(),
    /// };
    /// assert_eq!(busy.help(), "wait for it to end, then look with `resume` how far it has come");
    /// ```
    pub fn help(&self) -> &'static str {
        match self {
            Self::Busy { .. } => "wait for it to end, then look with `resume` how far it has come",
            Self::Io { .. } => {
                "make the folder of the journal readable and writable, on a disk that lasts"
            }
            Self::NewerFormat { .. } => "use the version that wrote it, or a newer one",
            Self::Damaged { .. } => {
                "move the file away after looking into it: it may hold the ID of a lock in progress"
            }
            Self::Exposed { .. } => "take the permission to write from group and others",
            Self::OtherVault { .. } => "open the entry of the record's vault",
            Self::Unwritable { .. } => {
                "mend the record; an attempt has the time of this machine's clock"
            }
            Self::Other(_) => "see what the journal says",
        }
    }
}
