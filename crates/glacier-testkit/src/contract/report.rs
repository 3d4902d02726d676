//! What a run of the suite found, honest about what it could not look at.

use std::fmt;
use std::time::Duration;

use super::{Capability, Case, Failure};

/// What a run found.
#[derive(Debug, Clone)]
pub struct Report {
    /// Each case that was chosen, in the order of the suite.
    pub results: Vec<CaseResult>,
    /// Vaults that could not be removed afterwards, each with the reason.
    pub left_behind: Vec<String>,
    /// Whether a deviation from a choice of this project counts as a failure.
    pub strict: bool,
}

/// What became of one case.
#[derive(Debug, Clone)]
pub struct CaseResult {
    /// The case.
    pub case: Case,
    /// What became of it.
    pub verdict: Verdict,
    /// How long it took.
    pub took: Duration,
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every step came out as its rule says.
    Passed,
    /// A step did not, and its rule is documented, in the model, or observed; in a strict run it may be chosen too.
    Failed(Failure),
    /// A step did not, but its rule is this project's choice: the service may well do otherwise.
    Deviates(Failure),
    /// Not looked at, for want of these.
    Skipped(Vec<Capability>),
}

/// How many cases ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Every step came out.
    pub passed: usize,
    /// A rule is not kept.
    pub failed: usize,
    /// A choice of this project is not shared.
    pub deviating: usize,
    /// Not looked at.
    pub skipped: usize,
}

/// A report with failures in it, or without a single case that passed. Its `Debug` is the report in plain text, so a
/// test can end in `report.into_result()?`.
#[derive(Clone, thiserror::Error)]
#[error("{0}")]
pub struct Unfaithful(pub Report);

impl Report {
    /// How many cases ended how.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for result in &self.results {
            *match result.verdict {
                Verdict::Passed => &mut totals.passed,
                Verdict::Failed(_) => &mut totals.failed,
                Verdict::Deviates(_) => &mut totals.deviating,
                Verdict::Skipped(_) => &mut totals.skipped,
            } += 1;
        }
        totals
    }

    /// The cases that failed, each with what it found.
    pub fn failures(&self) -> impl Iterator<Item = (&Case, &Failure)> {
        self.results.iter().filter_map(|result| match &result.verdict {
            Verdict::Failed(failure) => Some((&result.case, failure)),
            _ => None,
        })
    }

    /// The cases that were skipped, each with what it lacks.
    pub fn skipped(&self) -> impl Iterator<Item = (&Case, &[Capability])> {
        self.results.iter().filter_map(|result| match &result.verdict {
            Verdict::Skipped(lacks) => Some((&result.case, lacks.as_slice())),
            _ => None,
        })
    }

    /// The report, if no case failed and at least one passed.
    ///
    /// # Errors
    ///
    /// [`Unfaithful`] otherwise: a run that looked at nothing proves nothing.
    pub fn into_result(self) -> Result<Self, Box<Unfaithful>> {
        let totals = self.totals();
        if totals.failed == 0 && totals.passed > 0 {
            return Ok(self);
        }
        Err(Box::new(Unfaithful(self)))
    }
}

impl Verdict {
    /// The verdict in a word or two, such as `passed`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed(_) => "failed",
            Self::Deviates(_) => "deviates",
            Self::Skipped(_) => "skipped",
        }
    }

    /// What a failed or deviating case found.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) | Self::Deviates(failure) => Some(failure),
            Self::Passed | Self::Skipped(_) => None,
        }
    }

    /// Why a case was skipped, as one sentence; `None` if it was not.
    pub fn skip_reason(&self) -> Option<String> {
        let Self::Skipped(lacks) = self else { return None };
        Some(lacks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { passed, failed, deviating, skipped } = self;
        let all = passed + failed + deviating + skipped;
        write!(
            f,
            "{passed} passed, {failed} failed, {deviating} deviating from a choice, {skipped} skipped, of {all} case{}",
            if all == 1 { "" } else { "s" }
        )
    }
}

impl fmt::Display for Report {
    /// Failures and deviations in full, skipped cases by reason, vaults left behind, and the totals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for CaseResult { case, verdict, .. } in &self.results {
            match verdict {
                Verdict::Passed => {}
                Verdict::Failed(failure) | Verdict::Deviates(failure) => {
                    writeln!(f, "{}: {}\n  {failure}", verdict.name(), case.name)?;
                }
                Verdict::Skipped(_) => {
                    writeln!(
                        f,
                        "skipped: {}: {}",
                        case.name,
                        verdict.skip_reason().unwrap_or_default()
                    )?;
                }
            }
        }
        for vault in &self.left_behind {
            writeln!(f, "left behind: {vault}")?;
        }
        write!(f, "{}", self.totals())
    }
}

impl fmt::Debug for Unfaithful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
