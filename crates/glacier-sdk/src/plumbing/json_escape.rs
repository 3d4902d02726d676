//! Strings as JSON.
//!
//! Eight bytes a step are searched for those that need an escape; what stands between them is copied at once. The room for
//! all of it is made before.

use std::fmt::Write as _;

/// Appends the text in quotes, with quotes, backslashes and control characters escaped.
pub(crate) fn push_string(json: &mut String, text: &str) {
    // With the quotes, and with what ends an object that has no more.
    json.reserve(text.len() + added(text.as_bytes()) + r#"""}"#.len());
    json.push('"');
    let (mut rest, mut done) = (text, 0);
    let (words, tail) = text.as_bytes().as_chunks();
    let mut last = [b' '; WORD];
    last.iter_mut().zip(tail).for_each(|(padding, byte)| *padding = *byte);
    for (number, word) in words.iter().chain([&last]).enumerate() {
        let mut found = to_escape(u64::from_le_bytes(*word));
        while found != 0 {
            let at = number * WORD + found.trailing_zeros() as usize / 8;
            found &= found - 1;
            let Some((run, from_here)) = rest.split_at_checked(at - done) else { return };
            json.push_str(run);
            let escaped = push_escape(json, from_here);
            (rest, done) = (from_here.get(escaped..).unwrap_or_default(), at + escaped);
        }
    }
    json.push_str(rest);
    json.push('"');
}

const WORD: usize = size_of::<u64>();

/// Appends what stands in place of the first byte or before it. The bytes that are done with.
fn push_escape(json: &mut String, text: &str) -> usize {
    let byte = text.bytes().next().unwrap_or_default();
    if byte >= b' ' {
        json.push('\\');
        return 0;
    }
    match byte {
        0x08 => json.push_str("\\b"),
        b'\t' => json.push_str("\\t"),
        b'\n' => json.push_str("\\n"),
        0x0c => json.push_str("\\f"),
        b'\r' => json.push_str("\\r"),
        _ => {
            // Writing to a text can't fail.
            let _ = write!(json, "\\u{byte:04x}");
        }
    }
    1
}

/// The bytes that escapes add.
fn added(text: &[u8]) -> usize {
    // One for those with a letter of their own, five for other control characters.
    let of_byte = |byte: u8| {
        let has_letter = (0x08..=0x0d).contains(&byte) && byte != 0x0b;
        let is_control = u8::from(byte < b' ');
        u8::from(byte == b'"') + u8::from(byte == b'\\') + 5 * is_control - 4 * u8::from(has_letter)
    };
    // Short sums fit in bytes, of which the machine adds many at once.
    let of_chunk = |chunk: &[u8]| usize::from(chunk.iter().map(|byte| of_byte(*byte)).sum::<u8>());
    let (chunks, rest) = text.as_chunks::<32>();
    chunks.iter().map(|chunk| of_chunk(chunk)).sum::<usize>() + of_chunk(rest)
}

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; WORD])
}

/// The high bit of each byte that is to be escaped: a quote, a backslash, one with none of the upper three bits.
fn to_escape(word: u64) -> u64 {
    let is_other = |word: u64| ((word & each(0x7f)) + each(0x7f)) | word;
    let quotes = is_other(word ^ each(b'"'));
    let backslashes = is_other(word ^ each(b'\\'));
    let controls = is_other(word & each(0xe0));
    !(quotes & backslashes & controls) & each(0x80)
}
