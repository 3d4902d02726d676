//! The budgets: what a figure may be at most, and which crates must not be in a tree.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::ops::Range;

use semver::VersionReq;
use serde::Deserialize;
use toml::Spanned;

use super::figure::Figure;
use super::part::Part;

/// The file with them.
pub(crate) const FILE: &str = "xtask/budgets.toml";

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct Budgets {
    pub(crate) budgets: Vec<Budget>,
    /// By feature set: the crates, in these versions, that it must not pull in.
    pub(crate) forbidden: BTreeMap<String, Vec<Forbidden>>,
}

/// What a figure may be at most.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Budget {
    /// `instructions/small-policy`
    pub(crate) figure: String,
    pub(crate) limit: Limit,
    /// Where the file has it.
    pub(crate) line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Limit {
    /// This part of what the official crate has in the same run.
    Ratio(f64),
    /// This much, in the unit of the figure.
    Most(f64),
}

/// A crate that must not be there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Forbidden {
    pub(crate) name: String,
    pub(crate) versions: VersionReq,
}

/// A file of budgets that can't be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    line: usize,
    message: String,
}

impl Fault {
    fn at(text: &str, span: Range<usize>, message: String) -> Self {
        Self { line: line_of(text, span.start), message }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FILE}:{}: {}", self.line, self.message)
    }
}

impl std::error::Error for Fault {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    budget: Vec<Spanned<Entry>>,
    #[serde(default)]
    forbidden: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    figure: Spanned<String>,
    ratio: Option<Spanned<f64>>,
    most: Option<Spanned<f64>>,
    /// For who reads the file.
    #[serde(rename = "why")]
    _why: Option<String>,
}

impl Budgets {
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        let file: File = toml::from_str(text).map_err(|error| {
            let message = error.message().replace('\n', ", ");
            Fault::at(text, error.span().unwrap_or_default(), message)
        })?;
        let mut budgets = Vec::new();
        for entry in file.budget {
            let budget = Budget::read(text, entry, &budgets)?;
            budgets.push(budget);
        }
        let mut forbidden = BTreeMap::new();
        for (set, crates) in file.forbidden {
            let crates = crates.into_iter().map(|(name, versions)| {
                let (span, versions) = (versions.span(), versions.into_inner());
                let parsed = versions.parse().map_err(|error| {
                    Fault::at(text, span, format!("`{versions}` are no versions: {error}"))
                })?;
                Ok(Forbidden { name, versions: parsed })
            });
            forbidden.insert(set, crates.collect::<Result<_, _>>()?);
        }
        Ok(Self { budgets, forbidden })
    }

    /// The budget of a figure.
    pub(crate) fn of(&self, figure: &Figure) -> Option<&Budget> {
        let name = figure.name();
        self.budgets.iter().find(|budget| budget.figure == name)
    }

    /// Budgets of these parts whose figure was not measured; a figure that was renamed must not lose its budget.
    pub(crate) fn unmeasured<'a>(
        &'a self,
        parts: &'a [Part],
        figures: &'a [Figure],
    ) -> impl Iterator<Item = &'a Budget> {
        let is_of =
            |budget: &Budget, part: &Part| budget.figure.split('/').next() == Some(part.name());
        self.budgets.iter().filter(move |budget| {
            parts.iter().any(|part| is_of(budget, part))
                && !figures.iter().any(|figure| figure.name() == budget.figure)
        })
    }
}

impl Budget {
    /// One of the file; `earlier` are those above it.
    fn read(text: &str, entry: Spanned<Entry>, earlier: &[Self]) -> Result<Self, Fault> {
        let span = entry.span();
        let Entry { figure, ratio, most, .. } = entry.into_inner();
        let (at, figure) = (figure.span(), figure.into_inner());
        let part = figure.split('/').next().unwrap_or_default();
        if !Part::ALL.iter().any(|known| known.name() == part) {
            let known = Part::ALL.map(|part| format!("`{}/…`", part.name())).join(", ");
            let message = format!("no figure is called `{figure}`; there are {known}");
            return Err(Fault::at(text, at, message));
        }
        if let Some(other) = earlier.iter().find(|other| other.figure == figure) {
            let message = format!("`{figure}` has a budget already, in line {}", other.line);
            return Err(Fault::at(text, at, message));
        }
        let (at, number, limit): (_, _, fn(f64) -> Limit) = match (ratio, most) {
            (Some(ratio), None) => (ratio.span(), ratio.into_inner(), Limit::Ratio),
            (None, Some(most)) => (most.span(), most.into_inner(), Limit::Most),
            _ => {
                let message = format!("`{figure}` needs either `ratio` or `most`");
                return Err(Fault::at(text, span, message));
            }
        };
        if !(number.is_finite() && number > 0.0) {
            let message = format!("the budget of `{figure}` is no positive number");
            return Err(Fault::at(text, at, message));
        }
        Ok(Self { figure, limit: limit(number), line: line_of(text, span.start) })
    }

    /// Whether the figure stays within it. A ratio that can't be told does not.
    pub(crate) fn holds(&self, figure: &Figure) -> bool {
        match self.limit {
            Limit::Ratio(most) => figure.ratio.is_some_and(|ratio| ratio <= most),
            Limit::Most(most) => figure.ours <= most,
        }
    }

