//! What can be wrong with a journal.

use std::{io, path::PathBuf};

/// A journal cannot be used.
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
        /// The folder.
        path: PathBuf,
    },
    /// Whatever else a journal of your own cannot do.
    #[error("the journal failed")]
    Other(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl JournalError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Busy { .. } => "wait for it to end, then look with `resume` how far it has come",
            Self::Io { .. } => "make the folder of the journal readable and writable, on a disk that lasts",
            Self::NewerFormat { .. } => "use the version that wrote it, or a newer one",
            Self::Damaged { .. } => {
                "move the file away after looking into it: it may hold the ID of a lock in progress"
            }
            Self::Exposed { .. } => "take the permission to write from group and others",
            Self::Other(_) => "see what the journal says",
        }
    }
}
