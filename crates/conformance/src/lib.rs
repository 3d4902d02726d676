//! The harness of the conformance suites: the same calls through every Glacier client, and what each of them did.
//!
//! A [`Call`] says what is called, a [`Setup`] how the client is configured, a [`Script`] what the service answers. An
//! [`Sdk`] carries a call out; what came of it is a [`Verdict`] and, on the script, the requests that were sent as
//! [`Wire`]. All of these are plain data without a trace of the client, so two clients can be compared:
//!
//! ```text
//! Setup + Call ──Sdk::Official──▶ Verdict, [Wire] ─┐
//!            └──Sdk::Generated──▶ Verdict, [Wire] ─┴─ the same?
//! ```
//!
//! `driver.rs` is the only code here that knows a client. It is compiled once over each of them.

#![expect(clippy::duplicate_mod, reason = "the driver is compiled over each client on purpose")]

mod call;
mod compare;
mod fixed;
pub mod protocol;
mod script;
mod setup;
pub mod strategies;
mod verdict;
pub mod whole;
mod wire;

use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::shared::IntoShared;

pub use call::{Call, Operation, Policy};
pub use compare::{assert_same, same};
pub use fixed::{Clock, Counter};
pub use script::{Answer, Reply, Script, paused};
pub use setup::{Behavior, Change, Manner, PerCall, Route, Setup};
pub use verdict::{Failure, Predicate, Success, Verdict};
pub use wire::Wire;

/// A client that the suites run over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sdk {
    /// `aws-sdk-glacier` as AWS publishes it.
    Official,
    /// `glacier-sdk`, generated in this repository.
    Generated,
}

impl Sdk {
    /// Every client.
    pub const ALL: [Self; 2] = [Self::Official, Self::Generated];

    /// Sends calls one after the other through one new client that talks to `http`.
    pub async fn send(
        self,
        setup: &Setup,
        calls: &[Call],
        http: impl HttpClient + 'static,
    ) -> Vec<Verdict> {
        let http = http.into_shared();
        match self {
            Self::Official => official::send(setup, calls, http).await,
            Self::Generated => generated::send(setup, calls, http).await,
        }
    }
}

#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "driver.rs"]
    mod driver;
    pub(crate) use driver::send;
}

#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "driver.rs"]
    mod driver;
    pub(crate) use driver::send;
}
