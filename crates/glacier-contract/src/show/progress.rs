//! How far the run has come, on a terminal.

use glacier_testkit::contract::Verdict;
use glacier_testkit::contract::endpoint::Progress;

/// A bar with the name of the case at hand.
pub(crate) struct ShownProgress {
    bar: command_manners::Progress,
    failed: usize,
}

impl ShownProgress {
    pub(crate) fn new(cases: usize) -> Self {
        Self { bar: command_manners::Progress::steps(cases), failed: 0 }
    }

    pub(crate) fn show(&mut self, step: Progress<'_>) {
        match step {
            Progress::Begins(case) => {
                let failed = match self.failed {
                    0 => String::new(),
                    failed => format!("{failed} failed, "),
                };
                self.bar.says(format!("{failed}{}", case.name));
            }
            Progress::Ended(result) => {
                self.failed += usize::from(matches!(result.verdict, Verdict::Failed(_)));
                self.bar.step();
            }
        }
    }
}
