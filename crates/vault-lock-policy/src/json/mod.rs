//! JSON with places: strict (RFC 8259), no member given twice, nested at most [`MAX_DEPTH`] deep.
//!
//! A reader of our own, because the libraries that keep places also take comments, single quotes or control characters, and those that
//! are strict keep no places or drop duplicates. The tests hold it to `serde_json`'s opinion of what is JSON.

mod path;
mod place;
mod problem;
mod reader;
mod string;

pub(crate) use path::{Segment, locate, write_path};
pub use place::{Place, Span, Spanned};
pub use problem::JsonProblem;
pub(crate) use reader::read;

/// How many arrays and objects may stand inside one another. A policy needs six.
pub const MAX_DEPTH: usize = 64;

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a value is. Numbers are kept as they are written, so that nothing is rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Value>),
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: Spanned<String>,
    pub(crate) value: Value,
}

impl Value {
    /// What kind of value this is, for messages.
    pub(crate) fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "a list",
            Kind::Object(_) => "an object",
        }
    }
}
