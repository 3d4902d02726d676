//! The state kept: as a value that tests take and put back, and as a file that outlives the process.
//!
//! A [`Snapshot`] is everything that calls can change, at one moment. A [`StateFile`] is a header and one line of JSON a
//! change; a change is in the file before its call is answered, so a killed emulator comes back with every change that
//! anybody was told of.
//!
//! ```
//! use glacier_testkit::{Glacier, persistence::StateFile};
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("state");
//!
//! let glacier = Glacier::builder().state_file(StateFile::open(&path)?).build();
//! glacier.create_vault("v")?;
//! drop(glacier);
//!
//! let glacier = Glacier::builder().state_file(StateFile::open(&path)?).build();
//! assert!(glacier.vault("v").exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod entry;
mod error;
mod glacier;
mod snapshot;
mod state_file;

pub(crate) use entry::{Entry, Seed};
pub use error::StateFileError;
pub use snapshot::Snapshot;
pub use state_file::StateFile;
