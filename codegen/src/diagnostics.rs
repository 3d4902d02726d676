//! What is wrong with an input, said so that it can be mended: one message a fault, with its place and help.

mod render;

use std::fmt;
use std::ops::Range;

use indexmap::{IndexSet, set};

pub use render::Sources;

/// A fault in one of the inputs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The input that has it.
    pub input: Input,
    /// The shape (`ns#Shape`), member (`ns#Shape$member`) or key (`service.operations`) that has it; `line 4, column 5` where
    /// the text itself does.
    pub subject: String,
    /// Keys and indices that lead from the subject to the fault: `traits`, `smithy.api#http`, `uri`.
    pub at: Vec<String>,
    /// Bytes of the input to point at, where they are known; else they are found by subject.
    pub span: Option<Range<usize>>,
    /// What is wrong: lower case, no final period, names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Diagnostic {
    /// A fault that is pointed at by its subject.
    pub fn new(
        input: Input,
        subject: impl fmt::Display,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            input,
            subject: subject.to_string(),
            at: Vec::new(),
            span: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A fault of the text itself, whose subject is nothing but the place where `span` begins.
    pub(crate) fn in_text(
        input: Input,
        text: &str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let subject = line_and_column(text, span.start);
        Self { span: Some(span), ..Self::new(input, subject, message, help) }
    }

    /// The same fault, pointed at more closely by the keys and indices that lead to it from its subject.
    #[must_use]
    pub fn at<S: AsRef<str>>(mut self, keys: &[S]) -> Self {
        self.at = keys.iter().map(|key| key.as_ref().to_owned()).collect();
        self
    }
}

/// `line 4, column 5`: where a byte of a text is, as people count lines and characters.
fn line_and_column(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}")
}

/// The inputs of the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    found: IndexSet<Diagnostic>,
}

impl Diagnostics {
    /// Adds a fault, unless the very same was told before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.insert(diagnostic);
    }

    /// Adds a fault of the model.
    pub fn model(
        &mut self,
        subject: impl fmt::Display,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(Input::Model, subject, message, help));
    }

    /// Adds a fault of the model, pointed at by the keys and indices that lead to it from the subject.
    pub fn model_at<S: AsRef<str>>(
        &mut self,
        subject: impl fmt::Display,
        at: &[S],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(Input::Model, subject, message, help).at(at));
    }

    /// How many faults were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether no fault was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The faults, in the order in which they were found.
    pub fn iter(&self) -> set::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// The value of a result; the faults of one that has none are added.
    pub fn unless<T>(&mut self, result: Result<T, Self>) -> Option<T> {
        result
            .map_err(|faults| {
                for fault in &faults {
                    self.push(fault.clone());
                }
            })
            .ok()
    }

    /// `value` if no fault was found, else the faults.
    ///
    /// # Errors
    ///
    /// Gives itself back if it holds a fault.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = set::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, faults: T) {
        self.found.extend(faults);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = set::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}
