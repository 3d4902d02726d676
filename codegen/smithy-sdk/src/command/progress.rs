//! How far the run has come, on a terminal. Where standard error is none, nothing is drawn.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line that says what is going on, gone when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Something whose length nobody knows.
    pub(super) fn spinner() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// So many steps.
    pub(super) fn steps(steps: usize, what: &'static str) -> Self {
        let bar = ProgressBar::new(steps as u64).with_message(what);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(super) fn says(&self, what: impl Into<String>) {
        self.0.set_message(what.into());
    }

    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
