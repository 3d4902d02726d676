//! The ID that all attempts of a call have in common.

use crate::config::http::HttpRequest;

/// A random UUID of version 4 (RFC 9562), as text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id([u8; 36]);

impl Id {
    pub(crate) fn random() -> Self {
        let bits = fastrand::u128(..) & !(0xf << 76) | 0x4 << 76;
        let bits = bits & !(0x3 << 62) | 0x2 << 62;
        let mut digits = [b'0'; 32];
        // There is room for all of them, so it can't fail.
        let _ = hex::encode_to_slice(bits.to_be_bytes(), &mut digits);
        let mut digits = digits.into_iter();
        Self(std::array::from_fn(|index| match index {
            8 | 13 | 18 | 23 => b'-',
            _ => digits.next().unwrap_or_default(),
        }))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }

    /// Adds it to the headers of a request, as `InvocationIdInterceptor` does.
    pub(crate) fn append_to(&self, request: &mut HttpRequest) {
        // Not `try_append`, which would copy the name.
        request.headers_mut().append("amz-sdk-invocation-id", self.text());
    }
}
