//! Why a state file can't be used.

use std::io;
use std::path::PathBuf;

/// A state file that can't be used. It is left as it was. Why an operation failed is its [`source`](std::error::Error::source).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StateFileError {
    /// The file, or the lock file beside it, can't be opened, read or written.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Another emulator has the file open.
    #[error("another emulator uses the state file `{}`", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The path is a folder or a device.
    #[error("`{}` is not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file has content, and some other program wrote it.
    #[error("`{}` is not a state file of the emulator, so it was left alone", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A newer emulator wrote the file.
    #[error("the state file `{}` has version {version}; this emulator reads versions up to {newest}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its format.
        version: u32,
        /// The newest version that this emulator reads.
        newest: u32,
    },
    /// A line in the middle of the file can't be read, so what comes after can't be trusted either.
    #[error("the state file `{}` is damaged in line {line}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The number of the line, from one.
        line: usize,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
