//! Strings as JSON.
//!
//! Eight bytes a step are searched for those that need an escape, and all eight are copied whatever was found: what was too
//! much is written over. That needs room for bytes, of which a text has none; so a string is escaped piece by piece beside
//! it, and each piece goes into the text as a whole. The room for all of them is made before.

/// How much is escaped at a time. The room for it is just below 2 KB, from where on it takes long to clear.
const PIECE: usize = 336;

/// Appends the text in quotes, with quotes, backslashes and control characters escaped.
pub(crate) fn push_string(json: &mut String, text: &str) {
    let mut escaped = Escaped { bytes: [0; LONGEST * PIECE + WORD], len: 0 };
    let (piece, mut rest) = text.split_at(text.floor_char_boundary(PIECE));
    escaped.push(piece.as_bytes());
    // With the quotes, and with what ends an object that has no more.
    json.reserve(escaped.len + rest.len() + added(rest.as_bytes()) + r#"""}"#.len());
    json.push('"');
    json.push_str(escaped.as_str());
    while !rest.is_empty() {
        let (piece, more) = rest.split_at(rest.floor_char_boundary(PIECE));
        escaped.len = 0;
        escaped.push(piece.as_bytes());
        json.push_str(escaped.as_str());
        rest = more;
    }
    json.push('"');
}

const WORD: usize = size_of::<u64>();

/// Of a byte.
const BITS: usize = 8;

/// `\u0000`
const LONGEST: usize = 6;

/// A piece of a string. There is always room for one more word.
struct Escaped {
    bytes: [u8; LONGEST * PIECE + WORD],
    len: usize,
}

impl Escaped {
    fn push(&mut self, piece: &[u8]) {
        let (words, tail) = piece.as_chunks();
        for word in words {
            self.push_word(u64::from_le_bytes(*word), WORD);
        }
        if !tail.is_empty() {
            let mut last = [b' '; WORD];
            last.iter_mut().zip(tail).for_each(|(padding, byte)| *padding = *byte);
            self.push_word(u64::from_le_bytes(last), tail.len());
        }
    }

    /// The first `len` bytes of a word; what stands behind them needs no escape.
    fn push_word(&mut self, mut word: u64, mut len: usize) {
        let mut found = to_escape(word);
        while found != 0 {
            let before = found.trailing_zeros() as usize / BITS;
            let at = BITS * before;
            let clean = word & ((1 << at) - 1);
            self.put(clean | u64::from(b'\\') << at, before + 1);
            word >>= at;
            let byte = word.to_le_bytes()[0];
            let letter = letter(byte).unwrap_or_else(|| {
                self.put_number(byte >> 4);
                hex_digit(byte & 0xf)
            });
            // It stands for itself now.
            word = word & !0xff | u64::from(letter);
            found = (found & (found - 1)) >> at;
            len -= before;
        }
        self.put(word, len);
    }

    /// What stands between the backslash and the last digit of a control character.
    fn put_number(&mut self, high: u8) {
        self.put(u64::from_le_bytes([b'u', b'0', b'0', hex_digit(high), 0, 0, 0, 0]), 4);
    }

    /// Writes all of a word and keeps its first `len` bytes.
    fn put(&mut self, word: u64, len: usize) {
        if let Some(room) = self.bytes.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut) {
            *room = word.to_le_bytes();
            self.len += len;
        }
    }

    fn as_str(&self) -> &str {
        // Pieces end between characters, and escapes are letters, so it can't be anything else.
        self.bytes.get(..self.len).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
    }
}

/// What stands behind the backslash, if it is a letter or the byte itself.
fn letter(byte: u8) -> Option<u8> {
    match byte {
        b' '.. => Some(byte),
        0x08 => Some(b'b'),
        b'\t' => Some(b't'),
        b'\n' => Some(b'n'),
        0x0c => Some(b'f'),
        b'\r' => Some(b'r'),
        _ => None,
    }
}

fn hex_digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + value - 10 }
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
