//! Members of an input that stand in headers of its request.

use crate::error::BuildError;
use crate::plumbing::request::Request;

/// Adds the header `name` with the value of the member `field`, if it is set.
pub(crate) fn header(
    request: &mut Request,
    field: &'static str,
    name: impl Into<std::borrow::Cow<'static, str>>,
    value: Option<impl AsRef<str>>,
) -> Result<(), BuildError> {
    let Some(value) = value else { return Ok(()) };
    let value = value.as_ref();
    request.headers.try_insert(name.into(), value.to_owned()).map_err(|err| {
        let details = format!("`{value}` cannot be used as a header value: {err}");
        BuildError::invalid_field(field, details)
    })?;
    Ok(())
}
