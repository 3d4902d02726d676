//! What stands in URIs as it is (RFC 3986, section 2.3).

/// Whether the byte is a letter, a digit, `-`, `.`, `_` or `~`. Looking it up costs less than comparing it.
#[inline]
pub(crate) fn is_unreserved(byte: u8) -> bool {
    UNRESERVED.get(usize::from(byte)) == Some(&true)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "in a constant, where the index is that of a byte"
)]
static UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let c = byte as u8;
        table[byte] = c.is_ascii_alphanumeric() || matches!(c, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};
