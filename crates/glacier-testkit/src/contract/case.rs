//! What both directions say of a case, whoever it checks.

use std::collections::BTreeSet;
use std::fmt;

use super::Capability;
use crate::rules::{Mark, Rule};

/// One thing that a faithful endpoint or client does.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// A short name in kebab case that stays the same across versions.
    pub name: &'static str,
    /// The rules that it checks; the first one is what it is about.
    pub rules: &'static [&'static Rule],
    /// What it needs; without one of them it is skipped.
    pub needs: &'static [Capability],
    /// How closely answers are compared.
    pub comparison: Comparison,
}

/// How closely a case compares what it got with what the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Down to the last character: messages of errors, policies as text.
    ExactText,
    /// Errors by status and code, values by what they mean: JSON as JSON, whatever its layout.
    ByMeaning,
    /// Errors by status and code; nothing else of the answer is looked at.
    ByCode,
    /// The HTTP status alone.
    StatusOnly,
}

impl Case {
    /// How far the case can be trusted: the weakest mark of its rules.
    pub fn mark(&self) -> Mark {
        self.rules.iter().map(|rule| rule.mark).max().unwrap_or(Mark::Chosen)
    }

    /// The capabilities that it needs and `has` lacks, in the order in which it names them.
    pub(super) fn lacks(&self, has: &[Capability]) -> Vec<Capability> {
        self.needs.iter().copied().filter(|need| !has.contains(need)).collect()
    }
}

/// No case has such a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no case's name is or begins with `{0}`")]
pub struct NoSuchCase(pub String);

/// Those of the cases that some name chooses: the case of that very name, or else all whose names begin with it. No
/// name at all chooses all of them.
pub(super) fn chosen<T>(
    all: impl Iterator<Item = &'static T> + Clone,
    case: fn(&T) -> &Case,
    names: &[String],
) -> Result<Vec<&'static T>, NoSuchCase> {
    if names.is_empty() {
        return Ok(all.collect());
    }
    let mut chosen = BTreeSet::new();
    for name in names {
        let known = all.clone().map(|one| case(one).name);
        let exact: Vec<&str> = known.clone().filter(|known| known == name).collect();
        let begin = known.filter(|known| known.starts_with(name.as_str()));
        let of_name = if exact.is_empty() { begin.collect() } else { exact };
        if of_name.is_empty() {
            return Err(NoSuchCase(name.clone()));
        }
        chosen.extend(of_name);
    }
    Ok(all.filter(|one| chosen.contains(case(one).name)).collect())
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExactText => "exact text",
            Self::ByMeaning => "by meaning",
            Self::ByCode => "by code",
            Self::StatusOnly => "status only",
        })
    }
}
