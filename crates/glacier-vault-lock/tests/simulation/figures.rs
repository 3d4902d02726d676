//! What happened over many runs, in figures.

use std::{fmt, ops::AddAssign};

macro_rules! figures {
    ($($name:ident: $text:literal,)*) => {
        /// Counts of what happened.
        #[derive(Debug, Clone, Default)]
        pub(crate) struct Figures {
            $(pub(crate) $name: u32,)*
            /// The longest time, in milliseconds, between an attempt of ours and the look-alike that was taken for its lock.
            pub(crate) widest_window: u64,
        }

        impl AddAssign for Figures {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
                self.widest_window = self.widest_window.max(other.widest_window);
            }
        }

        impl fmt::Display for Figures {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $(writeln!(f, "{:>8} {}", self.$name, $text)?;)*
                write!(f, "{:>8} ms at most between an attempt and its look-alike", self.widest_window)
            }
        }
    };
}

figures! {
    runs: "runs",
    calls: "calls",
    crashes: "processes that ended in a call",
    locked: "vaults locked by clients, each told",
    seen_by_status: "of them told by `status` alone, as the process ended right before the answer",
    recovered: "locks whose ID was lost, aborted to be initiated anew",
    unknown: "outcomes that stayed unknown to the call",
    denied: "calls refused because of locks that were gone when they looked",
    undated: "pending locks whose date was not known",
    mistaken: "pending locks that were over, with another of the same policy in their place",
    wrong_id: "completions that showed that the lock is another with the same policy",
    late_locks: "checks that met a lock of ours from a request that arrived after all was over",
    own_mistaken: "locks of ours aborted in place of another of ours",
    aborted_look_alikes: "locks of others aborted: same policy, come about while an attempt of ours got no answer",
    aborted_in_race: "locks of others aborted: put in the place of ours between a look and the abort after it",
    aborted_late: "locks of others aborted: by a request that arrived after its sender had given up",
}

impl Figures {
    /// Each kind of trouble came about, or the simulation proves nothing.
    pub(crate) fn expect_enough_of_everything(&self) {
        for (count, what) in [
            (self.crashes, "crashes"),
            (self.locked, "locked vaults"),
            (self.recovered, "recovered locks"),
            (self.unknown, "unknown outcomes"),
        ] {
            assert!(count >= self.runs / 100, "too few {what}: {self}");
        }
    }
}
