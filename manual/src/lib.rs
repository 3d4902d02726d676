//! Keeps the manual true: what its pages show is what happens.
//!
//! [`Page`] reads a page and says of each code block what its proof is. [`Console`] runs console blocks and compares what
//! comes out with what the page shows; whoever has the command that a page is about runs that page in its own tests.

mod compare;
mod console;
mod page;
mod session;

use std::path::Path;

pub use compare::{compare, reconcile};
pub use console::{Console, Ran};
pub use page::{Block, Page, Proof, Runner};

/// The root of the repository.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Compiles the program that moves, with the line in `Cargo.toml` that moves it.
#[cfg(doctest)]
#[doc = include_str!("../../docs/moving-from-aws-sdk-glacier.md")]
struct Moving;
