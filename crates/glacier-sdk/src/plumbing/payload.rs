//! Bodies of requests, in JSON.

use crate::plumbing::request::Request;
use aws_smithy_json::serialize::JsonObjectWriter;

impl Request {
    /// Adds a JSON document as the body.
    pub(crate) fn json(mut self, content: String) -> Self {
        self.body = Some(("application/json", content));
        self
    }
}

/// The JSON object that `write` fills from `value`; an unset value is an empty object.
pub(crate) fn payload<T>(
    value: Option<&T>,
    write: impl FnOnce(&mut JsonObjectWriter<'_>, &T),
) -> String {
    let mut json = String::new();
    let mut object = JsonObjectWriter::new(&mut json);
    if let Some(value) = value {
        write(&mut object, value);
    }
    object.finish();
    json
}
