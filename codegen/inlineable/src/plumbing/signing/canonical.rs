//! From a request to its signature: the canonical request, the text to sign, the header `authorization`.

use crate::plumbing::signing::conditions::Target;
use crate::plumbing::signing::headers::SignedHeaders;
use crate::plumbing::signing::key::SigningKey;
use sha2::{Digest, Sha256};

const NAMES: &str = ", SignedHeaders=";

const SIGNATURE: &str = ", Signature=";

/// Of a hash.
const HEX_DIGITS: usize = 64;

/// The value of the header `authorization`. What stands in it and is signed, too, is written there first.
pub(crate) fn authorization(
    target: &Target<'_>,
    headers: &SignedHeaders<'_>,
    key: &SigningKey,
    date: &str,
) -> Option<String> {
    let names_len = headers.names().map(|name| name.len() + ";".len()).sum::<usize>() - ";".len();
    let parts = ["AWS4-HMAC-SHA256 Credential=", key.access_key_id(), "/", key.scope(), NAMES];
    let parts_len: usize = parts.iter().map(|part| part.len()).sum();
    // Just the room that it takes: a header keeps that as it is.
    let mut authorization =
        String::with_capacity(parts_len + names_len + SIGNATURE.len() + HEX_DIGITS);
    authorization.extend(parts);
    push_names(&mut authorization, headers);
    let names = authorization.get(parts_len..)?;

    let len: usize = headers.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut canonical = String::with_capacity(len + names.len() + target.path.len() + 128);
    push_request(&mut canonical, target, headers);
    canonical.push_str(names);
    canonical.push('\n');
    push_hex(&mut canonical, Sha256::digest(target.body).into())?;

    let hash = Sha256::digest(canonical.as_bytes());
    let mut to_sign = canonical;
    to_sign.clear();
    for part in ["AWS4-HMAC-SHA256\n", date, "\n", key.scope(), "\n"] {
        to_sign.push_str(part);
    }
    push_hex(&mut to_sign, hash.into())?;

    authorization.push_str(SIGNATURE);
    push_hex(&mut authorization, key.authenticate(&to_sign))?;
    Some(authorization)
}

/// `host;x-amz-date`
fn push_names(text: &mut String, headers: &SignedHeaders<'_>) {
    for (index, name) in headers.names().enumerate() {
        if index > 0 {
            text.push(';');
        }
        text.push_str(name);
    }
}

/// Method, path, no query, the headers; values of the same name are joined.
fn push_request(text: &mut String, target: &Target<'_>, headers: &SignedHeaders<'_>) {
    for part in [target.method, "\n", target.path, "\n\n"] {
        text.push_str(part);
    }
    let mut last = "";
    for (name, value) in headers.iter() {
        if name == last {
            text.pop();
            text.push(',');
        } else {
            text.push_str(name);
            text.push(':');
        }
        text.push_str(value);
        text.push('\n');
        last = name;
    }
    text.push('\n');
}

fn push_hex(text: &mut String, hash: [u8; 32]) -> Option<()> {
    let mut digits = [0; HEX_DIGITS];
    let (pairs, _) = digits.as_chunks_mut();
    for (pair, byte) in pairs.iter_mut().zip(hash) {
        *pair = *HEX.get(usize::from(byte))?;
    }
    text.push_str(str::from_utf8(&digits).ok()?);
    Some(())
}

/// The digits of each byte. Looking up both at once costs a third of what the crate `hex` takes for them.
#[expect(clippy::indexing_slicing, reason = "in a constant, where it would not compile")]
static HEX: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = [digits[byte >> 4], digits[byte & 0xf]];
        byte += 1;
    }
    table
};
