//! Enumerations of strings, written as `enum` shapes or with the older trait.

use serde_json::Value;

use crate::ast::traits::ids;
use crate::ast::{Kind, Members, Shape, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Docs, Enum, Variant};

use super::scope::Scope;
use super::types::Named;
use super::{docs, documentation, names, read};

/// Decides what an enumeration looks like; its variants are ordered by value, which is how they compare.
pub(super) fn resolve(named: &Named<'_, &Shape>, diagnostics: &mut Diagnostics) -> Enum {
    let &Named { ref names, id, shape } = named;
    let mut variants = match &shape.kind {
        Kind::Enum(members) => of_members(id, members, diagnostics),
        _ => of_trait(id, shape, diagnostics),
    };
    variants.sort_by(|a, b| a.value.cmp(&b.value));
    Enum {
        name: names.name.clone(),
        alias: names.alias.clone(),
        module: names.module.clone(),
        docs: documentation(id, &shape.traits, diagnostics),
        variants,
    }
}

fn of_members(id: &ShapeId, members: &Members, diagnostics: &mut Diagnostics) -> Vec<Variant> {
    let mut variants = Variants::default();
    for (name, member) in members {
        let subject = id.with_member(name);
        let value = match member.traits.enum_value() {
            None => name,
            Some(Value::String(value)) => value,
            Some(_) => {
                let at = ["traits", ids::ENUM_VALUE];
                diagnostics.model_at(&subject, &at, "the value is not a string", "write a string");
                continue;
            }
        };
        let docs = documentation(&subject, &member.traits, diagnostics);
        variants.add(&subject, name, value, docs, diagnostics);
    }
    if members.is_empty() {
        no_values(id, diagnostics);
    }
    variants.list
}

fn of_trait(id: &ShapeId, shape: &Shape, diagnostics: &mut Diagnostics) -> Vec<Variant> {
    let mut variants = Variants::default();
    let definitions = read(id, shape.traits.enum_definitions(), diagnostics);
    if definitions.as_ref().is_some_and(Vec::is_empty) {
        no_values(id, diagnostics);
    }
    for (index, definition) in definitions.into_iter().flatten().enumerate() {
        let value = &definition.value;
        let mut not_yet = |what: &str, help| {
            let at = ["traits", ids::ENUM, &index.to_string()];
            let message = format!("the value `{value}` {what}, which is not supported yet");
            diagnostics.model_at(id, &at, message, help);
        };
        if definition.deprecated {
            not_yet("is deprecated", "remove `deprecated`");
        }
        let Some(name) = &definition.name else {
            not_yet("has no name", "add a `name`");
            continue;
        };
        let docs = definition.documentation.as_deref().map(docs::markdown);
        variants.add(id, name, value, docs.unwrap_or_default(), diagnostics);
    }
    variants.list
}

fn no_values(id: &ShapeId, diagnostics: &mut Diagnostics) {
    let help = "add a value, or remove the shape";
    diagnostics.model(id, "the enumeration has no values", help);
}

#[derive(Default)]
struct Variants {
    list: Vec<Variant>,
    names: Scope,
    values: Scope,
}

impl Variants {
    fn add(
        &mut self,
        subject: &ShapeId,
        name: &str,
        value: &str,
        docs: Docs,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(name) = names::variant_name(name) else {
            names::no_name(subject, name, diagnostics);
            return;
        };
        let new_name = self.names.take(name.text(), "Rust name", subject, diagnostics);
        if new_name && self.values.take(value, "value", subject, diagnostics) {
            self.list.push(Variant { name, value: value.to_owned(), docs });
        }
    }
}
