//! Generates a Rust client crate from a Smithy JSON model.
//!
//! ```text
//! text ──parse──▶ ast::Model ──resolve──▶ ir::Crate ──emit──▶ tokens per file ──print──▶ Tree
//! ```
//!
//! `ast` is the model as it is written, `resolve` makes every decision and finds every error, `ir` is the crate as plain
//! data, `emit` prints it. The library does no I/O, reads no clock and no environment: what comes out is a pure function
//! of what goes in.

pub mod ast;
pub mod diagnostics;
pub mod ir;
mod json;
pub mod plan;
pub mod resolve;
mod suggest;
