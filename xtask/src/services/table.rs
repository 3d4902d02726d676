//! What came of each service, and the table of all.

use std::time::Duration;

use comfy_table::{CellAlignment, Table, presets};

/// A line of the table.
pub(super) struct Row {
    /// The name of the model's file.
    pub(super) service: String,
    pub(super) operations: usize,
    /// How many shapes the operations reach.
    pub(super) shapes: usize,
    pub(super) generated_in: Duration,
    pub(super) compiled_in: Duration,
    pub(super) cases: usize,
    pub(super) verdict: Verdict,
}

/// How far a service came.
pub(super) enum Verdict {
    /// The generator does not take the model; its report.
    Refused(String),
    /// What the compiler, or rustdoc, says.
    DoesNotCompile(String),
    /// The cases that fail, each with what its test says.
    CasesFail(Vec<String>),
    /// Generated, and nothing more was asked for.
    Written,
    Good,
}

/// Lines of what is said that are shown; of more, only the number is told.
const SHOWN: usize = 60;

impl Verdict {
    pub(super) fn is_good(&self) -> bool {
        matches!(self, Self::Good | Self::Written)
    }

    /// What is wrong, as long as it is not too long.
    pub(super) fn said(&self) -> Option<String> {
        let text = match self {
            Self::Good | Self::Written => return None,
            Self::Refused(text) | Self::DoesNotCompile(text) => text.clone(),
            Self::CasesFail(failures) => failures.join("\n"),
        };
        let mut shown: Vec<&str> = text.lines().take(SHOWN).collect();
        let more = text.lines().count().saturating_sub(SHOWN);
        let rest = format!("… and {more} more lines");
        if more > 0 {
            shown.push(&rest);
        }
        Some(shown.join("\n"))
    }
}

impl Row {
    pub(super) fn new(service: &str) -> Self {
        Self {
            service: service.to_owned(),
            operations: 0,
            shapes: 0,
            generated_in: Duration::ZERO,
            compiled_in: Duration::ZERO,
            cases: 0,
            verdict: Verdict::Written,
        }
    }

    fn passed(&self) -> usize {
        match &self.verdict {
            Verdict::Good => self.cases,
            Verdict::CasesFail(failures) => self.cases - failures.len(),
            Verdict::Refused(_) | Verdict::DoesNotCompile(_) | Verdict::Written => 0,
        }
    }

    /// The row for people who wait for the next.
    pub(super) fn line(&self) -> String {
        let cells = HEAD.iter().zip(self.cells()).skip(1);
        let cells: Vec<String> = cells.map(|(name, value)| format!("{name} {value}")).collect();
        format!("{}: {}", self.service, cells.join(", "))
    }

    fn cells(&self) -> [String; HEAD.len()] {
        [
            self.service.clone(),
            self.operations.to_string(),
            self.shapes.to_string(),
            self.generated_in.as_millis().to_string(),
            format!("{:.1}", self.compiled_in.as_secs_f64()),
            format!("{} of {}", self.passed(), self.cases),
            self.outcome().to_owned(),
        ]
    }

    fn outcome(&self) -> &'static str {
        match &self.verdict {
            Verdict::Refused(_) => "refused",
            Verdict::DoesNotCompile(_) => "does not compile",
            Verdict::CasesFail(_) => "cases fail",
            Verdict::Written => "written",
            Verdict::Good => "good",
        }
    }
}

const HEAD: [&str; 7] =
    ["service", "operations", "shapes", "generate ms", "compile s", "cases", "outcome"];

/// The table, failures first, and a line that sums it up.
pub(super) fn print(rows: &mut [Row]) -> String {
    rows.sort_by(|a, b| (a.verdict.is_good(), &a.service).cmp(&(b.verdict.is_good(), &b.service)));
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(HEAD);
    for row in rows.iter() {
        table.add_row(row.cells());
    }
    for column in table.column_iter_mut().skip(1).take(HEAD.len() - 2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let good = rows.iter().filter(|row| row.verdict.is_good()).count();
    let (passed, cases) =
        rows.iter().fold((0, 0), |(passed, cases), row| (passed + row.passed(), cases + row.cases));
    format!(
        "{}\n{good} of {} services are good; {passed} cases passed, {} failed",
        table.trim_fmt(),
        rows.len(),
        cases - passed
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_stand_first() {
        let row = |service: &str, cases, verdict| Row {
            operations: 2,
            shapes: 30,
            generated_in: Duration::from_millis(40),
            compiled_in: Duration::from_millis(5_060),
            cases,
            verdict,
            ..Row::new(service)
        };
        let mut rows = [
            row("bakery", 7, Verdict::Good),
            row("pottery", 9, Verdict::CasesFail(vec!["FAILED A\n".to_owned()])),
            Row { verdict: Verdict::Refused("error: no".to_owned()), ..Row::new("attic") },
        ];
        let expected = " service  operations  shapes  generate ms  compile s   cases  outcome
 attic             0       0            0        0.0  0 of 0  refused
 pottery           2      30           40        5.1  8 of 9  cases fail
 bakery            2      30           40        5.1  7 of 7  good
1 of 3 services are good; 15 cases passed, 1 failed";
        assert_eq!(print(&mut rows), expected);
    }
}
