//! Bodies of requests, in JSON.

use crate::error::BuildError;
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::request::Request;
use crate::plumbing::to_json::ToJson;

impl Request {
    /// Adds a JSON document as the body.
    pub(crate) fn json(mut self, content: String) -> Self {
        self.body = Some(("application/json", content.into()));
        self
    }
}

/// The value as JSON; an unset value is an empty object.
pub(crate) fn payload<T: ToJson>(value: Option<&T>) -> Result<String, BuildError> {
    let Some(value) = value else { return Ok("{}".to_owned()) };
    let mut json = String::with_capacity(64);
    value.to_json(JsonValueWriter::new(&mut json))?;
    Ok(json)
}
