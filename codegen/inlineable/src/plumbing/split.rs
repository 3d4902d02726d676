//! The parts of a text: the endpoint rules' function `split`.

/// The parts between delimiters, at most `limit` of them unless it is 0; the last one has the rest.
pub(crate) fn split<'t>(text: &'t str, delimiter: &str, limit: usize) -> Vec<&'t str> {
    match limit {
        0 => text.split(delimiter).collect(),
        limit => text.splitn(limit, delimiter).collect(),
    }
}
