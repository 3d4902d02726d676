//! `cargo xtask bench`: what glacier-sdk costs, beside the official crate, and whether that is within the budgets.

mod budgets;
mod build;
mod calls;
mod charts;
mod dependencies;
mod figure;
mod lines;
mod page;
mod part;
mod programs;
mod record;
mod regen;
mod run;
pub(crate) mod rustc;
mod table;

use std::path::PathBuf;

use anstream::{eprintln, println};
use command_manners::{BAD, DOUBTFUL, Ending, styled};

use crate::{inputs, written};
use budgets::Budgets;
use figure::Figure;
use part::Part;
use record::Record;

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command")]
pub(crate) struct Args {
    /// Only these parts
    #[arg(long, value_delimiter = ',', value_name = "PARTS")]
    only: Vec<Part>,
    /// Only the parts that do not depend on time: instructions, allocations, dependencies, lines
    #[arg(long, conflicts_with = "only")]
    steady: bool,
    /// Exits with 1 if a budget of xtask/budgets.toml is passed
    #[arg(long)]
    check: bool,
    /// Writes the figures to a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Writes tables and charts to docs/performance.md and docs/performance; parts that are not measured stay as they are
    #[arg(long)]
    charts: bool,
    /// Measures nothing, but takes the figures of docs/performance/figures.json
    #[arg(long, conflicts_with_all = ["only", "steady"])]
    recorded: bool,
    /// Prints the phases of regen, as JSON
    #[arg(long, hide = true)]
    phases: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    if args.phases {
        println!("{}", serde_json::to_string(&regen::phases()?)?);
        return Ok(Ending::Good);
    }
    let file = inputs::read_or(None, budgets::FILE)?;
    let budgets = Budgets::parse(&file.text)?;
    let parts = args.parts();
    let (record, mut complaints) = if args.recorded {
        (Record::read(&inputs::root().join(page::RECORD))?, Vec::new())
    } else {
        let (figures, complaints) = measure(&parts, &budgets)?;
        (Record::new(&parts, &figures)?, complaints)
    };
    let figures = record.figures();
    println!("{}\n", table::terminal(&figures, &budgets));
    complaints.extend(passed(&parts, &figures, &budgets));
    for complaint in &complaints {
        let (style, severity) = if args.check { (BAD, "error") } else { (DOUBTFUL, "warning") };
        eprintln!("{}: {complaint}", styled(style, severity));
    }
    if let Some(file) = &args.json {
        written::write(file, record.to_text()?)?;
    }
    if args.charts {
        page::write(record, &budgets)?;
    }
    println!("{}", summary(&figures, &budgets, complaints.len()));
    Ok(Ending::good_if(!args.check || complaints.is_empty()))
}

impl Args {
    fn parts(&self) -> Vec<Part> {
        let chosen = |part: &Part| {
            let is_named = self.only.is_empty() || self.only.contains(part);
            is_named && (!self.steady || Part::STEADY.contains(part))
        };
        Part::ALL.into_iter().filter(chosen).collect()
    }
}

/// The figures of these parts, and what is wrong whatever they say.
fn measure(parts: &[Part], budgets: &Budgets) -> anyhow::Result<(Vec<Figure>, Vec<String>)> {
    let (mut figures, mut complaints) = (Vec::new(), Vec::new());
    for part in parts {
        eprintln!("measuring: {}", part.title());
        figures.extend(match part {
            Part::Instructions => calls::instructions()?,
            Part::Allocations => calls::allocations()?,
            Part::Time => calls::time()?,
            Part::Compile => build::each_crate()?,
            Part::Program => build::programs()?,
            Part::Dependencies => {
                let (figures, faults) = dependencies::measure(budgets)?;
                complaints.extend(faults);
                figures
            }
            Part::Lines => lines::measure()?,
            Part::Regen => regen::measure()?,
        });
    }
    Ok((figures, complaints))
}

/// What to say of budgets that are passed, and of those that nothing was measured for.
fn passed(parts: &[Part], figures: &[Figure], budgets: &Budgets) -> Vec<String> {
    let over = figures.iter().filter_map(|figure| {
        budgets.of(figure).filter(|budget| !budget.holds(figure)).map(|it| it.complaint(figure))
    });
    let lost = budgets.unmeasured(parts, figures).map(|budget| {
        format!(
            "{} has a budget ({}:{}), but no such figure was measured\n  help: name the figure as the table does",
            budget.figure,
            budgets::FILE,
            budget.line
        )
    });
    over.chain(lost).collect()
}

/// The last line.
fn summary(figures: &[Figure], budgets: &Budgets, complaints: usize) -> String {
    let with_budget = figures.iter().filter(|figure| budgets.of(figure).is_some()).count();
    let verdict = match complaints {
        0 => "all kept".to_owned(),
        1 => "1 passed or forbidden".to_owned(),
        more => format!("{more} passed or forbidden"),
    };
    format!("bench: {} figures, {with_budget} budgets, {verdict}", figures.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use figure::Unit;

    const BUDGETS: &str = "[[budget]]\nfigure = \"lines/source\"\nratio = 0.2\n\
                           [[budget]]\nfigure = \"lines/tests\"\nmost = 5\n";

    #[test]
    fn what_is_passed_and_what_is_lost() {
        let budgets = Budgets::parse(BUDGETS).unwrap();
        let figures = [Figure::of_both(Part::Lines, "source", Unit::Count, 100.0, 21.0)];
        let complaints = passed(&[Part::Lines], &figures, &budgets);
        assert_eq!(
            complaints,
            [
                "lines/source is 0.210 of the official crate's; the budget is 0.2 (xtask/budgets.toml:1)\n  help: what is \
                 the same for several types belongs into a macro in `codegen/inlineable/src/plumbing`; `cargo xtask bench \
                 --only lines` measures again",
                "lines/tests has a budget (xtask/budgets.toml:4), but no such figure was measured\n  help: name the figure as \
                 the table does",
            ]
        );
        assert_eq!(
            summary(&figures, &budgets, 2),
            "bench: 1 figures, 1 budgets, 2 passed or forbidden"
        );
        assert_eq!(passed(&[Part::Time], &[], &budgets), [""; 0]);
        assert_eq!(summary(&[], &budgets, 0), "bench: 0 figures, 0 budgets, all kept");
    }

    #[test]
    fn parts_are_chosen() {
        let args = |only: &[Part], steady| Args {
            only: only.to_vec(),
            steady,
            check: false,
            json: None,
            charts: false,
            recorded: false,
            phases: false,
        };
        assert_eq!(args(&[], false).parts(), Part::ALL);
        assert_eq!(args(&[], true).parts(), Part::STEADY);
        assert_eq!(args(&[Part::Time, Part::Lines], false).parts(), [Part::Time, Part::Lines]);
    }
}
