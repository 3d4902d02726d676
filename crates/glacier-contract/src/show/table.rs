//! Results and cases as tables.

use anstyle::Style;
use comfy_table::{ContentArrangement, Table, presets};
use command_manners::{BAD, DOUBTFUL, FAINT, GOOD, styled};
use glacier_testkit::contract::{Case, CaseResult, NOT_COVERED, Report, Verdict};

/// Each case in a row, then what went wrong in full, then the totals.
pub(crate) fn report(report: &Report) {
    let mut table = table(&["case", "verdict", "mark", "compared", "ms", "why"]);
    for result in &report.results {
        let CaseResult { case, verdict, took } = result;
        table.add_row([
            case.name.to_owned(),
            styled(style(verdict), verdict.name()),
            case.mark().as_str().to_owned(),
            case.comparison.to_string(),
            took.as_millis().to_string(),
            why(verdict),
        ]);
    }
    anstream::println!("{}", table.trim_fmt());
    for CaseResult { case, verdict, .. } in &report.results {
        if let Some(failure) = verdict.failure() {
            let heading = format!("{}: {}", verdict.name(), case.name);
            let text = failure.to_string().replace('\n', "\n  ");
            anstream::println!("\n{}\n  {text}", styled(style(verdict), &heading));
        }
    }
    for vault in &report.left_behind {
        anstream::println!("\n{}: {vault}", styled(DOUBTFUL, "left behind"));
    }
    let totals = report.totals();
    let style = if totals.failed > 0 { BAD } else { GOOD };
    anstream::println!("\n{}", styled(style, &totals.to_string()));
    if totals.skipped > 0 {
        anstream::println!("Nothing is known about what the skipped cases check.");
    }
}

/// Cases with what they check and need, and the rules that none checks.
pub(crate) fn list(cases: &[&Case]) {
    let mut table = table(&["case", "rules", "mark", "compared", "needs"]);
    for case in cases {
        let rules: Vec<&str> = case.rules.iter().map(|rule| rule.id).collect();
        let needs: Vec<&str> = case.needs.iter().map(|need| need.name()).collect();
        table.add_row([
            case.name.to_owned(),
            rules.join(", "),
            case.mark().as_str().to_owned(),
            case.comparison.to_string(),
            needs.join(", "),
        ]);
    }
    anstream::println!("{}", table.trim_fmt());
    for (rule, reason) in NOT_COVERED {
        anstream::println!("{} {}: {reason}", styled(FAINT, "no case for"), rule.id);
    }
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.iter().map(|column| styled(FAINT, column)));
    table
}

fn style(verdict: &Verdict) -> Style {
    match verdict {
        Verdict::Passed => GOOD,
        Verdict::Failed(_) => BAD,
        Verdict::Deviates(_) | Verdict::Skipped(_) => DOUBTFUL,
    }
}

fn why(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed => String::new(),
        Verdict::Failed(failure) | Verdict::Deviates(failure) => {
            format!("rule {}, see below", failure.rule.id)
        }
        Verdict::Skipped(_) => verdict.skip_reason().unwrap_or_default(),
    }
}
