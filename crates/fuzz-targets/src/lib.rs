//! What the fuzz targets do with their bytes.
//!
//! A [`Target`] takes any bytes and panics if what it is about does not hold. `fuzz/` runs it under libFuzzer; `cargo test` runs it over
//! what is in `fuzz/seeds/<target>`: inputs to begin with, and cases that were found.
//!
//! ```text
//! fuzz/seeds/<target>/* ─┬─ cargo test ─────────────┐
//!                        └─ cargo fuzz run <target> ─┴─▶ Target::run
//! ```

pub mod emulator;
mod json;
pub mod model;
pub mod policy;
pub mod policy_evaluate;
pub mod responses;

/// One target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: of its folder of seeds, of its module and of its program.
    pub name: &'static str,
    /// Does it with some bytes.
    pub run: fn(&[u8]) -> Use,
    /// Changes an input so that it keeps its structure, by a seed. `None` if it has no structure to keep.
    pub mutate: Option<Mutate>,
}

/// An input and a seed, to a changed input. The same seed makes the same change.
pub type Mutate = fn(&[u8], u32) -> Option<Vec<u8>>;

/// Whether some bytes were of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// What they were to show was looked at.
    Ran,
    /// They are not an input of this target at all.
    Unfit,
}

/// Every target.
pub const TARGETS: [Target; 5] =
    [emulator::TARGET, model::TARGET, policy::TARGET, policy_evaluate::TARGET, responses::TARGET];
