//! From JSON values to shapes; each fault is told with the shape, or member, that has it.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::id::is_identifier;
use super::{Kind, Member, Members, Operation, Resource, Service, Shape, ShapeId, Simple, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::json;
use crate::suggest::nearest;

/// What a key of `shapes` stands for.
pub(super) enum Entry {
    /// A shape.
    Shape(Box<Shape>),
    /// Traits to be added to a shape or member.
    Apply(Traits),
}

/// Collects the faults of one text.
pub(super) struct Faults<'a> {
    pub(super) input: Input,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Faults<'_> {
    pub(super) fn push(
        &mut self,
        subject: &str,
        at: &[&str],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::new(self.input, subject, message, help);
        self.diagnostics.push(diagnostic.at(at));
    }
}

/// Reads the value that `shapes` has for `id`.
pub(super) fn entry(id: &ShapeId, value: Value, faults: &mut Faults<'_>) -> Option<Entry> {
    let subject = id.to_string();
    let mut object = Object::new(&subject, value, faults)?;
    let kind: String = object.required("type")?;
    if kind == "apply" {
        let traits = object.traits();
        object.finish("an `apply` statement");
        return Some(Entry::Apply(traits));
    }
    if id.member().is_some() {
        let message = "a member can't be defined outside its shape";
        object.fault("type", message, "move it to `members` of the shape");
        return None;
    }
    let traits = object.traits();
    let mixins = object.references("mixins");
    let kind = object.kind(id, &kind)?;
    let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    object.finish(&format!("{article} {}", kind.name()));
    Some(Entry::Shape(Box::new(Shape { kind, traits, mixins })))
}

/// An object of which one key after the other is taken.
pub(super) struct Object<'a, 'd> {
    subject: &'a str,
    keys: Map<String, Value>,
    known: Vec<&'static str>,
    faults: &'a mut Faults<'d>,
}

/// `{"target": "smithy.api#String"}`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with the `target` and nothing else")]
struct Reference {
    target: ShapeId,
}

impl<'a, 'd> Object<'a, 'd> {
    /// Reads the value of `subject`, which has to be an object.
    pub(super) fn new(subject: &'a str, value: Value, faults: &'a mut Faults<'d>) -> Option<Self> {
        let Value::Object(keys) = value else {
            let message = "expected an object";
            faults.push(subject, &[], message, "write it as `{ … }`");
            return None;
        };
        Some(Self { subject, keys, known: Vec::new(), faults })
    }

    /// Tells of each key that was not taken. `what` is the object, with its article.
    pub(super) fn finish(self, what: &str) {
        for key in self.keys.keys() {
            let help = match nearest(key, self.known.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "remove it".to_owned(),
            };
            let message = format!("`{key}` is not a property of {what}");
            self.faults.push(self.subject, &[key], message, help);
        }
    }

