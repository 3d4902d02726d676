//! Members of an input that stand in headers of its request.

use crate::error::BuildError;
use crate::plumbing::request::Request;

impl Request {
    /// Adds the header `name` with the value of the member `field`, if it is set.
    pub(crate) fn header(
        mut self,
        field: &'static str,
        name: &'static str,
        value: Option<&str>,
    ) -> Result<Self, BuildError> {
        if let Some(value) = value {
            self.headers.try_insert(name, value.to_owned()).map_err(|err| {
                let details = format!("`{value}` cannot be used as a header value: {err}");
                BuildError::invalid_field(field, details)
            })?;
        }
        Ok(self)
    }
}
