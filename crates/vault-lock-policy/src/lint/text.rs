//! Words for messages.

pub(super) use crate::listing::{and, or};

/// In backticks.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// `1 digit`, `2 digits`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The number of days that a text like `365 days`, `1y` or `1,000` stands for.
pub(super) fn days_in(text: &str) -> Option<u64> {
    let text = text.trim();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '_' | '\'');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let number: u64 = number.replace([',', '_', '\''], "").parse().ok()?;
    let unit = unit.trim_start().to_ascii_lowercase();
    let days_of_unit = match unit.as_str() {
        "" | "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        "y" | "year" | "years" => 365,
        _ => return None,
    };
    number.checked_mul(days_of_unit)
}

/// A list, and after `most` of it how many more there are.
pub(super) fn some<T: AsRef<str>>(words: &[T], most: usize) -> String {
    match words.split_at_checked(most) {
        Some((first, rest)) if rest.len() > 1 => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {} more", first.join(", "), rest.len())
        }
        _ => and(words),
    }
}
