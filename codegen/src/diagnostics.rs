//! What is wrong with an input, said so that it can be mended: one message a fault, with its place and help.

use std::fmt;
use std::ops::Range;

/// A fault in one of the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The input that has it.
    pub input: Input,
    /// The shape (`ns#Shape`), member (`ns#Shape$member`) or key (`service.operations`) that has it.
    pub subject: String,
    /// Bytes of the input to point at, where they are known.
    pub span: Option<Range<usize>>,
    /// What is wrong: lower case, no final period, names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// The inputs of the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The Smithy model.
    Model,
    /// The plan.
    Plan,
    /// The partitions of AWS.
    Partitions,
    /// The overlay with protocol tests.
    Tests,
}

/// Collects faults, so that one run tells all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a fault, unless the very same was told before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }

    /// Adds a fault of the model.
    pub fn model(
        &mut self,
        subject: impl fmt::Display,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic {
            input: Input::Model,
            subject: subject.to_string(),
            span: None,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Whether no fault was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The faults, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// `value` if no fault was found, else the faults.
    ///
    /// # Errors
    ///
    /// Gives itself back if it holds a fault.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
