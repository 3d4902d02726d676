//! The model-independent half of a generated client.
//!
//! The generator copies most files of this package into each client, and prints the rest. What it
//! prints is stood in for here by a sample, for a service with the single operation `Ping`:
//!
//! * this file, `service.rs`, `error_meta.rs`, `types.rs`, `types/`, `operation.rs`, `operation/`,
//!   `waiters.rs`, `waiters/`, `client/operations.rs`, `client/waiters.rs`,
//!   `config/context_params.rs`, `config/endpoint/params.rs` and `config/endpoint/rules.rs`;
//! * `tests.rs` and `tests/`, which stay here.
//!
//! Some copied files serve only a part of all services. A client does without those that neither its printed code nor
//! another copied file names, and without the line of the parent module that declares them; files that only implement
//! traits come along for the types that they are for. A line that ends with `// only: a::b` is for clients with that
//! module. The table is in `emit/inlineables.rs` of the generator.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![expect(
    dead_code,
    reason = "the sample has no use for some of it; the tests here and the protocol tests over generated crates have"
)]

#[doc(inline)]
pub use client::Client;
#[doc(inline)]
pub use config::Config;
pub use error_meta::Error;

pub mod client;
pub mod config;
pub mod error;
mod error_meta;
mod event_receiver;
pub mod meta;
pub mod operation;
mod plumbing;
pub mod primitives;
mod service;
pub mod types;
pub mod waiters;

#[cfg(test)]
mod tests;
