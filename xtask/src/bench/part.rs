//! The parts of the bench.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// What is measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    /// Instructions a call, counted by callgrind
    Instructions,
    /// Allocations a call
    Allocations,
    /// Wall time a call
    Time,
    /// CPU time to check and to build each crate by itself
    Compile,
    /// CPU time to build a whole program, its size
    Program,
    /// Crates that each feature set pulls in
    Dependencies,
    /// Lines of source
    Lines,
    /// Time to regenerate the committed crate
    Regen,
}

impl Part {
    /// All of them, in the order of the report.
    pub(crate) const ALL: [Self; 8] = [
        Self::Instructions,
        Self::Allocations,
        Self::Time,
        Self::Compile,
        Self::Program,
        Self::Dependencies,
        Self::Lines,
        Self::Regen,
    ];

    /// Those that give the same figures however busy the machine is.
    pub(crate) const STEADY: [Self; 4] =
        [Self::Instructions, Self::Allocations, Self::Dependencies, Self::Lines];

    /// As it is written on the command line and before the `/` in names of figures.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Instructions => "instructions",
            Self::Allocations => "allocations",
            Self::Time => "time",
            Self::Compile => "compile",
            Self::Program => "program",
            Self::Dependencies => "dependencies",
            Self::Lines => "lines",
            Self::Regen => "regen",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Instructions => "Instructions a call",
            Self::Allocations => "Allocations a call",
            Self::Time => "Wall time a call",
            Self::Compile => "The crate by itself: user CPU time of its own rustc",
            Self::Program => {
                "A whole program, release: user CPU time of its build, size when stripped"
            }
            Self::Dependencies => "Crates in the tree",
            Self::Lines => "Lines of Rust",
            Self::Regen => "Regenerating the committed crate",
        }
    }

    /// Where to look when a figure of this part is over its budget.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::Instructions => {
                "`callgrind_annotate target/gungraun/bench/instructions/calls/generated.*/callgrind.*.out` shows where they go"
            }
            Self::Allocations => {
                "`valgrind --tool=dhat target/release/bench-allocations` shows where they are made"
            }
            Self::Time => {
                "repeat it while the machine does nothing else; `--only instructions` says more"
            }
            Self::Compile => {
                "`cargo rustc --package glacier-sdk --release -- -Zself-profile` shows what rustc does, on a nightly toolchain"
            }
            Self::Program => {
                "`cargo build --release --timings` in `target/bench/programs/glacier-sdk-default` shows what takes long"
            }
            Self::Dependencies => {
                "`cargo tree --package glacier-sdk --edges normal,features --invert CRATE` shows who asks for a crate"
            }
            Self::Lines => {
                "what is the same for several types belongs into a macro in `codegen/inlineable/src/plumbing`"
            }
            Self::Regen => "`target/release/xtask bench --phases` shows which step takes how long",
        }
    }
}
