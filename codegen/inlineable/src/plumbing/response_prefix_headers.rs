//! Members of an output that stand in several headers of its answer.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use crate::plumbing::response_header::read_header;
use std::collections::HashMap;
use std::hash::Hash;

/// The headers that start with `prefix`, by what follows; they hold the member `member` of the model.
pub(crate) fn read_prefix_headers<K: for<'k> From<&'k str> + Eq + Hash>(
    response: &Response<'_>,
    member: &str,
    prefix: &str,
) -> Result<Option<HashMap<K, String>>, BoxError> {
    let prefix = prefix.to_ascii_lowercase();
    let mut found = HashMap::new();
    for (name, _) in response.headers.iter_bytes() {
        if let Some(key) = name.strip_prefix(prefix.as_str())
            && let Some(value) = read_header(response, member, name)?
        {
            found.insert(K::from(key), value);
        }
    }
    Ok((!found.is_empty()).then_some(found))
}
