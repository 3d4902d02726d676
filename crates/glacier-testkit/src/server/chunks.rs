//! Follows the framing of a body in chunks, to know where it ends.
//!
//! It is hyper that reads the body and refuses what is wrong with it, and then there is no next request. So this takes
//! whatever comes for what it should be.

/// Where a body in chunks stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chunks {
    /// In the size of a chunk, of which so much has come.
    Size(u64),
    /// Behind the size, in the same line.
    Extension(u64),
    /// In a chunk that goes on for so many bytes.
    Data(u64),
    /// Behind a chunk, in the end of its line.
    DataEnd,
    /// Behind the last chunk, in a line that is empty so far or is not.
    Trailer { empty: bool },
    /// Behind the body.
    End,
}

impl Chunks {
    pub(super) fn new() -> Self {
        Self::Size(0)
    }

    /// Goes on over these bytes, and gives how many of them belong to the body.
    pub(super) fn take(&mut self, bytes: &[u8]) -> usize {
        let mut rest = bytes;
        while let (false, [byte, after @ ..]) = (*self == Self::End, rest) {
            if let Self::Data(left) = *self {
                let within = usize::try_from(left).unwrap_or(usize::MAX).min(rest.len());
                rest = rest.get(within..).unwrap_or_default();
                let left = left - within as u64;
                *self = if left == 0 { Self::DataEnd } else { Self::Data(left) };
            } else {
                *self = self.after(*byte);
                rest = after;
            }
        }
        bytes.len() - rest.len()
    }

    /// What a byte leads to, outside of a chunk's data.
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Size(0) | Self::Extension(0), b'\n') => Self::Trailer { empty: true },
            (Self::Size(size) | Self::Extension(size), b'\n') => Self::Data(size),
            (Self::Size(size), byte) => match char::from(byte).to_digit(16) {
                Some(digit) => Self::Size(size.saturating_mul(16).saturating_add(digit.into())),
                None => Self::Extension(size),
            },
            (Self::DataEnd, b'\n') => Self::Size(0),
            (Self::Trailer { empty: true }, b'\n') => Self::End,
            (Self::Trailer { .. }, b'\n') => Self::Trailer { empty: true },
            (Self::Trailer { empty }, byte) => Self::Trailer { empty: empty && byte == b'\r' },
            (same, _) => same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chunks;

    const BODIES: [&str; 8] = [
        "0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n",
        "A\r\n0123456789\r\n1;name=\"value\"\r\n\n\r\n000\r\n\r\n",
        "1 \r\n0\r\n0\r\n\r\n",
        "5\r\n0\r\n\r\n\r\n0\r\n\r\n",
        "0\r\ndigest: 1\r\nother: \r\n\r\n",
        "2\nhi\n0\n\n",
        "0;last\r\n\r\n",
    ];

    #[test]
    fn what_follows_a_body_is_left() {
        for body in BODIES {
            let stream = format!("{body}GET / HTTP/1.1\r\n\r\n");
            for cut in 0..=stream.len() {
                let mut chunks = Chunks::new();
                let (first, second) = stream.as_bytes().split_at(cut);
                let of_first = chunks.take(first);
                assert_eq!(of_first, cut.min(body.len()), "{body:?}, {cut}");
                assert_eq!(chunks == Chunks::End, cut >= body.len(), "{body:?}, {cut}");
                assert_eq!(of_first + chunks.take(second), body.len(), "{body:?}, {cut}");
            }
        }
    }

    #[test]
    fn a_size_beyond_all_measure_has_no_end() {
        let mut chunks = Chunks::new();
        let stream = "fffffffffffffffffffff\r\n0\r\n\r\n";
        assert_eq!(chunks.take(stream.as_bytes()), stream.len());
    }
}
