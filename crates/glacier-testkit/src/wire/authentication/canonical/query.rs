//! The query that is signed.

use percent_encoding::percent_decode;

use super::encode;

/// Writes the parameters in the order of their encoded names and values, each `name=value` even without a value.
///
/// Escapes count for what they stand for, and a plus for a space.
pub(super) fn write(out: &mut Vec<u8>, query: &str) {
    let mut parameters: Vec<(Vec<u8>, Vec<u8>)> = query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
        .map(|(name, value)| (encoded(name), encoded(value)))
        .collect();
    parameters.sort_unstable();
    for (index, (name, value)) in parameters.iter().enumerate() {
        if index > 0 {
            out.push(b'&');
        }
        out.extend_from_slice(name);
        out.push(b'=');
        out.extend_from_slice(value);
    }
}

fn encoded(text: &str) -> Vec<u8> {
    let text = text.replace('+', " ");
    let decoded: Vec<u8> = percent_decode(text.as_bytes()).collect();
    let mut out = Vec::with_capacity(text.len());
    encode::component(&mut out, &decoded);
    out
}
