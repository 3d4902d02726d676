//! Words for messages.

/// `a`, `a and b`, `a, b and c`.
pub(super) fn and<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn or<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "or")
}

/// In backticks.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// `1 digit`, `2 digits`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The number that a text begins with, like the one of `365 days`; thousands may be set apart.
pub(super) fn number_in(text: &str) -> Option<String> {
    let text = text.trim_start();
    let is_part = |(at, c): (usize, char)| {
        let next_is_digit =
            text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        c.is_ascii_digit() || (matches!(c, ',' | '_' | '.' | '\'') && at > 0 && next_is_digit)
    };
    let end = text.char_indices().find(|at| !is_part(*at)).map_or(text.len(), |(at, _)| at);
    let number = text.get(..end)?.replace([',', '_', '\''], "");
    number.starts_with(|c: char| c.is_ascii_digit()).then_some(number)
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

fn join<T: AsRef<str>>(words: &[T], last_word: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last_word} {}", first.join(", "), last.as_ref())
        }
    }
}
