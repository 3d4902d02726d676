//! How far a run has come, on a terminal. Where standard error is none, nothing is drawn.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line that says what is going on, gone when it is dropped.
///
/// ```
/// let progress = command_manners::Progress::steps(2);
/// for name in ["Invoke", "GetFunction"] {
///     progress.says(name);
///     progress.step();
/// }
/// ```
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Something whose length nobody knows.
    ///
    /// ```
    /// let progress = command_manners::Progress::spinner();
    /// progress.says("reading lambda.json");
    /// ```
    pub fn spinner() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// So many steps.
    ///
    /// ```
    /// let progress = command_manners::Progress::steps(33);
    /// progress.step();
    /// ```
    pub fn steps(steps: usize) -> Self {
        let bar = ProgressBar::new(steps as u64);
        if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_bar} {msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// What is going on now.
    pub fn says(&self, what: impl Into<String>) {
        self.0.set_message(what.into());
    }

    /// Takes the line away while something else is printed.
    ///
    /// ```
    /// let progress = command_manners::Progress::spinner();
    /// progress.says("reading lambda.json");
    /// progress.aside(|| println!("lambda.json has no operation of that name"));
    /// ```
    pub fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    /// One step is done.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
