//! Why a case ended before its last step.

use std::fmt;

use super::Capability;
use crate::rules::{Mark, Rule};

/// A step of a case that did not come out as a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule that was not kept.
    pub rule: &'static Rule,
    /// What was done, such as a call.
    pub step: String,
    /// What the rule says.
    pub expected: String,
    /// What came instead.
    pub got: String,
    /// Whether no answer came, or one that says that the service failed: neither is a matter of choice.
    pub broke_down: bool,
}

/// Why a case ended before its last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A rule is not kept.
    Failed(Box<Failure>),
    /// No answer came, so no rule can be named.
    NoAnswer { step: String, error: String },
    /// The case found out on the way that it needs something that is missing.
    Skipped(Capability),
}

/// How a case ends.
pub(crate) type Outcome<T = ()> = Result<T, Stop>;

impl Failure {
    /// Whether the rule is one that this project chose, so that an endpoint can differ and be right.
    pub fn is_deviation(&self) -> bool {
        !self.broke_down && self.rule.mark == Mark::Chosen
    }
}

/// Ends the case unless both are equal.
pub(crate) fn same<T: PartialEq + fmt::Debug + ?Sized>(
    rule: &'static Rule,
    step: impl Into<String>,
    expected: &T,
    got: &T,
) -> Outcome {
    if expected == got {
        return Ok(());
    }
    Err(failed(rule, step, format!("{expected:?}"), format!("{got:?}")))
}

/// Ends the case unless the condition holds.
pub(crate) fn holds(
    condition: bool,
    rule: &'static Rule,
    step: impl Into<String>,
    expected: impl Into<String>,
    got: impl Into<String>,
) -> Outcome {
    if condition { Ok(()) } else { Err(failed(rule, step, expected, got)) }
}

/// A step that did not come out as the rule says.
pub(crate) fn failed(
    rule: &'static Rule,
    step: impl Into<String>,
    expected: impl Into<String>,
    got: impl Into<String>,
) -> Stop {
    Stop::Failed(Box::new(Failure {
        rule,
        step: step.into(),
        expected: expected.into(),
        got: got.into(),
        broke_down: false,
    }))
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, step, expected, got, .. } = self;
        writeln!(f, "{step}")?;
        writeln!(f, "  expected: {expected}")?;
        writeln!(f, "  got:      {got}")?;
        let mark = rule.mark.as_str();
        write!(f, "  rule:     {} ({mark}, {}): {}", rule.id, rule.source, rule.text)
    }
}
