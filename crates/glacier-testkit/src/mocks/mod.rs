//! Typed [`wiremock`] mocks of Glacier's operations, for tests that script each answer.
//!
//! An [`Emulator`](crate::Emulator) decides for itself what to answer. A mock answers what the test says, so it can
//! play what the emulator never would: a lost race, a throttled caller, a service that fails twice and then works.
//!
//! ```
//! use glacier_testkit::mocks::{self, MockGlacier};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let glacier = MockGlacier::start().await;
//! mocks::initiate_vault_lock().vault("v").answers_lock_id("my-lock").expect(1).mount(&glacier).await;
//!
//! let url = format!("{}/-/vaults/v/lock-policy", glacier.endpoint_url()); // your code, any client
//! let answer = ureq::post(url).header("x-amz-glacier-version", "2012-06-01").send("{}")?;
//! assert_eq!(answer.status(), 201);
//! assert_eq!(answer.headers()["x-amz-lock-id"], "my-lock");
//! # Ok(())
//! # }
//! ```
//!
//! There is one function for each operation, named after it. What it returns has the matchers that make sense for the
//! operation ([`Given`]) and the answers that the operation can give; an answer makes it an [`OperationMock`], which is
//! repeated, followed by other answers, counted and mounted.
//!
//! - A request matches by operation, and by every matcher that was given. Paths are read as the emulator reads them:
//!   cut at their slashes, then percent-decoded. The version header must be there; signatures aren't looked at.
//! - Answers are written by the emulator's own code, so status, headers, request IDs and bodies have the documented form.
//! - On a [`MockGlacier`] a request that no mock matches is answered with an error that says why, and `expect` reports
//!   which call came instead. On a plain [`wiremock::MockServer`] the mocks work too, without these explanations.

mod answers;
mod call;
mod condition;
mod explain;
mod given;
mod matchers;
mod mock;
mod operations;
mod script;
mod server;
mod times;

pub use given::{First, Given, Next};
pub use mock::OperationMock;
pub use operations::*;
pub use server::{MockGlacier, MockHost, VerificationError};
pub use times::Times;
