//! A Rust client crate from a Smithy JSON model: only the operations you use, no JVM, in a second.
//!
//! ```text
//! $ smithy-sdk operations --model lambda.json
//! $ smithy-sdk generate --model lambda.json --name my-lambda --operations Invoke,GetFunction --out my-lambda
//! $ smithy-sdk diff lambda-2025.json lambda-2026.json
//! ```
//!
//! | command | what it does |
//! |---|---|
//! | `operations` | lists the operations of a model, and which of them can be generated |
//! | `generate` | generates a client crate; with `--check` it says what would change |
//! | `diff` | says how two models differ, and what that means for callers and for the next version |
//!
//! The crate that comes out stands alone and depends on nothing but AWS's runtime crates. Its names are those of the official crate of the
//! service. What the generator doesn't support is an error that names shape and trait, never left out silently. The protocol is
//! restJson1; models of AWS's services are published as JSON in `github.com/aws/api-models-aws`.
//!
//! It ends with 0 if all is well, with 1 for a fault in the inputs or a difference, and with 2 if the command line is wrong or a file can't be
//! read or written. Colours and progress are for terminals, and `NO_COLOR=1` leaves out the colours.
//!
//! # Installation
//!
//! ```text
//! cargo install smithy-sdk
//! smithy-sdk --completions bash > ~/.local/share/bash-completion/completions/smithy-sdk
//! smithy-sdk --man-pages ~/.local/share/man/man1
//! ```
//!
//! # As a library
//!
//! The generator itself is the crate `smithy-sdk-codegen`, which does no I/O. This crate has its hands: they read models, run rustfmt, and put
//! crates on disk.

pub mod differences;
pub mod disk;
pub mod inputs;
pub mod place;
pub mod rustfmt;
