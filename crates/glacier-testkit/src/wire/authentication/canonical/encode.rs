//! Percent encoding as Signature Version 4 wants it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

pub(super) fn component(out: &mut Vec<u8>, bytes: &[u8]) {
    write(out, bytes, RESERVED);
}

/// Leaves slashes alone.
pub(super) fn path(out: &mut Vec<u8>, bytes: &[u8]) {
    write(out, bytes, RESERVED_IN_PATH);
}

fn write(out: &mut Vec<u8>, bytes: &[u8], reserved: &'static AsciiSet) {
    for part in percent_encode(bytes, reserved) {
        out.extend_from_slice(part.as_bytes());
    }
}
