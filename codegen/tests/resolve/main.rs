//! From text to the crate as plain data: what is read, what is decided, and what is told when it is wrong.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the texts")]
#![expect(clippy::too_many_lines, reason = "tables of cases")]
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]

mod auth;
#[path = "../changes/mod.rs"]
mod changes;
mod customize;
mod faults;
mod glacier;
mod mixins;
mod models;
mod parse;
mod plan;
mod render;
mod robust;
mod support;
