//! What stands in URIs as it is.

/// Whether the text is nothing but letters, digits, `-`, `.`, `_` and `~` (RFC 3986, section 2.3).
pub(crate) fn is_unreserved(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}
