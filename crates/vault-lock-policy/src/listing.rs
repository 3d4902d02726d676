//! Lists in words.

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn and<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn or<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "or")
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
