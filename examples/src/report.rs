//! Prints steps and what came of them, in two columns.

use std::fmt::Display;

/// Prints to standard output.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report;

impl Report {
    /// A step: what is done.
    pub fn step(self, what: impl Display) {
        println!("\n{what}");
    }

    /// What came of it.
    pub fn result(self, name: &str, value: impl Display) {
        println!("  {name:<9} {value}");
    }
}
