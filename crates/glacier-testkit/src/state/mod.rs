//! The service as a pure state machine: no I/O, no clock and no randomness of its own.
//!
//! [`Caller::admit`] decides whether a call may reach an account at all, [`State::apply`] decides all the rest.
//! Every decision carries the [`Rule`](crate::rules::Rule) behind it.
//!
//! ```
//! use glacier_testkit::rules;
//! use glacier_testkit::state::{Request, Scope, SeededLockIds, State, Timestamp};
//!
//! let scope = Scope::new("111122223333".parse()?, "eu-west-1".parse()?);
//! let (mut state, mut ids, now) = (State::default(), SeededLockIds::new(1), Timestamp::from_millis(0));
//! let mut call = |request| state.apply(&scope, request, now, &mut ids);
//!
//! call(Request::CreateVault { vault: "v".into() })?;
//! let policy = r#"{"Statement":[{}]}"#.to_owned();
//! call(Request::InitiateVaultLock { vault: "v".into(), policy: policy.clone() })?;
//! let refused = call(Request::InitiateVaultLock { vault: "v".into(), policy }).unwrap_err();
//! assert_eq!(refused.rule(), &rules::INITIATE_IN_PROGRESS);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod command;
mod error;
mod lock;
mod lock_id;
mod names;
mod operation;
mod policy;
mod timestamp;
mod vaults;

pub use account::{Caller, Scope, Standing};
pub use command::{Answer, LockDescription, Request, Response, VaultDescription};
pub use error::{ErrorCode, ErrorKind, ServiceError};
pub use lock::{LOCK_LIFETIME, Lock, LockState};
pub use lock_id::{InvalidLockId, LockId, LockIds, SeededLockIds};
pub use names::{AccountId, InvalidName, Region, VaultName};
pub use operation::{Operation, UnknownOperation};
pub use policy::{LockPolicy, MAX_POLICY_BYTES};
pub use timestamp::Timestamp;
pub use vaults::{MAX_VAULTS, State, Vault};
