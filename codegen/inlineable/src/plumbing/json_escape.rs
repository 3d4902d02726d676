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
    let mut written = 0;
    let (words, rest) = text.as_bytes().as_chunks();
    let mut last = [b' '; WORD];
    last.iter_mut().zip(rest).for_each(|(padding, byte)| *padding = *byte);
    for (number, word) in words.iter().chain([&last]).enumerate() {
        let mut found = to_escape(u64::from_le_bytes(*word));
        while found != 0 {
            let index = found.trailing_zeros() as usize / 8;
            let at = number * WORD + index;
            found &= found - 1;
            json.push_str(text.get(written..at).unwrap_or_default());
            written = at + push_escape(json, word.get(index).copied().unwrap_or_default());
        }
    }
    json.push_str(text.get(written..).unwrap_or_default());
    json.push('"');
}

const WORD: usize = size_of::<u64>();

/// Appends what stands in place of the byte or before it. The bytes that are done with.
fn push_escape(json: &mut String, byte: u8) -> usize {
    let escape = match byte {
        b'"' | b'\\' => {
            json.push('\\');
            return 0;
        }
        0x08 => "\\b",
        b'\t' => "\\t",
        b'\n' => "\\n",
        0x0c => "\\f",
        b'\r' => "\\r",
        _ => {
            // Writing to a text can't fail.
            let _ = write!(json, "\\u{byte:04x}");
            return 1;
        }
    };
    json.push_str(escape);
    1
}

/// The bytes that escapes add.
fn added(text: &[u8]) -> usize {
    let of_byte = |byte: &u8| match byte {
        b'"' | b'\\' | 0x08..=b'\n' | 0x0c | b'\r' => 1,
        0..b' ' => 5,
        _ => 0_u8,
    };
    // Short sums fit in bytes, of which the machine adds many at once.
    let of_chunk = |chunk: &[u8]| usize::from(chunk.iter().map(of_byte).sum::<u8>());
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
