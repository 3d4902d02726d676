//! The ID that all attempts of a call have in common.

use crate::config::http::HttpRequest;
use crate::error::BoxError;

/// A random UUID of version 4 (RFC 9562), as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id([u8; 36]);

impl Id {
    pub(crate) fn random() -> Self {
        Self::from_bits(fastrand::u128(..))
    }

    fn from_bits(bits: u128) -> Self {
        let bits = bits & !(0xf << 76) | 0x4 << 76;
        let mut bits = bits & !(0x3 << 62) | 0x2 << 62;
        let mut text = [b'-'; 36];
        for (index, digit) in text.iter_mut().enumerate() {
            if ![8, 13, 18, 23].contains(&index) {
                bits = bits.rotate_left(4);
                let value = (bits & 0xf) as u8;
                *digit = if value < 10 { b'0' + value } else { b'a' + value - 10 };
            }
        }
        Self(text)
    }

    /// Adds it to the headers of a request, as `InvocationIdInterceptor` does.
    pub(crate) fn append_to(&self, request: &mut HttpRequest) -> Result<(), BoxError> {
        let text = str::from_utf8(&self.0)?.to_owned();
        // Not `try_append`, which would copy the name.
        request.headers_mut().append("amz-sdk-invocation-id", text);
        Ok(())
    }
}
