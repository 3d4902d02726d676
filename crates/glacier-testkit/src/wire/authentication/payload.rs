//! The hash of the body, with which a canonical request ends.

use http::HeaderName;

use super::hash::HexHash;
use super::refusal;
use crate::state::ServiceError;
use crate::wire::HttpRequest;

const HEADER: HeaderName = HeaderName::from_static("x-amz-content-sha256");

/// The hash; what the client says of it must be right, [`rules::PAYLOAD_HASH`](crate::rules::PAYLOAD_HASH).
pub(super) fn hash(request: &HttpRequest<'_>) -> Result<HexHash, ServiceError> {
    let hash = HexHash::of(request.body);
    match request.headers.get_all(HEADER).iter().find(|claimed| *claimed != hash.as_str()) {
        Some(claimed) => {
            let claimed = String::from_utf8_lossy(claimed.as_bytes());
            Err(refusal::payload_hash(hash.as_str(), &claimed))
        }
        None => Ok(hash),
    }
}