    /// What to tell when it does not.
    pub(crate) fn complaint(&self, figure: &Figure) -> String {
        let Self { line, .. } = self;
        let name = figure.name();
        let mut text = match (self.limit, figure.ratio) {
            (Limit::Ratio(most), Some(ratio)) => format!(
                "{name} is {ratio:.3} of the official crate's; the budget is {most} ({FILE}:{line})\n"
            ),
            (Limit::Ratio(_), None) => {
                format!(
                    "{name} has no figure of the official crate to compare with ({FILE}:{line})\n"
                )
            }
            (Limit::Most(most), _) => format!(
                "{name} is {}; the budget is {} ({FILE}:{line})\n",
                figure.unit.show(figure.ours),
                figure.unit.show(most)
            ),
        };
        let part = figure.part;
        let _ = write!(
            text,
            "  help: {}; `cargo xtask bench --only {}` measures again",
            part.help(),
            part.name()
        );
        text
    }
}

/// Counted from 1.
fn line_of(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figure::Unit;

    fn fault(text: &str) -> String {
        Budgets::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn the_file_of_this_repository() {
        let text = std::fs::read_to_string(crate::inputs::root().join(FILE)).unwrap();
        let budgets = Budgets::parse(&text).unwrap();
        assert!(budgets.budgets.len() >= 9, "{budgets:?}");
    }

    #[test]
    fn a_file() {
        let text = "[[budget]]\nfigure = \"lines/source\"\nratio = 0.2\nwhy = \"less to read\"\n\n\
                    [[budget]]\nfigure = \"regen/committed-crate\"\nmost = 0.05\n\n\
                    [forbidden.default]\nhyper = \"<1\"\n";
        let budgets = Budgets::parse(text).unwrap();
        let expected = [
            Budget { figure: "lines/source".to_owned(), limit: Limit::Ratio(0.2), line: 1 },
            Budget {
                figure: "regen/committed-crate".to_owned(),
                limit: Limit::Most(0.05),
                line: 6,
            },
        ];
        assert_eq!(budgets.budgets, expected);
        let hyper = Forbidden { name: "hyper".to_owned(), versions: "<1".parse().unwrap() };
        assert_eq!(budgets.forbidden, BTreeMap::from([("default".to_owned(), vec![hyper])]));
    }

    #[test]
    fn faults_have_their_place() {
        let cases = [
            (
                "\n[[budget]]\nfigure = \"lines/source\"\nratios = 0.2\n",
                "xtask/budgets.toml:4: unknown field `ratios`, expected one of `figure`, `ratio`, `most`, `why`",
            ),
            (
                "[[budget]]\nfigure = \"lines/source\"\n",
                "xtask/budgets.toml:1: `lines/source` needs either `ratio` or `most`",
            ),
            (
                "[[budget]]\nfigure = \"lines/source\"\nratio = 0.1\nmost = 5\n",
                "xtask/budgets.toml:1: `lines/source` needs either `ratio` or `most`",
            ),
            (
                "[[budget]]\nfigure = \"size/x\"\nmost = 5\n",
                "xtask/budgets.toml:2: no figure is called `size/x`; there are `instructions/…`, `allocations/…`, `time/…`, \
                 `compile/…`, `program/…`, `dependencies/…`, `lines/…`, `regen/…`",
            ),
            (
                "[[budget]]\nfigure = \"lines/a\"\nmost = 5\n[[budget]]\nfigure = \"lines/a\"\nmost = 6\n",
                "xtask/budgets.toml:5: `lines/a` has a budget already, in line 1",
            ),
            (
                "[[budget]]\nfigure = \"lines/a\"\nmost = -5.0\n",
                "xtask/budgets.toml:3: the budget of `lines/a` is no positive number",
            ),
            (
                "[forbidden.default]\nhyper = \"old\"\n",
                "xtask/budgets.toml:2: `old` are no versions: unexpected character 'o' while parsing major version number",
            ),
        ];
        for (text, message) in cases {
            assert_eq!(fault(text), message);
        }
    }

    #[test]
    fn complaints() {
        let budget =
            |limit| Budget { figure: "allocations/small-policy".to_owned(), limit, line: 7 };
        let figure = Figure::of_both(Part::Allocations, "small-policy", Unit::Count, 300.0, 90.0);
        assert!(budget(Limit::Ratio(0.3)).holds(&figure));
        assert!(budget(Limit::Most(90.0)).holds(&figure));
        assert!(!budget(Limit::Most(89.0)).holds(&figure));
        assert_eq!(
            budget(Limit::Ratio(0.25)).complaint(&figure),
            "allocations/small-policy is 0.300 of the official crate's; the budget is 0.25 (xtask/budgets.toml:7)\n  \
             help: `valgrind --tool=dhat target/release/bench-allocations` shows where they are made; \
             `cargo xtask bench --only allocations` measures again"
        );
        assert!(budget(Limit::Most(85.0)).complaint(&figure).starts_with(
            "allocations/small-policy is 90; the budget is 85 (xtask/budgets.toml:7)\n"
        ));
        let alone = Figure::of_ours(Part::Allocations, "small-policy", Unit::Count, 90.0);
        assert!(!budget(Limit::Ratio(0.25)).holds(&alone));
    }

    #[test]
    fn a_budget_without_a_figure_is_found() {
        let budgets = Budgets::parse(
            "[[budget]]\nfigure = \"lines/source\"\nratio = 0.2\n[[budget]]\nfigure = \"regen/x\"\nmost = 1\n",
        )
        .unwrap();
        let lost: Vec<_> =
            budgets.unmeasured(&[Part::Lines], &[]).map(|budget| budget.figure.as_str()).collect();
        assert_eq!(lost, ["lines/source"]);
        let figure = Figure::of_ours(Part::Lines, "source", Unit::Count, 1.0);
        assert_eq!(budgets.unmeasured(&[Part::Lines], &[figure]).count(), 0);
    }
}
