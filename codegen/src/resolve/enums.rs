//! Enumerations of strings, written as `enum` shapes or with the older trait.

use crate::ast::traits::ids;
use crate::ast::{EnumDefinition, Kind, Members, Shape, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Docs, Enum, Name, Variant};

use super::scope::Scope;
use super::types::TypeNames;
use super::{docs, documentation, names, read};

/// Decides what an enumeration looks like; its variants are ordered by value, which is how they compare.
pub(super) fn resolve(
    id: &ShapeId,
    shape: &Shape,
    names: &TypeNames,
    diagnostics: &mut Diagnostics,
) -> Enum {
    let mut variants = match &shape.kind {
        Kind::Enum(members) => of_members(id, members, diagnostics),
        _ => of_trait(id, shape, diagnostics),
    };
    variants.sort_by(|a, b| a.value.cmp(&b.value));
    Enum {
        name: names.name.clone(),
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
            None => name.as_str(),
            Some(value) => value.as_str().unwrap_or_else(|| {
                let message = "the value is not a string";
                let at = ["traits", ids::ENUM_VALUE];
                diagnostics.model_at(&subject, &at, message, "write a string");
                ""
            }),
        };
        let docs = documentation(&subject, &member.traits, diagnostics);
        variants.add(&subject, name, value, docs, diagnostics);
    }
    variants.list
}

fn of_trait(id: &ShapeId, shape: &Shape, diagnostics: &mut Diagnostics) -> Vec<Variant> {
    let definitions = read(id, shape.traits.enum_definitions(), diagnostics).unwrap_or_default();
    let mut variants = Variants::default();
    for definition in definitions {
        let EnumDefinition {
            value,
            name: Some(name),
            documentation,
            tags: _,
            deprecated: false,
        } = definition
        else {
            let message = format!(
                "the value `{}` of the enumeration is deprecated or has no name, which is not supported yet",
                definition.value
            );
            let help = "give each value a name, and remove `deprecated`";
            diagnostics.model_at(id, &["traits", ids::ENUM], message, help);
            continue;
        };
        let docs = documentation.map(|text| docs::markdown(&text));
        variants.add(id, &name, &value, docs.unwrap_or_default(), diagnostics);
    }
    variants.list
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
            no_name(subject, name, diagnostics);
            return;
        };
        let new_name = self.names.take(name.text(), "Rust name", subject, diagnostics);
        if new_name && self.values.take(value, "value", subject, diagnostics) {
            self.list.push(Variant {
                name,
                value: value.to_owned(),
                docs,
            });
        }
    }
}

/// Tells that nothing in Rust can be called like this.
pub(super) fn no_name(subject: &ShapeId, model_name: &str, diagnostics: &mut Diagnostics) {
    let message = format!("no Rust name can be made of `{model_name}`");
    diagnostics.model(subject, message, "rename it in the model");
}
