//! The model, as far as inputs and answers are drawn from it.

use serde_json::{Map, Value, json};

/// A Smithy model with one service.
#[derive(Clone, Debug)]
pub struct Model {
    shapes: Map<String, Value>,
    operations: Vec<String>,
}

/// A member of a structure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) target: &'a str,
    traits: Option<&'a Value>,
}

impl Model {
    /// Reads a model in its JSON form.
    ///
    /// # Errors
    ///
    /// If the text is no such thing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut model: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let shapes = model.get_mut("shapes").map(Value::take);
        let Some(Value::Object(shapes)) = shapes else { return Err("no shapes".to_owned()) };
        let is = |shape: &Value, kind: &str| shape.get("type").is_some_and(|it| it == kind);
        let operations =
            shapes.iter().filter(|(_, shape)| is(shape, "operation")).map(|(id, _)| id.clone());
        Ok(Self { operations: operations.collect(), shapes })
    }

    /// The names of all operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().map(|id| name(id))
    }

    /// The names of the errors of an operation.
    pub fn errors(&self, operation: &str) -> Vec<&str> {
        let errors =
            self.operation(operation).and_then(|it| it.get("errors")).and_then(Value::as_array);
        errors.into_iter().flatten().filter_map(target).map(name).collect()
    }

    /// An input with something in each label.
    pub fn smallest_input(&self, operation: &str) -> Value {
        let labels = self.members(operation, "input").into_iter();
        let labels = labels.filter(|member| member.has("httpLabel"));
        Value::Object(labels.map(|member| (member.name.to_owned(), json!("x"))).collect())
    }

    /// The status of a good answer.
    pub(super) fn success(&self, operation: &str) -> u16 {
        let http = self.operation(operation).and_then(|it| trait_of(it, "http"));
        let code = http.and_then(|http| http.get("code")).and_then(Value::as_u64);
        code.and_then(|code| code.try_into().ok()).unwrap_or(200)
    }

    /// The members of the input or output of an operation.
    pub(super) fn members(&self, operation: &str, end: &str) -> Vec<Member<'_>> {
        let structure = self.operation(operation).and_then(|it| it.get(end)).and_then(target);
        structure.map(|id| self.members_of(id)).unwrap_or_default()
    }

    /// The members of a structure.
    pub(super) fn members_of(&self, id: &str) -> Vec<Member<'_>> {
        let members =
            self.shape(id).and_then(|shape| shape.get("members")).and_then(Value::as_object);
        let member = |(name, member)| {
            let (name, member): (&String, &Value) = (name, member);
            Some(Member { name, target: target(member)?, traits: member.get("traits") })
        };
        members.into_iter().flatten().filter_map(member).collect()
    }

    pub(super) fn shape(&self, id: &str) -> Option<&Value> {
        self.shapes.get(id)
    }

    /// The status of an error.
    pub(super) fn error_status(&self, error: &str) -> u16 {
        let ends = |id: &str| name(id) == error;
        let shape = self.shapes.iter().find(|(id, _)| ends(id)).map(|(_, shape)| shape);
        let status = shape.and_then(|shape| trait_of(shape, "httpError")).and_then(Value::as_u64);
        status.and_then(|status| status.try_into().ok()).unwrap_or(400)
    }

    fn operation(&self, operation: &str) -> Option<&Value> {
        let id = self.operations.iter().find(|id| name(id) == operation)?;
        self.shapes.get(id)
    }
}

impl<'a> Member<'a> {
    /// A trait of Smithy's own, by its name.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.traits?.get(format!("smithy.api#{name}"))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The header that it travels in.
    pub(super) fn header(&self) -> Option<&'a str> {
        self.get("httpHeader").and_then(Value::as_str)
    }
}

/// What a member or a reference points at.
pub(super) fn target(reference: &Value) -> Option<&str> {
    reference.get("target")?.as_str()
}

fn trait_of<'a>(shape: &'a Value, name: &str) -> Option<&'a Value> {
    shape.get("traits")?.get(format!("smithy.api#{name}"))
}

fn name(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}
