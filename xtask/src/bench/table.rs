//! The report: a table of figures beside their budgets.

use anstyle::Style;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use command_manners::{BAD, EMPHASIS, FAINT, GOOD};

use super::budgets::{Budget, Budgets, Limit};
use super::figure::Figure;

const HEADER: [&str; 6] = ["", "official", "glacier-sdk", "ratio", "budget", ""];

/// The figures, a heading for each part, aligned for a terminal.
pub(crate) fn terminal(figures: &[Figure], budgets: &Budgets) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(HEADER.map(|name| styled(FAINT, name)));
    for column in table.column_iter_mut().skip(1).take(4) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let mut part = None;
    for figure in figures {
        if part != Some(figure.part) {
            part = Some(figure.part);
            table.add_row([styled(EMPHASIS, figure.part.title())]);
        }
        let [what, official, ours, ratio, budget, verdict] = row(figure, budgets);
        let style = if verdict == "over" { BAD } else { GOOD };
        table.add_row([
            format!("  {what}"),
            official,
            ours,
            ratio,
            budget,
            styled(style, &verdict),
        ]);
    }
    table.trim_fmt()
}

/// The same as Markdown, a table for each part.
pub(crate) fn markdown(figures: &[Figure], budgets: &Budgets) -> String {
    let mut text = String::new();
    let mut part = None;
    for figure in figures {
        if part != Some(figure.part) {
            part = Some(figure.part);
            let columns = HEADER.map(|name| format!(" {name} ")).join("|");
            text.push_str(&format!("\n### {}\n\n|{columns}|\n", figure.part.title()));
            text.push_str("| :-- | --: | --: | --: | --: | :-- |\n");
        }
        text.push_str(&format!("| {} |\n", row(figure, budgets).join(" | ")));
    }
    text.trim_start().to_owned()
}

fn row(figure: &Figure, budgets: &Budgets) -> [String; 6] {
    let budget = budgets.of(figure);
    let verdict = budget.map_or("", |budget| if budget.holds(figure) { "ok" } else { "over" });
    [
        figure.what.clone(),
        figure.official.map(|value| figure.unit.show(value)).unwrap_or_default(),
        figure.unit.show(figure.ours),
        figure.ratio.map(|ratio| format!("{ratio:.3}")).unwrap_or_default(),
        budget.map(|budget| limit(budget, figure)).unwrap_or_default(),
        verdict.to_owned(),
    ]
}

fn limit(budget: &Budget, figure: &Figure) -> String {
    match budget.limit {
        Limit::Ratio(most) => format!("× {most:.2}"),
        Limit::Most(most) => figure.unit.show(most),
    }
}

/// A cell in a style; an empty one stays so.
fn styled(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { command_manners::styled(style, text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figure::Unit;
    use crate::bench::part::Part;
    use pretty_assertions::assert_eq;

    fn figures() -> Vec<Figure> {
        vec![
            Figure::of_both(Part::Instructions, "small-policy", Unit::Count, 387_830.0, 133_687.0),
            Figure::of_both(Part::Allocations, "small-policy", Unit::Count, 307.0, 83.0),
            Figure::of_ours(Part::Regen, "committed-crate", Unit::Seconds, 0.25),
            Figure::of_ours(Part::Regen, "parse the model", Unit::Seconds, 0.0041),
        ]
    }

    fn budgets() -> Budgets {
        let text = "[[budget]]\nfigure = \"instructions/small-policy\"\nratio = 0.34\n\
                    [[budget]]\nfigure = \"allocations/small-policy\"\nmost = 85\n\
                    [[budget]]\nfigure = \"regen/committed-crate\"\nmost = 0.05\n";
        Budgets::parse(text).unwrap()
    }

    #[test]
    fn for_a_terminal() {
        let plain = anstream::adapter::strip_str(&terminal(&figures(), &budgets())).to_string();
        let lines: Vec<_> = plain.lines().map(str::trim_end).collect();
        assert_eq!(
            lines,
            [
                "                                   official  glacier-sdk  ratio   budget",
                " Instructions a call",
                "   small-policy                     387,830      133,687  0.345   × 0.34  over",
                " Allocations a call",
                "   small-policy                         307           83  0.270       85  ok",
                " Regenerating the committed crate",
                "   committed-crate                              250.0 ms         50.0 ms  over",
                "   parse the model                                4.1 ms",
            ]
        );
    }

    #[test]
    fn for_a_page() {
        assert_eq!(
            markdown(&figures()[..1], &budgets()),
            "### Instructions a call\n\n\
             |  | official | glacier-sdk | ratio | budget |  |\n\
             | :-- | --: | --: | --: | --: | :-- |\n\
             | small-policy | 387,830 | 133,687 | 0.345 | × 0.34 | over |\n"
        );
    }
}
