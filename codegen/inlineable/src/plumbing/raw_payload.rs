//! Bodies of requests that are what a member holds, byte for byte.

use crate::plumbing::request::Request;
use crate::primitives::SdkBody;

/// Adds the body, and says what it is; an unset member is an empty body.
pub(crate) fn raw(
    mut request: Request,
    content_type: &'static str,
    content: Option<impl Into<SdkBody>>,
) -> Request {
    let content = content.map_or_else(SdkBody::empty, Into::into);
    request.body = Some((content_type, content));
    request
}
