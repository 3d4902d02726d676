//! Does this client speak to a faithful Glacier?
//!
//! A case has a client do something against an emulator of its own, and looks at both sides: what the client reports,
//! and what the emulator received and became. The client can be anything that a [`ClientPort`] can be written for.
//!
//! ```
//! use glacier_testkit::Emulator;
//! use glacier_testkit::contract::client::{ClientPort, ClientSuite};
//! # use glacier_testkit::contract::client::{Called, ClientError};
//! # struct MyClient;
//! # impl ClientPort for MyClient {}
//! # impl MyClient { fn new(_: String) -> Self { Self } }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let suite = ClientSuite::new(async |emulator: &Emulator| MyClient::new(emulator.endpoint_url()));
//! let report = suite.run().await?;
//! println!("{report}");
//! # assert_eq!(report.totals().passed, 0);
//! # Ok(())
//! # }
//! ```
//!
//! # Lost answers
//!
//! When the answer to `InitiateVaultLock` is lost, AWS's own SDKs send it again, meet their own lock, report
//! `AccessDeniedException`, and the lock ID is gone: nothing in the API tells it again. That is known behaviour, not a rule
//! that a client breaks, so no client fails for it. What every client must keep is `lost-initiate-is-no-success`: it never
//! reports a lock ID that is not that of the lock. A client that promises more says so by
//! [`Capability::RecoversLostInitiate`](super::Capability::RecoversLostInitiate) and is held to it by
//! `lost-initiate-is-recovered`; for all others that case is skipped, and the report says so.

pub(crate) mod bench;
pub(crate) mod cases;
mod port;
mod suite;

pub use port::{Called, ClientError, ClientPort, LockView, Refusal, VaultPage, VaultView};
pub use suite::ClientSuite;

use std::sync::LazyLock;

use super::Case;

/// A client that has no operation: the cases can be listed over it.
struct NoClient;

impl ClientPort for NoClient {}

static CASES: LazyLock<Vec<Case>> =
    LazyLock::new(|| cases::all::<NoClient>().into_iter().map(|one| one.case).collect());

/// Every case for clients.
pub fn cases() -> impl Iterator<Item = &'static Case> + Clone {
    CASES.iter()
}
