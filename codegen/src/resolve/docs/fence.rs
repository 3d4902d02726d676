//! Backticks around code, as many as the code itself calls for.

/// Code as a part of a line.
pub(super) fn span(code: &str) -> String {
    let runs: Vec<usize> = runs(code).collect();
    let length = (1..=runs.len()).find(|length| !runs.contains(length));
    let fence = "`".repeat(length.unwrap_or(runs.len() + 1));
    let is_padded = code.starts_with(' ') && code.ends_with(' ');
    if is_padded || code.starts_with('`') || code.ends_with('`') {
        format!("{fence} {code} {fence}")
    } else {
        format!("{fence}{code}{fence}")
    }
}

/// The line above and below a block of code.
pub(super) fn block(code: &str) -> String {
    let longest = runs(code).max().unwrap_or_default();
    "`".repeat((longest + 1).max(3))
}

/// The lengths of the rows of backticks in the code.
fn runs(code: &str) -> impl Iterator<Item = usize> {
    code.split(|c| c != '`').map(str::len)
}
