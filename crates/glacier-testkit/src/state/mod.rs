//! The service as a pure state machine: no I/O, no clock and no randomness of its own.
//!
//! [`Caller::admit`] decides whether a call may reach an account at all, [`State::apply`] decides all the rest, the
//! vault's policies included.
//! Every decision carries the [`Rule`](crate::rules::Rule) behind it.
//!
//! ```
//! use glacier_testkit::rules;
//! use glacier_testkit::state::{Request, RequestContext, Scope, SeededLockIds, State, Timestamp};
//!
//! let scope = Scope::new("111122223333".parse()?, "eu-west-1".parse()?);
//! let (mut state, mut ids, now) = (State::default(), SeededLockIds::new(1), Timestamp::from_millis(0));
//! let context = RequestContext::of_owner(scope);
//! let mut call = |request| state.apply(&context, &request, now, &mut ids);
//!
//! call(Request::CreateVault { vault: "v".into() })?;
//! let policy = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:eu-west-1:111122223333:vaults/v"}}"#;
//! let initiate = Request::InitiateVaultLock { vault: "v".into(), policy: policy.into() };
//! call(initiate.clone())?;
//! let refused = call(initiate).unwrap_err();
//! assert_eq!(refused.rule(), &rules::INITIATE_IN_PROGRESS);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod answer;
mod archives;
mod context;
mod enforcement;
mod error;
mod listing;
mod lock;
mod lock_id;
mod names;
mod operation;
mod plant;
mod policy;
mod record;
mod request;
mod scope;
mod tags;
mod timestamp;
mod vault;
mod vaults;

pub use account::{Caller, Standing};
pub use answer::{Answer, LockDescription, Response, VaultDescription};
pub use archives::{Archive, INVENTORY_INTERVAL, Inventory};
pub use context::RequestContext;
pub use error::{ErrorCode, ErrorKind, ServiceError};
pub use listing::MAX_PAGE;
pub use lock::{LOCK_LIFETIME, Lock, LockState};
pub use lock_id::{InvalidLockId, LockId, LockIds, SeededLockIds};
pub use names::{AccountId, ArchiveId, InvalidName, Region, VaultName};
pub(crate) use operation::Reach;
pub use operation::{Operation, UnknownOperation};
pub use plant::PlantError;
pub use policy::{InvalidPolicy, MAX_POLICY_BYTES, PolicyKind, VaultPolicy};
pub use record::{InvalidRecord, VaultRecord};
pub use request::Request;
pub use scope::Scope;
pub use tags::{MAX_TAGS, MAX_TAGS_PER_CALL};
pub use timestamp::{InvalidTimestamp, Timestamp};
pub use vault::Vault;
pub use vaults::{MAX_VAULTS, State};
