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
        is_sensitive: shape.traits.sensitive(),
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
        variants.add(&At::Member(&subject), name, value, docs, diagnostics);
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
        let at = At::Definition { id, index, value };
        if definition.deprecated {
            at.tell(
                "it is deprecated, which is not supported yet",
                "remove `deprecated`",
                diagnostics,
            );
        }
        match &definition.name {
            Some(name) if is_named => {
                let docs = definition.documentation.as_deref().map(docs::markdown);
                variants.add(&at, name, value, docs.unwrap_or_default(), diagnostics);
            }
            _ => variants.add_unnamed(&at, value, diagnostics),
        }
    }
    if is_named { variants.named() } else { variants.unnamed() }
}

fn no_values(id: &ShapeId, diagnostics: &mut Diagnostics) {
    let help = "add a value, or remove the shape";
    diagnostics.model(id, "the enumeration has no values", help);
}

/// Where a value stands in the model.
enum At<'a> {
    Member(&'a ShapeId),
    /// In the older trait of a shape.
    Definition {
        id: &'a ShapeId,
        index: usize,
        value: &'a str,
    },
}

impl At<'_> {
    /// What others, whose name or value is the same, hear of it.
    fn owner(&self) -> String {
        match self {
            Self::Member(id) => id.to_string(),
            Self::Definition { value, .. } => (*value).to_owned(),
        }
    }

    /// Message and help for a value that was there before.
    fn again(&self, told: [String; 2]) -> [String; 2] {
        match self {
            Self::Member(_) => told,
            Self::Definition { .. } => {
                ["it stands here twice", "keep one of the two"].map(str::to_owned)
            }
        }
    }

    fn tell(&self, message: &str, help: &str, diagnostics: &mut Diagnostics) {
        match self {
            Self::Member(id) => diagnostics.model(id, message, help),
            Self::Definition { id, index, value } => {
                let at = ["traits", ids::ENUM, &index.to_string()];
                diagnostics.model_at(id, &at, format!("the value `{value}`: {message}"), help);
            }
        }
    }
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
        at: &At<'_>,
        name: &str,
        value: &str,
        docs: Docs,
        diagnostics: &mut Diagnostics,
    ) {
        let name = names::variant_name(name).ok_or_else(|| names::nameless(name));
        let taken = name.and_then(|name| {
            self.names.claim(name.text(), "Rust name", &at.owner())?;
            self.values.claim(value, "value", &at.owner()).map_err(|told| at.again(told))?;
            Ok(name)
        });
        match taken {
            Ok(name) => self.list.push(Variant { name, value: value.to_owned(), docs }),
            Err([message, help]) => at.tell(&message, &help, diagnostics),
        }
    }

    fn add_unnamed(&mut self, at: &At<'_>, value: &str, diagnostics: &mut Diagnostics) {
        match self.values.claim(value, "value", &at.owner()) {
            Ok(()) => self.unnamed.push(value.to_owned()),
            Err(told) => {
                let [message, help] = at.again(told);
                at.tell(&message, &help, diagnostics);
            }
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
