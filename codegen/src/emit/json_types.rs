//! The types that travel as JSON.

use std::collections::BTreeSet;

use crate::ir::{Binding, Crate, Field, Structure, Type, UnionValue};

/// What is within the documents that one side sends.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The types of members and elements.
    pub(super) types: BTreeSet<Type>,
    /// Whether one of them is behind a box.
    pub(super) has_boxes: bool,
}

/// What requests carry.
pub(super) fn written(krate: &Crate) -> Carried {
    let structures = krate.structures.iter().filter(|it| it.is_written);
    let inputs = krate.operations.iter().map(|it| &it.input);
    let unions = krate.unions.iter().filter(|it| it.is_written);
    let members = unions.flat_map(|it| &it.members).map(|member| member.value);
    carried(structures.chain(inputs), members, krate)
}

/// What answers carry.
pub(super) fn read(krate: &Crate) -> Carried {
    let structures = krate.structures.iter().filter(|it| it.is_read);
    let outputs = krate.operations.iter().map(|it| &it.output);
    let unions = krate.unions.iter().filter(|it| it.is_read);
    let members = unions.flat_map(|it| &it.members).map(|member| member.value);
    carried(structures.chain(outputs).chain(&krate.errors), members, krate)
}

fn carried<'a>(
    structures: impl Iterator<Item = &'a Structure>,
    members: impl Iterator<Item = UnionValue>,
    krate: &Crate,
) -> Carried {
    let is_json = |field: &&Field| matches!(field.binding, Binding::Document | Binding::Payload);
    let fields = structures.flat_map(|it| &it.fields).filter(is_json);
    let fields = fields.map(|field| (field.ty, field.is_boxed));
    let members = members.filter_map(|member| match member {
        UnionValue::Unit => None,
        UnionValue::Of { ty, is_boxed } => Some((ty, is_boxed)),
    });
    let mut carried = Carried::default();
    for (ty, is_boxed) in fields.chain(members) {
        carried.has_boxes |= is_boxed;
        let mut inner = Some(ty);
        while let Some(ty) = inner {
            carried.types.insert(ty);
            inner = match ty {
                Type::List(id) => krate.lists.get(id.0).map(|list| list.element),
                Type::Map(id) => krate.maps.get(id.0).map(|map| map.value),
                _ => None,
            };
        }
    }
    carried
}
