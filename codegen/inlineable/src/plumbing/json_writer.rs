//! Writing JSON into a text: strings are escaped where they go.

use crate::plumbing::json_escape::push_string;
use aws_smithy_json::serialize;

/// The place of a value.
pub(crate) struct JsonValueWriter<'a>(pub(super) &'a mut String);

impl<'a> JsonValueWriter<'a> {
    pub(crate) fn new(json: &'a mut String) -> Self {
        Self(json)
    }

    pub(crate) fn string(self, value: &str) {
        push_string(self.0, value);
    }

    pub(crate) fn start_object(self) -> JsonObjectWriter<'a> {
        self.0.push('{');
        JsonObjectWriter(Items::new(self.0))
    }
}

/// The official writer in the same place, for all other values.
impl<'a> From<JsonValueWriter<'a>> for serialize::JsonValueWriter<'a> {
    fn from(place: JsonValueWriter<'a>) -> Self {
        Self::new(place.0)
    }
}

/// An object that is being written.
pub(crate) struct JsonObjectWriter<'a>(Items<'a>);

impl JsonObjectWriter<'_> {
    pub(crate) fn key(&mut self, key: &str) -> JsonValueWriter<'_> {
        let json = self.0.next();
        push_string(json, key);
        json.push(':');
        JsonValueWriter(json)
    }

    pub(crate) fn finish(self) {
        self.0.json.push('}');
    }
}

/// What has commas between.
pub(super) struct Items<'a> {
    pub(super) json: &'a mut String,
    is_first: bool,
}

impl<'a> Items<'a> {
    pub(super) fn new(json: &'a mut String) -> Self {
        Self { json, is_first: true }
    }

    /// The place of the next one.
    pub(super) fn next(&mut self) -> &mut String {
        if !std::mem::replace(&mut self.is_first, false) {
            self.json.push(',');
        }
        self.json
    }
}
