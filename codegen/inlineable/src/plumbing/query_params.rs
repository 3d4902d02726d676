//! Maps in the query of a URI.

use crate::plumbing::query::query;
use crate::plumbing::request::Request;
use aws_smithy_http::query::fmt_string;
use std::collections::HashMap;

/// What an entry of the map has: one text or several.
pub(crate) trait Values {
    fn values(&self) -> &[String];
}

impl Values for String {
    fn values(&self) -> &[String] {
        std::slice::from_ref(self)
    }
}

impl Values for Vec<String> {
    fn values(&self) -> &[String] {
        self
    }
}

/// Adds the entries of the map to the query, by key, without those whose key is in the query already.
pub(crate) fn query_params<K: AsRef<str>, V: Values>(
    request: &mut Request,
    params: Option<&HashMap<K, V>>,
) {
    let known = request.uri.split_once('?').map_or("", |(_, query)| query);
    let known: Vec<_> = known.split('&').map(|it| it.split('=').next().unwrap_or(it)).collect();
    let is_new = |key: &str| !known.contains(&fmt_string(key).as_str());
    let params = params.into_iter().flatten().map(|(key, values)| (key.as_ref(), values.values()));
    let mut params: Vec<_> = params.filter(|(key, _)| is_new(key)).collect();
    params.sort_unstable();
    for (key, values) in params {
        for value in values {
            query(request, key, Some(value));
        }
    }
}
