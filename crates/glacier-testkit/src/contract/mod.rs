//! The contract suite: is this endpoint a faithful Glacier, and does this client speak to a faithful Glacier?
//!
//! Each [`Case`] names the [rules](crate::rules) that it checks, and so how far each can be trusted, what it needs
//! beyond answers ([`Capability`]), and how closely it compares ([`Comparison`]). A run gives a [`Report`]: what
//! passed, what failed with what was expected and what came, and what was skipped for want of what. A skipped case
//! never counts as passed.
//!
//! # An endpoint
//!
//! ```
//! use glacier_testkit::{Glacier, contract::EndpointSuite};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let glacier = Glacier::builder().build();
//! let report = EndpointSuite::in_process(&glacier).only("abort").run().await?;
//! println!("{report}");
//! report.into_result()?;
//! # Ok(())
//! # }
//! ```
//!
//! Any other address goes through [`EndpointSuite::new`] with an [`HttpEndpoint`], or with an [`EndpointPort`] of your
//! own. Every case makes its vaults under a name of its own and removes them; none completes a lock unless
//! [`EndpointSuite::allow_lock_for_ever`] gives leave.
//!
//! # A client
//!
//! [`ClientSuite`] runs a client against emulators that lose answers, expire locks and fail on purpose. Your client needs
//! a [`ClientPort`], a method for each operation that it has.
//!
//! # Marks
//!
//! A rule that AWS documents, that stands in its model, or that somebody observed is a fact: an endpoint that breaks it
//! has failed. A [chosen](crate::rules::Mark::Chosen) rule is this project's guess where nobody knows, so an endpoint
//! that does otherwise only [deviates](Verdict::Deviates), unless the run is [strict](EndpointSuite::strict).

mod capability;
mod case;
pub mod client;
mod coverage;
pub mod endpoint;
mod failure;
mod report;

use std::pin::Pin;

pub use capability::Capability;
pub use case::{Case, Comparison, NoSuchCase};
pub use client::{ClientPort, ClientSuite};
pub use coverage::{NOT_COVERED, coverage};
pub use endpoint::{Control, EndpointPort, EndpointSuite, HttpEndpoint, SendError};
pub use failure::Failure;
pub use report::{CaseResult, Report, Totals, Unfaithful, Verdict};

/// A future on the heap, as the methods of a trait that is used as `dyn` return them.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
