//! Charts: what glacier-sdk costs where the official crate costs 1, with the budgets.

use anyhow::Context as _;
use plotters::prelude::*;

use super::budgets::{Budgets, Limit};
use super::figure::Figure;
use super::part::Part;

/// A chart: its file, its title and the parts in it.
pub(crate) const CHARTS: [(&str, &str, &[Part]); 2] = [
    (
        "calls.svg",
        "A call, where the official crate's is 1",
        &[Part::Instructions, Part::Allocations, Part::Time],
    ),
    (
        "builds.svg",
        "A build, where the official crate's is 1",
        &[Part::Compile, Part::Program, Part::Dependencies, Part::Lines],
    ),
];

const WIDTH: u32 = 860;
const ROW: i32 = 26;
const TOP: i32 = 58;
const BOTTOM: i32 = 46;
/// Where the bars begin.
const LEFT: i32 = 300;
/// Pixels for a ratio of 1.
const UNIT: i32 = 460;
const BAR: RGBColor = RGBColor(0x2f, 0x6f, 0xb3);
const LIMIT: RGBColor = RGBColor(0xc0, 0x39, 0x2b);
const GRID: RGBColor = RGBColor(0xc8, 0xc8, 0xc8);

/// Draws the figures that have a ratio, a bar each, as SVG.
pub(crate) fn draw(title: &str, figures: &[Figure], budgets: &Budgets) -> anyhow::Result<String> {
    let rows: Vec<_> = figures.iter().filter_map(|figure| Some((figure, figure.ratio?))).collect();
    let height = TOP + ROW * i32::try_from(rows.len())? + BOTTOM;
    let mut svg = String::new();
    {
        let area =
            SVGBackend::with_string(&mut svg, (WIDTH, u32::try_from(height)?)).into_drawing_area();
        area.fill(&WHITE)?;
        let black = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
        area.draw(&Text::new(title.to_owned(), (16, 18), black(18)))?;
        for tenths in (0..=10).step_by(2) {
            let x = LEFT + UNIT * tenths / 10;
            area.draw(&PathElement::new(vec![(x, TOP - 6), (x, height - BOTTOM)], GRID))?;
            let label = format!("{}.{}", tenths / 10, tenths % 10);
            area.draw(&Text::new(label, (x - 9, height - BOTTOM + 8), black(12)))?;
        }
        for ((figure, ratio), row) in rows.into_iter().zip(0..) {
            let y = TOP + ROW * row;
            area.draw(&Text::new(figure.name(), (16, y + 4), black(13)))?;
            let end = LEFT + pixels(ratio)?;
            area.draw(&Rectangle::new([(LEFT, y + 3), (end, y + ROW - 6)], BAR.filled()))?;
            area.draw(&Text::new(format!("{ratio:.2}"), (end + 8, y + 4), black(13)))?;
            if let Some(limit) = limit(figure, budgets) {
                let x = LEFT + pixels(limit)?;
                area.draw(&PathElement::new(
                    vec![(x, y), (x, y + ROW - 3)],
                    LIMIT.stroke_width(2),
                ))?;
            }
        }
        let legend = "red: the budget".to_owned();
        area.draw(&Text::new(
            legend,
            (16, height - BOTTOM + 8),
            ("sans-serif", 12).into_font().color(&LIMIT),
        ))?;
        area.present().context("the chart can't be drawn")?;
    }
    Ok(svg)
}

/// The budget as a ratio.
fn limit(figure: &Figure, budgets: &Budgets) -> Option<f64> {
    match (budgets.of(figure)?.limit, figure.official) {
        (Limit::Ratio(most), _) => Some(most),
        (Limit::Most(most), Some(official)) => super::figure::ratio(most, official),
        (Limit::Most(_), None) => None,
    }
}

/// Nothing is drawn beyond the edge, which is at 1.1.
fn pixels(ratio: f64) -> anyhow::Result<i32> {
    let pixels = (ratio.clamp(0.0, 1.1) * f64::from(UNIT)).round();
    format!("{pixels:.0}").parse().context("a ratio is no number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figure::Unit;

    #[test]
    fn bars_and_budgets() {
        let figures = [
            Figure::of_both(Part::Instructions, "small-policy", Unit::Count, 100.0, 25.0),
            Figure::of_ours(Part::Regen, "committed-crate", Unit::Seconds, 0.05),
        ];
        let budgets = "[[budget]]\nfigure = \"instructions/small-policy\"\nratio = 0.34\n";
        let svg = draw("Calls", &figures, &Budgets::parse(budgets).unwrap()).unwrap();
        assert!(svg.starts_with("<svg width=\"860\" height=\"130\""), "{svg}");
        // The bar, a quarter of 460 wide, and the budget at 300 + 0.34 × 460.
        assert!(svg.contains("<rect x=\"300\" y=\"61\" width=\"115\""), "{svg}");
        assert!(svg.contains("points=\"456,58 456,81 \""), "{svg}");
        assert!(svg.contains("\n0.25\n"), "{svg}");
        assert!(svg.contains("instructions/small-policy") && !svg.contains("regen/"), "{svg}");
    }

    #[test]
    fn a_budget_in_units_becomes_a_ratio() {
        let budgets =
            Budgets::parse("[[budget]]\nfigure = \"allocations/a\"\nmost = 85\n").unwrap();
        let figure = Figure::of_both(Part::Allocations, "a", Unit::Count, 340.0, 83.0);
        assert_eq!(limit(&figure, &budgets), Some(0.25));
    }
}
