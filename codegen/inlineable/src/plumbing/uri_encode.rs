//! Percent-encoding of a text: the endpoint rules' function `uriEncode`.

use crate::plumbing::unreserved::is_unreserved;
use std::fmt::Write as _;

/// The text with everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
pub(crate) fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(byte.into());
        } else {
            // Writing to a text can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
