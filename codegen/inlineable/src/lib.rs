//! The model-independent half of a generated client.
//!
//! The generator copies most files of this package into each client, and prints the rest. What it
//! prints is stood in for here by a sample, for a service with the single operation `Ping`:
//!
//! * this file, `service.rs`, `error_meta.rs`, `types.rs`, `types/`, `operation.rs`, `operation/`,
//!   `waiters.rs`, `waiters/`, `client/operations.rs`, `client/waiters.rs`,
//!   `config/endpoint/params.rs` and `config/endpoint/rules.rs`;
//! * `tests.rs` and `tests/`, which stay here.
//!
//! Some copied files serve only a part of all services. A client does without
//!
//! | file | if |
//! |---|---|
//! | `client/waiters.rs`, `plumbing/waiter.rs` | nothing can be waited for |
//! | `plumbing/glacier.rs` | it is not Amazon Glacier's |
//! | `plumbing/glacier_upload.rs`, `plumbing/tree_hash.rs` | it does not upload to Amazon Glacier |
//! | `plumbing/host_label.rs`, `plumbing/partition.rs` | its endpoint rules do not use them |
//! | `plumbing/label.rs` | no URI has labels |
//! | `plumbing/json_members.rs` | no answer has structures within its document |
//! | `plumbing/paginator.rs` | no operation answers in pages |
//! | `plumbing/payload.rs` | no request has a body |
//! | `plumbing/poll.rs` | it has neither waiters nor paginators |
//! | `plumbing/request_header.rs` | no input travels in headers |
//! | `plumbing/response_header.rs` | no output is read from headers |
//! | `plumbing/response_payload.rs` | no output is read from a whole body |
//! | `primitives/sealed_enum_unknown.rs` | no type is an enumeration |
//!
//! and without the line of the parent module that declares the file.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(
    not(test),
    expect(dead_code, reason = "the sample has no use for some of it; the tests have")
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
pub mod meta;
pub mod operation;
mod plumbing;
pub mod primitives;
mod service;
pub mod types;
pub mod waiters;

#[cfg(test)]
mod tests;