    /// The value of `key`, if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value> {
        self.known.push(key);
        self.keys.shift_remove(key)
    }

    /// The value of `key`, which has to be there.
    pub(super) fn required<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let Some(value) = self.take(key) else {
            let message = format!("`{key}` is missing");
            self.faults.push(self.subject, &[], message, "add it");
            return None;
        };
        self.decode(key, value)
    }

    /// The value of `key`, or the default of its type: that is also what stands for a malformed value, which is told.
    fn optional<T: DeserializeOwned + Default>(&mut self, key: &'static str) -> T {
        let value = self.take(key);
        value.and_then(|value| self.decode(key, value)).unwrap_or_default()
    }

    fn decode<T: DeserializeOwned>(&mut self, key: &str, value: Value) -> Option<T> {
        let decoded = T::deserialize(value);
        if let Err(error) = &decoded {
            let help = "write it as the JSON AST of Smithy 2.0 has it";
            let error = json::words(&error.to_string());
            self.fault(key, format!("malformed `{key}`: {error}"), help);
        }
        decoded.ok()
    }

    pub(super) fn fault(&mut self, key: &str, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.subject, &[key], message, help);
    }

    fn references(&mut self, key: &'static str) -> Vec<ShapeId> {
        let references: Vec<Reference> = self.optional(key);
        references.into_iter().map(|it| it.target).collect()
    }

    fn reference(&mut self, key: &'static str) -> Option<ShapeId> {
        let reference: Option<Reference> = self.optional(key);
        reference.map(|it| it.target)
    }

    fn named_references(&mut self, key: &'static str) -> IndexMap<String, ShapeId> {
        let references: IndexMap<String, Reference> = self.optional(key);
        let target = |(name, it): (String, Reference)| (name, it.target);
        references.into_iter().map(target).collect()
    }

    fn traits(&mut self) -> Traits {
        let values: Map<String, Value> = self.optional("traits");
        let mut traits = Traits::default();
        for (id, value) in values {
            if id.parse::<ShapeId>().is_ok_and(|id| id.member().is_none()) {
                traits.insert(id, value);
            } else {
                let message = format!("`{id}` is not the ID of a trait");
                let help = "write it with its namespace, as in `smithy.api#documentation`";
                let at = ["traits", id.as_str()];
                self.faults.push(self.subject, &at, message, help);
            }
        }
        traits
    }

    fn kind(&mut self, id: &ShapeId, name: &str) -> Option<Kind> {
        Some(match name {
            "service" => Kind::Service(self.service()),
            "resource" => Kind::Resource(self.resource()),
            "operation" => Kind::Operation(self.operation()),
            "structure" => Kind::Structure(self.members(id)),
            "union" => Kind::Union(self.members(id)),
            "list" | "set" => Kind::List(self.member(id, "member")?),
            "map" => {
                let (key, value) = (self.member(id, "key"), self.member(id, "value"));
                Kind::Map { key: key?, value: value? }
            }
            "enum" => Kind::Enum(self.members(id)),
            "intEnum" => Kind::IntEnum(self.members(id)),
            _ => Kind::Simple(self.simple(name)?),
        })
    }

    fn simple(&mut self, name: &str) -> Option<Simple> {
        let found = Simple::ALL.into_iter().find(|it| it.name() == name);
        if found.is_none() {
            let all: Vec<_> = types().map(|it| format!("`{it}`")).collect();
            let help = match nearest(name, types()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the types are {}", all.join(", ")),
            };
            self.fault("type", format!("`{name}` is not a type of shape"), help);
        }
        found
    }

    fn service(&mut self) -> Service {
        Service {
            version: self.optional("version"),
            operations: self.references("operations"),
            resources: self.references("resources"),
            errors: self.references("errors"),
            rename: self.optional("rename"),
        }
    }

    fn resource(&mut self) -> Resource {
        let mut operations = Vec::new();
        for key in ["create", "put", "read", "update", "delete", "list"] {
            operations.extend(self.reference(key));
        }
        operations.extend(self.references("operations"));
        operations.extend(self.references("collectionOperations"));
        Resource {
            identifiers: self.named_references("identifiers"),
            properties: self.named_references("properties"),
            operations,
            resources: self.references("resources"),
        }
    }

    fn operation(&mut self) -> Operation {
        Operation {
            input: self.reference("input"),
            output: self.reference("output"),
            errors: self.references("errors"),
        }
    }

    fn members(&mut self, id: &ShapeId) -> Members {
        let values: IndexMap<String, Value> = self.optional("members");
        let mut members = Members::new();
        for (name, value) in values {
            if !is_identifier(&name) {
                let message = format!("`{name}` is not a name that a member can have");
                let help = "use letters, digits and `_`, starting with a letter";
                let at = ["members", name.as_str()];
                self.faults.push(self.subject, &at, message, help);
            } else if let Some(member) = self.member_of(&id.with_member(&name), value) {
                members.insert(name, member);
            }
        }
        members
    }

    /// The one member called `key`, which has to be there.
    fn member(&mut self, id: &ShapeId, key: &'static str) -> Option<Member> {
        let value = self.required(key)?;
        self.member_of(&id.with_member(key), value)
    }

    fn member_of(&mut self, id: &ShapeId, value: Value) -> Option<Member> {
        let subject = id.to_string();
        let mut object = Object::new(&subject, value, self.faults)?;
        let (target, traits) = (object.required("target"), object.traits());
        object.finish("a member");
        Some(Member { target: target?, traits })
    }
}

/// All types of shape.
fn types() -> impl Iterator<Item = &'static str> {
    let composed = [
        "enum",
        "intEnum",
        "list",
        "map",
        "operation",
        "resource",
        "service",
        "structure",
        "union",
    ];
    composed.into_iter().chain(Simple::ALL.map(Simple::name))
}
