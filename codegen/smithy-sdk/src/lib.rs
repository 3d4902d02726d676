//! The generator's hands: it reads models, runs rustfmt, and puts crates on disk.
//!
//! `smithy-sdk-codegen` does no I/O. What the command `smithy-sdk` and `cargo xtask` both do around it is here, once.

pub mod differences;
pub mod disk;
pub mod inputs;
pub mod place;
pub mod rustfmt;
