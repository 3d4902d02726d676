//! Maps in headers of a request.

use crate::error::BuildError;
use crate::plumbing::request::Request;
use crate::plumbing::request_header::header;
use std::collections::HashMap;

/// Adds a header for each entry of the member `field`, its key behind `prefix`, unless a member of its own has set it.
pub(crate) fn prefix_headers<K: AsRef<str>>(
    request: &mut Request,
    field: &'static str,
    prefix: &str,
    map: Option<&HashMap<K, String>>,
) -> Result<(), BuildError> {
    for (key, value) in map.into_iter().flatten() {
        let name = format!("{prefix}{}", key.as_ref()).to_ascii_lowercase();
        if let Some(other) = name.chars().find(|c| !is_token(*c)) {
            let details = format!("`{name}` cannot be the name of a header: it has `{other}`");
            return Err(BuildError::invalid_field(field, details));
        }
        if !request.headers.contains_key(&name) {
            header(request, field, name, Some(value))?;
        }
    }
    Ok(())
}

/// Whether RFC 9110 lets the name of a header have the character.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
