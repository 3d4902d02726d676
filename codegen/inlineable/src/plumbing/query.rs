//! Members of an input that stand in the query of its URI.

use crate::plumbing::request::Request;
use aws_smithy_http::query::fmt_string;

/// Adds the member `name` to the query, if it is set.
pub(crate) fn query(request: &mut Request, name: &str, value: Option<impl AsRef<str>>) {
    let Some(value) = value else { return };
    let separator = if request.uri.contains('?') { '&' } else { '?' };
    request.uri.push(separator);
    request.uri.push_str(&fmt_string(name));
    request.uri.push('=');
    request.uri.push_str(&fmt_string(value));
}
