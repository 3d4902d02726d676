//! The model as it is written: the JSON AST of Smithy 2.0.
//!
//! Parsing checks the form of every shape and nothing more: whether targets exist, and what traits mean, is for `resolve`.
//! The format is specified at <https://smithy.io/2.0/spec/json-ast.html>.

mod id;
mod locate;
mod mixins;
mod overlay;
mod prelude;
mod read;
mod shape;
pub(crate) mod traits;

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::json;
use crate::suggest::nearest;

pub(crate) use id::is_identifier;
pub use id::{NotAShapeId, ShapeId};
pub use locate::Locator;
pub use shape::{Kind, Member, Members, Operation, Resource, Service, Shape, Simple};
pub use traits::{
    AwsService, Deprecated, EnumDefinition, ErrorKind, HostPrefix, Http, Malformed, Read,
    RequestCompression, Retryable, Sigv4, Traits,
};

/// A model: shapes by ID, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    input: Input,
    shapes: IndexMap<ShapeId, Shape>,
    /// Traits for shapes that the model doesn't define.
    pending: Vec<(ShapeId, Traits)>,
}

impl Model {
    /// Parses the text of a model.
    ///
    /// # Errors
    ///
    /// All faults of form at once: text that isn't JSON, a key that one object has twice, a version other than 2, unknown
    /// types and properties, malformed IDs.
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        Self::parse_as(Input::Model, text)
    }

    /// Parses the text of a model that is to be laid over another with [`Model::with_overlay`].
    ///
    /// # Errors
    ///
    /// As for [`Model::parse`].
    pub fn parse_overlay(text: &str) -> Result<Self, Diagnostics> {
        Self::parse_as(Input::Tests, text)
    }

    /// The shape with this ID; one of the prelude if it is in `smithy.api`.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        if id.member().is_some() {
            return None;
        }
        let own = self.shapes.get(id);
        let prelude = || id.is_prelude().then(|| prelude::shape(id.name()));
        own.or_else(|| prelude().flatten())
    }

    /// The shapes that the model defines, in the order of the text.
    pub fn shapes(&self) -> impl Iterator<Item = (&ShapeId, &Shape)> {
        self.shapes.iter()
    }

    /// A shape that the model defines, with the model's own copy of its ID.
    pub(crate) fn defined(&self, id: &ShapeId) -> Option<(&ShapeId, &Shape)> {
        self.shapes.get_key_value(id)
    }

    /// The shape that a member was probably meant to target: one with nearly the same name, of the same namespace if
    /// there is one.
    pub(crate) fn nearest(&self, id: &ShapeId) -> Option<ShapeId> {
        let names = self.shapes.keys().filter(|it| it.namespace() == id.namespace());
        if let Some(name) = nearest(id.name(), names.map(ShapeId::name)) {
            return id.sibling(name);
        }
        let others: Vec<ShapeId> = prelude::ids().chain(self.shapes.keys().cloned()).collect();
        let name = nearest(id.name(), others.iter().map(ShapeId::name))?;
        others.iter().find(|it| it.name() == name).cloned()
    }

    /// Tells of traits that are applied to shapes which neither the model nor an overlay defines.
    pub(crate) fn check_pending(&self, diagnostics: &mut Diagnostics) {
        for (id, _) in &self.pending {
            diagnostics.push(self.nothing_to_apply_to(self.input, id));
        }
    }

    fn parse_as(input: Input, text: &str) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let document = match json::read(text) {
            Ok(document) => document,
            Err(error) => {
                diagnostics.push(not_json(input, text, &error));
                return Err(diagnostics);
            }
        };
        for path in &document.repeated {
            diagnostics.push(repeated(input, path));
        }
        let model = Self::read(input, document.value, &mut diagnostics);
        match model {
            Some(model) => diagnostics.into_result(model),
            None => Err(diagnostics),
        }
    }

    fn read(input: Input, value: Value, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut faults = read::Faults { input, diagnostics };
        let mut top = read::Object::new("the model", value, &mut faults)?;
        let version: String = top.required("smithy")?;
        if version != "2" && !version.starts_with("2.") {
            let message = format!("Smithy {version} is not supported");
            top.fault("smithy", message, "write the model in Smithy 2.0");
            return None;
        }
        top.take("metadata");
        let shapes: Option<IndexMap<String, Value>> = top.required("shapes");
        top.finish("a model");
        let shapes = shapes?;

        let mut model =
            Self { input, shapes: IndexMap::with_capacity(shapes.len()), pending: Vec::new() };
        for (id, value) in shapes {
            match id.parse::<ShapeId>() {
                Ok(id) => match read::entry(&id, value, &mut faults) {
                    Some(read::Entry::Shape(shape)) => {
                        model.shapes.insert(id, *shape);
                    }
                    Some(read::Entry::Apply(traits)) => model.pending.push((id, traits)),
                    None => {}
                },
                Err(error) => {
                    let help = "write it as `namespace#Name`";
                    faults.push(&id, &[], error.to_string(), help);
                }
            }
        }
        model.apply_mixins(input, faults.diagnostics);
        model.apply_pending(faults.diagnostics);
        Some(model)
    }
}

fn not_json(input: Input, text: &str, error: &serde_json::Error) -> Diagnostic {
    let message = format!("this is not JSON: {}", json::message(error));
    let place = json::place_of(error, text);
    Diagnostic::in_text(input, text, place, message, "mend the text at this place")
}

/// A key that one object has twice; `path` leads to it from the top.
fn repeated(input: Input, path: &[String]) -> Diagnostic {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    // Where `members` is no object, or a name is none, there is no member to speak of.
    let is_member = |id: &str, member: &str| format!("{id}${member}").parse::<ShapeId>().is_ok();
    let (subject, at): (String, &[&str]) = match path.as_slice() {
        ["shapes", id, "members", member, at @ ..] if is_member(id, member) => {
            (format!("{id}${member}"), at)
        }
        ["shapes", id, at @ ..] => ((*id).to_owned(), at),
        [key, at @ ..] => ((*key).to_owned(), at),
        [] => (String::new(), &[]),
    };
    let key = path.last().copied().unwrap_or_default();
    let message = format!("`{key}` stands here twice");
    Diagnostic::new(input, subject, message, "keep one of the two").at(at)
}
