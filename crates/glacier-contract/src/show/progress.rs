//! How far the run has come, on a terminal.

use glacier_testkit::contract::endpoint::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar with the name of the case at hand. It is not drawn where standard error is no terminal.
pub(crate) struct ShownProgress {
    bar: ProgressBar,
    failed: usize,
}

impl ShownProgress {
    pub(crate) fn new(cases: usize) -> Self {
        let bar = ProgressBar::new(cases as u64);
        if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_bar} {msg}") {
            bar.set_style(style);
        }
        Self { bar, failed: 0 }
    }

    pub(crate) fn show(&mut self, step: Progress<'_>) {
        match step {
            Progress::Begins(case) => {
                let failed = match self.failed {
                    0 => String::new(),
                    failed => format!("{failed} failed, "),
                };
                self.bar.set_message(format!("{failed}{}", case.name));
            }
            Progress::Ended(result) => {
                self.failed += usize::from(result.verdict.name() == "failed");
                self.bar.inc(1);
            }
        }
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
