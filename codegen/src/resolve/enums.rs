//! Enumerations of strings, written as `enum` shapes or with the older trait.

use serde_json::Value;

use crate::ast::traits::ids;
use crate::ast::{Kind, Members, Shape, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Docs, Enum, Values, Variant};

use super::scope::Scope;
use super::types::Named;
use super::{docs, documentation, names, read};

/// Decides what an enumeration looks like; its values are ordered, which is how they compare.
pub(super) fn resolve(named: &Named<'_, &Shape>, diagnostics: &mut Diagnostics) -> Enum {
    let &Named { ref names, id, shape } = named;
    let values = match &shape.kind {
        Kind::Enum(members) => of_members(id, members, diagnostics),
        _ => of_trait(id, shape, diagnostics),
    };
    Enum {
        name: names.name.clone(),
        alias: names.alias.clone(),
        module: names.module.clone(),
        docs: documentation(id, &shape.traits, diagnostics),
        values,
    }
}

fn of_members(id: &ShapeId, members: &Members, diagnostics: &mut Diagnostics) -> Values {
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
    variants.named()
}

/// If one value has no name, none is a variant: so smithy-rs has it.
fn of_trait(id: &ShapeId, shape: &Shape, diagnostics: &mut Diagnostics) -> Values {
    let definitions = read(id, shape.traits.enum_definitions(), diagnostics);
    if definitions.as_ref().is_some_and(Vec::is_empty) {
        no_values(id, diagnostics);
    }
    let definitions = definitions.unwrap_or_default();
    let is_named = definitions.iter().all(|definition| definition.name.is_some());
    let mut variants = Variants::default();
    for (index, definition) in definitions.iter().enumerate() {
        let value = &definition.value;
        if definition.deprecated {
            let at = ["traits", ids::ENUM, &index.to_string()];
            let message = format!("the value `{value}` is deprecated, which is not supported yet");
            diagnostics.model_at(id, &at, message, "remove `deprecated`");
        }
        match &definition.name {
            Some(name) if is_named => {
                let docs = definition.documentation.as_deref().map(docs::markdown);
                variants.add(id, name, value, docs.unwrap_or_default(), diagnostics);
            }
            _ => variants.add_unnamed(id, value, diagnostics),
        }
    }
    if is_named { variants.named() } else { variants.unnamed() }
}

fn no_values(id: &ShapeId, diagnostics: &mut Diagnostics) {
    let help = "add a value, or remove the shape";
    diagnostics.model(id, "the enumeration has no values", help);
}

#[derive(Default)]
struct Variants {
    list: Vec<Variant>,
    unnamed: Vec<String>,
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

    fn add_unnamed(&mut self, subject: &ShapeId, value: &str, diagnostics: &mut Diagnostics) {
        if self.values.take(value, "value", subject, diagnostics) {
            self.unnamed.push(value.to_owned());
        }
    }

    fn named(mut self) -> Values {
        self.list.sort_by(|a, b| a.value.cmp(&b.value));
        Values::Named(self.list)
    }

    fn unnamed(mut self) -> Values {
        self.unnamed.sort();
        Values::Unnamed(self.unnamed)
    }
}
