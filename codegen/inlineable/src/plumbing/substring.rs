//! A part of a text: the endpoint rules' function `substring`.

use std::ops::Range;

/// The characters of `range`, which counts from the end if `reverse`. Nothing if the text is shorter, or not ASCII.
pub(crate) fn substring(text: &str, range: Range<usize>, reverse: bool) -> Option<&str> {
    if range.is_empty() || !text.is_ascii() {
        return None;
    }
    let Range { start, end } = range;
    if reverse {
        let length = text.len();
        text.get(length.checked_sub(end)?..length.checked_sub(start)?)
    } else {
        text.get(start..end)
    }
}
