//! The hash of the body, with which a canonical request ends.

use sha2::{Digest as _, Sha256};

use super::refusal;
use crate::state::ServiceError;
use crate::wire::HttpRequest;

const HEADER: &str = "x-amz-content-sha256";
const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The hash in hexadecimal digits; what the client says of it must be right, [`rules::PAYLOAD_HASH`](crate::rules::PAYLOAD_HASH).
pub(super) fn hash(request: &HttpRequest<'_>) -> Result<String, ServiceError> {
    let hash = match request.body {
        [] => OF_NOTHING.to_owned(),
        body => hex::encode(Sha256::digest(body)),
    };
    match request.headers.get_all(HEADER).iter().find(|claimed| *claimed != hash.as_str()) {
        Some(claimed) => {
            let claimed = String::from_utf8_lossy(claimed.as_bytes());
            Err(refusal::payload_hash(&hash, &claimed))
        }
        None => Ok(hash),
    }
}
