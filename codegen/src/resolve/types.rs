//! The Rust types of the closure: their names, and which type a member has.

mod events;
mod used;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};

use crate::ast::{Kind, Model, Shape, ShapeId, Simple, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{
    EnumId, ErrorId, List, ListId, Map, MapId, Name, StructureId, TimestampFormat, Type, UnionId,
};

use super::closure::{Aggregate, Closure};
use super::names;
use super::recursion::{DEEPEST, Recursion};
use super::scope::Scope;
use super::timestamps::{self, Location};

pub(super) use used::USED;

/// The types of `types` and `types::error`, each list ordered by Rust name.
#[derive(Debug)]
pub(super) struct Types<'a> {
    model: &'a Model,
    pub(super) structures: Vec<Named<'a, Aggregate<'a>>>,
    pub(super) unions: Vec<Named<'a, Aggregate<'a>>>,
    pub(super) enums: Vec<Named<'a, &'a Shape>>,
    pub(super) errors: Vec<Named<'a, Aggregate<'a>>>,
    /// Those of `unions` that are streams of events.
    pub(super) event_streams: Vec<events::Stream>,
    by_id: HashMap<&'a ShapeId, Type>,
    error_ids: HashMap<&'a ShapeId, ErrorId>,
    recursion: Recursion<'a>,
    /// Grows while members are given their types.
    collections: RefCell<Collections>,
}

/// The types of lists and maps, each once: two shapes that hold the same are the same type in Rust.
#[derive(Debug, Default)]
struct Collections {
    lists: IndexSet<List>,
    maps: IndexSet<Map>,
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
    /// What it is called by others, if `name` is not the name that it should have.
    pub(super) alias: Option<Name>,
    /// `vault_lock_policy`
    pub(super) module: Name,
}

impl<'a> Types<'a> {
    /// Whether a list holds texts, and nothing else.
    pub(super) fn is_text_list(&self, id: ListId) -> bool {
        let collections = self.collections.borrow();
        let list = collections.lists.get_index(id.0);
        list.is_some_and(|list| list.element == Type::String && !list.is_sparse)
    }

    /// Whether a list holds texts with a media type.
    pub(super) fn is_list_of_media(&self, target: &ShapeId) -> bool {
        let Some(Kind::List(element)) = self.model.shape(target).map(|shape| &shape.kind) else {
            return false;
        };
        self.traits_of(&element.target).is_some_and(|it| it.media_type() != Ok(None))
    }

