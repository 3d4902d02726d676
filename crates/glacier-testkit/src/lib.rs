//! An Amazon Glacier for tests: every rule of the vault lock workflow, a clock that tests can move, and no AWS account.
//!
//! The first test, over the official SDK; `glacier-sdk` and every other client that takes an endpoint URL work alike:
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_vault_is_created() {
//!     let emulator = glacier_testkit::Emulator::start().await;
//!     let client = aws_sdk_glacier::Client::new(&emulator.sdk_config());
//!     client.create_vault().vault_name("my-vault").send().await.unwrap();
//!     assert!(emulator.vault("my-vault").exists());
//!     assert_eq!(emulator.requests().total(), 1);
//! }
//! ```
//!
//! Nothing has to be waited for, and what a network does to a client can be had on demand:
//!
//! ```
//! use std::{error::Error, time::Duration};
//! use glacier_testkit::{Emulator, faults::Fault, state::Operation};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn Error>> {
//!
//! let emulator = Emulator::builder().allow_unsigned_requests().start().await;
//! emulator.create_vault("my-vault")?;
//! emulator.faults().inject(Fault::lose_response().on(Operation::InitiateVaultLock).times(1));
//! let initiated = initiate_vault_lock(&emulator.endpoint_url(), "my-vault"); // your code, any client
//! assert!(initiated.is_err(), "the answer was lost");
//! assert!(emulator.vault("my-vault").lock().is_some(), "but the lock is there");
//!
//! emulator.clock().advance(Duration::from_secs(24 * 60 * 60)); // a day later, without waiting for it
//! assert!(emulator.vault("my-vault").lock().is_none(), "nobody completed it, so it is gone");
//! # Ok(())
//! # }
//! # fn initiate_vault_lock(endpoint: &str, vault: &str) -> Result<(), Box<dyn Error>> {
//! #     ureq::post(format!("{endpoint}/-/vaults/{vault}/lock-policy"))
//! #         .header("x-amz-glacier-version", "2012-06-01")
//! #         .send(r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/my-vault\"}}"}"#)?;
//! #     Ok(())
//! # }
//! ```
//!
//! The parts, from the outside in:
//!
//! - [`Emulator`] listens on a free port of the loopback interface, until it is dropped.
//! - [`Emulator::sdk_config`] and [`Glacier::sdk_config`] make clients of AWS's SDK that talk to it, over a socket or in
//!   process. They are the feature `sdk`, which is on by default.
//! - [`faults`] break connections and spoil answers, [`requests`] is the log of what was asked.
//! - [`server`] is the HTTP server behind an emulator; [`Glacier`] is also a [`tower_service::Service`] for one of your own.
//! - [`GlacierResponder`] puts the same service on a [`wiremock::MockServer`] of your own, beside your other mocks.
//! - [`mocks`] are typed mocks of single operations, for answers that the service itself would not give.
//! - [`contract`] is the contract suite: is this endpoint a faithful Glacier, and does this client speak to one? It is the
//!   feature `contract`, which is on by default.
//! - [`control`] are its knobs over HTTP, and [`persistence`] keeps its state: as a value, or in a file that outlives the
//!   process.
//! - [`Glacier`] is the service without a socket: it answers [`wire::HttpRequest`]s, and lets tests look inside.
//! - [`wire`] is the HTTP binding, written by hand and so independent of any generated client.
//! - [`state`] is the state machine: no I/O and no clock of its own, the time is an argument.
//! - With the feature `proptest`, `strategies` generates names, policies, answers and calls for tests of your own.
//! - [`rules`] is the [table of all rules](rules::SECTIONS), each marked as documented, modelled, observed or chosen.
//!
//! Of Glacier's 33 operations it serves the 15 that a vault lock has to do with: the four of the lock itself, those on
//! vaults, access policies and tags, and `DeleteArchive`. Archives can't be uploaded, but tests plant them:
//! [`VaultHandle::plant_archive`]. The lock policy and the access policy decide about calls as they would at AWS.
//!
//! # Features
//!
//! | feature | default | what it brings |
//! |---|---|---|
//! | `sdk` | yes | configurations for clients of AWS's SDK and of `glacier-sdk`, and an HTTP client in process |
//! | `contract` | yes | the contract suite |
//! | `proptest` | no | the module `strategies` |
//!
//! # Signatures
//!
//! Clients that sign their requests need no [`allow_unsigned_requests`](GlacierBuilder::allow_unsigned_requests): the
//! signatures are verified, against the [`Credentials`] that you set, or else against those that
//! [`rules::ACCESS_KEY_CONVENTION`] lists, `test` with the secret `test` among them.

// docs.rs shows what needs a feature.
#![cfg_attr(docsrs, feature(doc_cfg))]

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
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod wire;

mod credentials;
mod emulator;
mod exchange;
mod glacier;
mod responder;
#[cfg(feature = "sdk")]
mod sdk;
mod standing;
mod store;
mod vault_handle;

pub use credentials::{Credentials, Keyring};
pub use emulator::Emulator;
pub use glacier::{Glacier, GlacierBuilder};
pub use responder::GlacierResponder;
pub use vault_handle::VaultHandle;
