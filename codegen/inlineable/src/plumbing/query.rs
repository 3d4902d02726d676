//! Members of an input that stand in the query of its URI.

use crate::plumbing::request::Request;
use crate::plumbing::unreserved::is_unreserved;
use aws_smithy_http::query::fmt_string;

/// Adds the member `name` to the query, if it is set.
pub(crate) fn query(request: &mut Request, name: &str, value: Option<impl AsRef<str>>) {
    let Some(value) = value else { return };
    let separator = if request.uri.contains('?') { '&' } else { '?' };
    request.uri.push(separator);
    push(&mut request.uri, name);
    request.uri.push('=');
    push(&mut request.uri, value.as_ref());
}

fn push(uri: &mut String, text: &str) {
    if text.bytes().all(is_unreserved) {
        uri.push_str(text);
    } else {
        uri.push_str(&fmt_string(text));
    }
}
