//! Figures: what was measured, of both clients.

use serde::{Deserialize, Serialize};

use super::part::Part;

/// Something that was measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figure {
    /// What it is a figure of: `small-policy`. Together with the part it names the figure: `instructions/small-policy`.
    pub(crate) what: String,
    pub(crate) part: Part,
    pub(crate) unit: Unit,
    /// Of the official crate; none for what it has nothing like.
    pub(crate) official: Option<f64>,
    pub(crate) ours: f64,
    /// Ours to official. Where it is not the quotient of the two, it is the median of many quotients.
    pub(crate) ratio: Option<f64>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unit {
    Count,
    Bytes,
    Seconds,
}

impl Figure {
    /// A figure of both clients.
    pub(crate) fn of_both(part: Part, what: &str, unit: Unit, official: f64, ours: f64) -> Self {
        let ratio = ratio(ours, official);
        Self { what: what.to_owned(), part, unit, official: Some(official), ours, ratio }
    }

    /// A figure that only this repository has.
    pub(crate) fn of_ours(part: Part, what: &str, unit: Unit, ours: f64) -> Self {
        Self { what: what.to_owned(), part, unit, official: None, ours, ratio: None }
    }

    /// `instructions/small-policy`
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.part.name(), self.what)
    }
}

/// A quotient, unless there is nothing to divide by.
pub(crate) fn ratio(ours: f64, official: f64) -> Option<f64> {
    (official > 0.0).then(|| ours / official)
}

/// The middle one, or the mean of the two in the middle; none of none.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

impl Unit {
    /// A number for people.
    pub(crate) fn show(self, value: f64) -> String {
        match self {
            Self::Count if value.fract() == 0.0 || value >= 1000.0 => grouped(value),
            Self::Count => format!("{value:.1}"),
            Self::Bytes if value >= 1e6 => format!("{:.2} MB", value / 1e6),
            Self::Bytes => format!("{} B", grouped(value)),
            Self::Seconds if value < 1e-3 => format!("{:.1} µs", value * 1e6),
            Self::Seconds if value < 1.0 => format!("{:.1} ms", value * 1e3),
            Self::Seconds => format!("{value:.1} s"),
        }
    }
}

/// With a comma before each three digits.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        let cases = [
            (Unit::Count, 0.0, "0"),
            (Unit::Count, 83.0, "83"),
            (Unit::Count, 305.015_625, "305.0"),
            (Unit::Count, 999.0, "999"),
            (Unit::Count, 387_830.4, "387,830"),
            (Unit::Count, 1_917_196.0, "1,917,196"),
            (Unit::Bytes, 28_526.0, "28,526 B"),
            (Unit::Bytes, 10_519_000.0, "10.52 MB"),
            (Unit::Seconds, 0.000_034_7, "34.7 µs"),
            (Unit::Seconds, 0.0321, "32.1 ms"),
            (Unit::Seconds, 222.34, "222.3 s"),
        ];
        for (unit, value, shown) in cases {
            assert_eq!(unit.show(value), shown);
        }
    }

    #[test]
    fn ratios() {
        assert_eq!(ratio(83.0, 332.0), Some(0.25));
        assert_eq!(ratio(83.0, 0.0), None);
        assert_eq!(ratio(0.0, 1.0), Some(0.0));
        let figure = Figure::of_both(Part::Lines, "source", Unit::Count, 50.0, 5.0);
        assert_eq!((figure.ratio, figure.name().as_str()), (Some(0.1), "lines/source"));
    }

    #[test]
    fn medians() {
        assert_eq!(median([]), None);
        assert_eq!(median([3.0]), Some(3.0));
        assert_eq!(median([9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 9.0]), Some(3.0));
    }
}
