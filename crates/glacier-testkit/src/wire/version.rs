//! The API version that every request names.

use http::HeaderMap;

use crate::rules;
use crate::state::{ErrorCode, ServiceError};

const HEADER: &str = "x-amz-glacier-version";
const VERSION: &str = "2012-06-01";

/// Lets a request pass that names the version, [`rules::VERSION_MISSING`] and [`rules::VERSION_UNKNOWN`].
pub(super) fn check(headers: &HeaderMap) -> Result<(), ServiceError> {
    match headers.get(HEADER) {
        None => Err(ServiceError::new(
            ErrorCode::MissingParameterValue,
            &rules::VERSION_MISSING,
            format!("Required header is missing: {HEADER}"),
        )),
        Some(version) if version != VERSION => Err(ServiceError::new(
            ErrorCode::InvalidParameterValue,
            &rules::VERSION_UNKNOWN,
            format!(
                "The value of {HEADER} is not supported: {}",
                String::from_utf8_lossy(version.as_bytes())
            ),
        )),
        Some(_) => Ok(()),
    }
}
