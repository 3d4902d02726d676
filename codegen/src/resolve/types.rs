//! The Rust types of the closure: their names, and which type a member has.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::ast::{Kind, Model, Shape, ShapeId, Simple, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{EnumId, ErrorId, Name, StructureId, Type};

use super::closure::{Closure, Structure};
use super::names;
use super::scope::Scope;

/// The types of `types` and `types::error`, each list ordered by Rust name.
#[derive(Debug)]
pub(super) struct Types<'a> {
    model: &'a Model,
    pub(super) structures: Vec<Named<'a, Structure<'a>>>,
    pub(super) enums: Vec<Named<'a, &'a Shape>>,
    pub(super) errors: Vec<Named<'a, Structure<'a>>>,
    by_id: HashMap<&'a ShapeId, Type>,
    error_ids: HashMap<&'a ShapeId, ErrorId>,
}

/// A shape with its names in Rust.
#[derive(Debug)]
pub(super) struct Named<'a, T> {
    pub(super) names: TypeNames,
    pub(super) id: &'a ShapeId,
    pub(super) shape: T,
}

/// What is made of the name of a shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TypeNames {
    /// `VaultLockPolicy`
    pub(super) name: Name,
    /// `vault_lock_policy`
    pub(super) module: Name,
}

impl<'a> Types<'a> {
    /// Names the types of a closure; a name that can't be had, or is taken, is told.
    pub(super) fn new(
        model: &'a Model,
        closure: &Closure<'a>,
        rename: &IndexMap<ShapeId, String>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut naming =
            Naming { rename, names: Scope::with(&PRELUDE), modules: Scope::default(), diagnostics };
        let structures = naming.name_all(&closure.structures);
        let enums = naming.name_all(&closure.enums);
        naming.names = Scope::with(&["Unhandled"]);
        naming.modules = Scope::default();
        let errors = naming.name_all(&closure.errors);

        let mut by_id = HashMap::new();
        for (index, named) in structures.iter().enumerate() {
            by_id.insert(named.id, Type::Structure(StructureId(index)));
        }
        for (index, named) in enums.iter().enumerate() {
            by_id.insert(named.id, Type::Enum(EnumId(index)));
        }
        let error_id = |(index, named): (usize, &Named<'a, _>)| (named.id, ErrorId(index));
        let error_ids = errors.iter().enumerate().map(error_id).collect();
        Self { model, structures, enums, errors, by_id, error_ids }
    }

    /// The type of a member with this target; `None` if that is a fault, which is told elsewhere.
    pub(super) fn of(&self, target: &ShapeId) -> Option<Type> {
        if let Some(ty) = self.by_id.get(target) {
            return Some(*ty);
        }
        match self.model.shape(target)?.kind {
            Kind::Simple(Simple::String) => Some(Type::String),
            Kind::Simple(Simple::Boolean) => Some(Type::Boolean),
            Kind::Simple(Simple::Integer) => Some(Type::Integer),
            Kind::Simple(Simple::Long) => Some(Type::Long),
            _ => None,
        }
    }

    /// The traits of a member's target.
    pub(super) fn traits_of(&self, target: &ShapeId) -> Option<&'a Traits> {
        self.model.shape(target).map(|shape| &shape.traits)
    }

    /// The error with this ID; `None` if it has a fault, which is told elsewhere.
    pub(super) fn error(&self, id: &ShapeId) -> Option<ErrorId> {
        self.error_ids.get(id).copied()
    }
}

impl TypeNames {
    /// The names for a shape called `model_name`, if a Rust type can be called so.
    pub(super) fn new(model_name: &str) -> Option<Self> {
        Some(Self { name: names::type_name(model_name)?, module: names::module_name(model_name)? })
    }
}

struct Naming<'a, 'd> {
    rename: &'a IndexMap<ShapeId, String>,
    names: Scope,
    modules: Scope,
    diagnostics: &'d mut Diagnostics,
}

impl Naming<'_, '_> {
    /// Names shapes, and orders them by name.
    fn name_all<'a, T: Copy>(&mut self, shapes: &IndexMap<&'a ShapeId, T>) -> Vec<Named<'a, T>> {
        let mut all = Vec::new();
        for (&id, &shape) in shapes {
            let names = self.name(id);
            all.extend(names.map(|names| Named { names, id, shape }));
        }
        all.sort_by(|a, b| a.names.cmp(&b.names));
        all
    }

    fn name(&mut self, id: &ShapeId) -> Option<TypeNames> {
        let model_name = self.rename.get(id).map_or(id.name(), String::as_str);
        let Some(names) = TypeNames::new(model_name) else {
            names::no_name(id, model_name, self.diagnostics);
            return None;
        };
        let (name, module) = (names.name.text(), names.module.text());
        let is_free = self.names.take(name, "Rust name", id, self.diagnostics)
            && self.modules.take(module, "Rust module", id, self.diagnostics);
        is_free.then_some(names)
    }
}

/// Names of Rust's prelude that the generated code uses in modules where it also uses types of the model.
const PRELUDE: [&str; 16] = [
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Err",
    "From",
    "Into",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "Vec",
];
