//! Vault locks of Amazon Glacier without accidents: no lost lock ID, no lock completed unasked, errors that say what to do.
//!
//! A vault lock makes a vault write-once, for ever. `InitiateVaultLock` puts a policy in force and answers a lock ID; within 24
//! hours it is tested and then completed, or aborted. The ID is in that one answer and nowhere else: SDKs that repeat a request
//! whose answer was lost meet the lock that the first one made, report `AccessDeniedException`, and the ID is gone.
//!
//! ```
//! use glacier_vault_lock::{Resumed, VaultLocks, VaultName, journal::FileJournal, policy::Policy};
//! # use glacier_testkit::Emulator;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = Emulator::start().await;
//! # emulator.create_vault("records")?;
//! # let shared_config = emulator.sdk_config();
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path().join("vault-locks");
//!
//! // `shared_config` is what `aws_config::load_defaults` gives.
//! let journal = FileJournal::open(folder)?; // a folder on a disk that outlives the process
//! let locks = VaultLocks::new(glacier_sdk::Client::new(&shared_config), journal);
//! let vault: VaultName = "records".parse()?;
//! let policy = Policy::parse(r#"{
//!   "Version": "2012-10-17",
//!   "Statement": [{
//!     "Sid": "keep-for-a-year", "Effect": "Deny", "Principal": "*",
//!     "Action": "glacier:DeleteArchive",
//!     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
//!     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}
//!   }]
//! }"#)?;
//!
//! let pending = locks.initiate(&vault, &policy).await?;
//! println!("in force until {:?}; {:?} left to test it", pending.expires(), pending.time_left());
//! drop(pending); // the process ends here, or crashes …
//!
//! // … and another one goes on, within 24 hours.
//! match locks.resume(&vault).await? {
//!     Resumed::Pending(pending) => {
//!         let locked = pending.complete().await?; // for ever
//!         assert_eq!(locked.policy, policy.text());
//!     }
//!     other => panic!("{other:?}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What it promises:
//!
//! - **No lock ID is lost.** An attempt is in the [`journal`] before it is sent, and the ID before the caller sees it. A request
//!   that may have arrived is never repeated blindly: the vault is looked at, and a lock of ours whose ID was lost is aborted and
//!   initiated anew.
//! - **No lock by accident.** [`PendingLock::complete`] consumes the lock, reads the state anew, compares the policy in force with
//!   the one that was tested, and refuses policies in which the linter has errors, unless they are [accepted by
//!   name](VaultLocks::accepting).
//! - **Somebody else's lock is left alone,** unless [you say so](VaultLocks::abort_somebody_elses).
//! - **Errors are flat and say what to do:** [`Error`] and [`Error::help`].
//!
//! One thing cannot be told apart from outside: somebody else who initiates a lock with a policy of the very same meaning, on the same
//! vault, while an attempt of ours with an unknown outcome is under way. Policies with an `Id` of their own rule that out too.
//!
//! Calls go through a client of `glacier-sdk`, with its retries, timeouts and interceptors; only `InitiateVaultLock` and
//! `AbortVaultLock` are sent once per attempt. Each call is a `tracing` span with vault and outcome; credentials are never told, and
//! a lock ID not above debug level.
//!
//! Many vaults at once: [`fleet`]. Policies: the crate [`vault_lock_policy`], here as [`policy`].
//!
//! # Features
//!
//! | feature | default | what it brings |
//! |---|---|---|
//! | `default-https-client` | yes | TLS for real endpoints; without it, bring an HTTP client of your own in the SDK's configuration |
//! | `test-util` | no | the module `journal::check`, for tests of journals of your own |

// docs.rs shows what needs a feature.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
mod error;
pub mod fleet;
pub mod journal;
mod lock;
mod locks;
mod names;
mod pending;
mod trace;

pub use error::{Cause, Error, Whose};
pub use lock::{HowLocked, LockDetails, LockStatus, LockedVault};
pub use locks::{Resumed, VaultLocks};
pub use names::{AccountId, AccountIdError, LockId, LockIdError, VaultName, VaultNameError};
pub use pending::PendingLock;
pub use vault_lock_policy as policy;
