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

    /// What came of it. Further lines of the value stand below its first one.
    pub fn result(self, name: &str, value: impl Display) {
        let value = value.to_string().replace('\n', "\n            ");
        println!("  {name:<9} {value}");
    }
}
