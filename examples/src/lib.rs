//! What the example programs share: where they talk to, how they print, and how they end.

mod ending;
mod report;
mod target;

pub use ending::end;
pub use report::Report;
pub use target::{Completion, Target, locks_at};

/// Compiles and runs the Rust of the manual.
#[cfg(doctest)]
mod manual {
    #[doc = include_str!("../../README.md")]
    struct Readme;
    #[doc = include_str!("../../docs/quick-start.md")]
    struct QuickStart;
    #[doc = include_str!("../../docs/policies.md")]
    struct Policies;
    #[doc = include_str!("../../docs/vault-locks.md")]
    struct VaultLocks;
    #[doc = include_str!("../../docs/testing-without-aws.md")]
    struct TestingWithoutAws;
    #[doc = include_str!("../../docs/contract-suite.md")]
    struct ContractSuite;
}