    /// Names the types of a closure; a name that can't be had, or is taken, is told.
    pub(super) fn new(
        model: &'a Model,
        closure: &Closure<'a>,
        rename: &IndexMap<ShapeId, String>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut naming = Naming {
            rename,
            names: Scope::default(),
            modules: Scope::default(),
            aliased: used::by_types(closure, rename),
            diagnostics,
        };
        let structures = naming.name_all(&closure.structures);
        let unions = naming.name_all(&closure.unions);
        let enums = naming.name_all(&closure.enums);
        naming.aliased = used::by_errors(closure);
        naming.names = Scope::with(&["Unhandled"]);
        naming.modules = Scope::default();
        let errors = naming.name_all(&closure.errors);
        let event_streams = naming.event_streams(&unions, closure);

        let mut by_id = HashMap::new();
        for (index, named) in structures.iter().enumerate() {
            by_id.insert(named.id, Type::Structure(StructureId(index)));
        }
        for (index, named) in unions.iter().enumerate() {
            by_id.insert(named.id, Type::Union(UnionId(index)));
        }
        for (index, named) in enums.iter().enumerate() {
            by_id.insert(named.id, Type::Enum(EnumId(index)));
        }
        let error_id = |(index, named): (usize, &Named<'a, _>)| (named.id, ErrorId(index));
        let error_ids = errors.iter().enumerate().map(error_id).collect();
        let recursion = Recursion::new(closure, diagnostics);
        let collections = RefCell::default();
        Self {
            model,
            structures,
            unions,
            enums,
            errors,
            event_streams,
            by_id,
            error_ids,
            recursion,
            collections,
        }
    }

    /// The structure with this ID; `None` if it has a fault, which is told elsewhere.
    pub(super) fn structure(&self, id: &ShapeId) -> Option<StructureId> {
        match self.by_id.get(id) {
            Some(Type::Structure(id)) => Some(*id),
            _ => None,
        }
    }

    /// The type of a member with this target and these traits, which travels there; `None` if it is a fault, which is told
    /// elsewhere.
    pub(super) fn of(&self, target: &ShapeId, member: &Traits, location: Location) -> Option<Type> {
        if let Some(ty) = self.by_id.get(target) {
            return Some(*ty);
        }
        if self.recursion.is_endless(target) {
            return None;
        }
        let shape = self.model.shape(target)?;
        Some(match &shape.kind {
            Kind::Simple(Simple::Timestamp) => {
                Type::Timestamp(timestamps::format(member, &shape.traits, location))
            }
            Kind::Simple(Simple::Blob) if shape.traits.streaming() => Type::ByteStream,
            Kind::Simple(simple) => Self::simple(*simple),
            Kind::IntEnum(_) => Type::Integer,
            Kind::List(element) => {
                let is_sparse = shape.traits.sparse();
                let element = self.of(&element.target, &element.traits, location)?;
                let lists = &mut self.collections.borrow_mut().lists;
                Type::List(ListId(lists.insert_full(List { element, is_sparse }).0))
            }
            Kind::Map { key, value } => {
                let is_sparse = shape.traits.sparse();
                let key = self.key(&key.target)?;
                let value = self.of(&value.target, &value.traits, location)?;
                let maps = &mut self.collections.borrow_mut().maps;
                Type::Map(MapId(maps.insert_full(Map { key, value, is_sparse }).0))
            }
            Kind::Service(_)
            | Kind::Resource(_)
            | Kind::Operation(_)
            | Kind::Structure(_)
            | Kind::Union(_)
            | Kind::Enum(_) => return None,
        })
    }

    /// The type of the keys of a map; `None` for what is no text, which is told elsewhere: a map could be its own key.
    fn key(&self, target: &ShapeId) -> Option<Type> {
        match (self.by_id.get(target), &self.model.shape(target)?.kind) {
            (Some(Type::Enum(id)), _) => Some(Type::Enum(*id)),
            (None, Kind::Simple(Simple::String)) => Some(Type::String),
            _ => None,
        }
    }

    fn simple(simple: Simple) -> Type {
        match simple {
            Simple::String => Type::String,
            Simple::Boolean => Type::Boolean,
            Simple::Byte => Type::Byte,
            Simple::Short => Type::Short,
            Simple::Integer => Type::Integer,
            Simple::Long => Type::Long,
            Simple::Float => Type::Float,
            Simple::Double => Type::Double,
            Simple::BigInteger => Type::BigInteger,
            Simple::BigDecimal => Type::BigDecimal,
            Simple::Blob => Type::Blob,
            Simple::Document => Type::Document,
            Simple::Timestamp => Type::Timestamp(TimestampFormat::EpochSeconds),
        }
    }

    /// What a list of this type holds.
    pub(super) fn list(&self, id: ListId) -> Option<List> {
        self.collections.borrow().lists.get_index(id.0).copied()
    }

    /// What a map of this type holds.
    pub(super) fn map(&self, id: MapId) -> Option<Map> {
        self.collections.borrow().maps.get_index(id.0).copied()
    }

    /// All types of lists and maps that members were given.
    pub(super) fn into_collections(self) -> (Vec<List>, Vec<Map>) {
        let Collections { lists, maps } = self.collections.into_inner();
        (lists.into_iter().collect(), maps.into_iter().collect())
    }

    /// Whether this member of a structure or union has to be in a box.
    pub(super) fn is_boxed(&self, container: &ShapeId, member: &str) -> bool {
        self.recursion.is_boxed(container, member)
    }

    /// Whether values of a type may not be shown: it says so itself, or what is within a list or map does.
    pub(super) fn is_sensitive(&self, target: &ShapeId) -> bool {
        let says_so = |id: &ShapeId| self.traits_of(id).is_some_and(Traits::sensitive);
        let mut within = target;
        for _ in 0..=DEEPEST {
            if says_so(within) {
                return true;
            }
            within = match self.model.shape(within).map(|shape| &shape.kind) {
                Some(Kind::List(element)) => &element.target,
                Some(Kind::Map { key, .. }) if says_so(&key.target) => return true,
                Some(Kind::Map { value, .. }) => &value.target,
                _ => return false,
            };
        }
        false
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
        let (name, module) = (names::type_name(model_name)?, names::module_name(model_name)?);
        Some(Self { name, alias: None, module })
    }
}

struct Naming<'a, 'd> {
    rename: &'a IndexMap<ShapeId, String>,
    names: Scope,
    modules: Scope,
    /// Names that mean something else where types are used.
    aliased: HashSet<String>,
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
        let Some(mut names) = TypeNames::new(model_name) else {
            names::no_name(id, model_name, self.diagnostics);
            return None;
        };
        // Beside these two modules each type has one of its own.
        if ["builders", "error"].contains(&names.module.text()) {
            names.module = names.module.suffixed("_type");
        }
        let (name, module) = (names.name.text(), names.module.text());
        let is_free = self.names.take(name, "Rust name", id, self.diagnostics)
            && self.modules.take(module, "Rust module", id, self.diagnostics);
        if !is_free {
            return None;
        }
        if self.aliased.contains(names.name.text()) {
            let mut local = names.name.suffixed("_");
            while !self.names.is_free(local.text()) || self.aliased.contains(local.text()) {
                local = local.suffixed("_");
            }
            names.alias = Some(std::mem::replace(&mut names.name, local));
        }
        Some(names)
    }
}
