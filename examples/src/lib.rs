//! What the example programs share: where they talk to, how they print, and how they end.

mod ending;
mod report;
mod target;

pub use ending::end;
pub use report::Report;
pub use target::{Completion, Target, locks_at};

/// Compiles the examples of the manual.
#[cfg(doctest)]
#[doc = include_str!("../../docs/vault-locks.md")]
struct Manual;
