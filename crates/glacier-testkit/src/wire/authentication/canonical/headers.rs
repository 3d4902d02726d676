//! The headers that are signed.

use http::HeaderMap;

/// Writes a line for each signed header: name, colon, values divided by commas.
pub(super) fn write(out: &mut Vec<u8>, headers: &HeaderMap, signed_headers: &str) {
    for name in signed_headers.split(';') {
        out.extend_from_slice(name.as_bytes());
        let mut separator = b':';
        for value in headers.get_all(name) {
            out.push(separator);
            write_value(out, value.as_bytes());
            separator = b',';
        }
        out.push(b'\n');
    }
}

/// Writes a value without white space around it, each run of spaces in it as a single one.
fn write_value(out: &mut Vec<u8>, value: &[u8]) {
    let value = trim(value);
    let mut was_space = false;
    out.extend(value.iter().filter(|byte| {
        let is_space = **byte == b' ';
        !(std::mem::replace(&mut was_space, is_space) && is_space)
    }));
}

fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}
