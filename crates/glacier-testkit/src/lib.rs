//! An Amazon Glacier for tests: every rule of the vault lock workflow, a clock that tests can move, and no AWS account.
//!
//! ```
//! # use std::{error::Error, time::Duration};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn Error>> {
//! let emulator = glacier_testkit::Emulator::builder().allow_unsigned_requests().start().await;
//! emulator.create_vault("my-vault")?;
//! let lock_id = initiate_vault_lock(&emulator.endpoint_url(), "my-vault")?; // your code, any client
//! emulator.clock().advance(Duration::from_secs(24 * 60 * 60)); // a day later, without waiting for it
//! assert!(emulator.vault("my-vault").lock().is_none(), "nobody completed {lock_id}, so it is gone");
//! # Ok(())
//! # }
//! # fn initiate_vault_lock(endpoint: &str, vault: &str) -> Result<String, Box<dyn Error>> {
//! #     let response = ureq::post(format!("{endpoint}/-/vaults/{vault}/lock-policy"))
//! #         .header("x-amz-glacier-version", "2012-06-01")
//! #         .send(r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/my-vault\"}}"}"#)?;
//! #     Ok(response.headers()["x-amz-lock-id"].to_str()?.to_owned())
//! # }
//! ```
//!
//! The parts, from the outside in:
//!
//! - [`Emulator`] listens on a free port of the loopback interface, until it is dropped.
//! - [`GlacierResponder`] puts the same service on a [`wiremock::MockServer`] of your own, beside your other mocks.
//! - [`mocks`] are typed mocks of single operations, for answers that the service itself would not give.
//! - [`Glacier`] is the service without a socket: it answers [`wire::HttpRequest`]s, and lets tests look inside.
//! - [`wire`] is the HTTP binding, written by hand and so independent of any generated client.
//! - [`state`] is the state machine: no I/O and no clock of its own, the time is an argument.
//! - [`rules`] is the [table of all rules](rules::SECTIONS), each marked as documented, modelled, observed or chosen.
//!
//! Of Glacier's 33 operations it serves the 15 that a vault lock has to do with: the four of the lock itself, those on
//! vaults, access policies and tags, and `DeleteArchive`. Archives can't be uploaded, but tests plant them:
//! [`VaultHandle::plant_archive`]. The lock policy and the access policy decide about calls as they would at AWS.
//!
//! Clients that sign their requests need no [`allow_unsigned_requests`](GlacierBuilder::allow_unsigned_requests): the
//! signatures are verified, against the [`Credentials`] that you set, or else against those that
//! [`rules::ACCESS_KEY_CONVENTION`] lists, `test` with the secret `test` among them.

pub mod clock;
#[cfg(feature = "contract")]
pub mod contract;
pub mod control;
pub mod faults;
pub mod mocks;
pub mod persistence;
pub mod requests;
pub mod rules;
pub mod server;
pub mod state;
pub mod wire;

mod credentials;
mod emulator;
mod exchange;
mod glacier;
mod responder;
#[cfg(feature = "sdk")]
mod sdk;
mod store;
mod vault_handle;

pub use credentials::{Credentials, Keyring};
pub use emulator::Emulator;
pub use glacier::{Glacier, GlacierBuilder};
pub use responder::GlacierResponder;
pub use vault_handle::VaultHandle;
