//! The ID that all attempts of a call have in common.

use crate::config::http::HttpRequest;
use crate::error::BoxError;

/// A random UUID of version 4 (RFC 9562), as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id([u8; 36]);

impl Id {
    pub(crate) fn random() -> Option<Self> {
        Self::from_bits(fastrand::u128(..))
    }

    fn from_bits(bits: u128) -> Option<Self> {
        let bits = bits & !(0xf << 76) | 0x4 << 76;
        let bits = bits & !(0x3 << 62) | 0x2 << 62;
        let mut digits = [0; 32];
        hex::encode_to_slice(bits.to_be_bytes(), &mut digits).ok()?;
        let mut digits = digits.into_iter();
        Some(Self(std::array::from_fn(|index| match index {
            8 | 13 | 18 | 23 => b'-',
            _ => digits.next().unwrap_or_default(),
        })))
    }

    /// Adds it to the headers of a request, as `InvocationIdInterceptor` does.
    pub(crate) fn append_to(&self, request: &mut HttpRequest) -> Result<(), BoxError> {
        let text = str::from_utf8(&self.0)?.to_owned();
        // Not `try_append`, which would copy the name.
        request.headers_mut().append("amz-sdk-invocation-id", text);
        Ok(())
    }
}
