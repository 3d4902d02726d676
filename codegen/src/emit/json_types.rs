//! The types that travel as JSON.

use std::collections::BTreeSet;
use std::slice;

use crate::ir::{Binding, Crate, EventPayload, EventStream, Field, Structure, Type, UnionValue};

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
    let all = krate.structures.iter().chain(&krate.errors);
    let structures = all.filter(|it| it.is_written);
    let inputs = krate.operations.iter().map(|it| &it.input);
    let unions = krate.unions.iter().filter(|it| it.is_written);
    let members = unions.flat_map(|it| &it.members).map(|member| member.value);
    let events = events(krate, |stream| stream.is_sent);
    carried(structures.chain(inputs), members, events, krate)
}

/// What answers carry.
pub(super) fn read(krate: &Crate) -> Carried {
    let structures = krate.structures.iter().filter(|it| it.is_read);
    let outputs = krate.operations.iter().map(|it| &it.output);
    let unions = krate.unions.iter().filter(|it| it.is_read);
    let members = unions.flat_map(|it| &it.members).map(|member| member.value);
    let events = events(krate, |stream| stream.is_received);
    carried(structures.chain(outputs).chain(&krate.errors), members, events, krate)
}

/// The members of events that are in the payload, where that is not the event itself.
fn events<'a>(
    krate: &'a Crate,
    is_carried: impl Fn(&EventStream) -> bool + 'a,
) -> impl Iterator<Item = &'a Field> {
    let streams = krate.event_streams.iter().filter(move |stream| is_carried(stream));
    let messages = streams.flat_map(|stream| {
        let events = stream.events.iter();
        let events = events.map(|it| (krate.structures.get(it.structure.0), &it.parts.payload));
        let errors = stream.exceptions.iter();
        let errors = errors.map(|it| (krate.errors.get(it.error.0), &it.parts.payload));
        events.chain(errors)
    });
    let members = messages.flat_map(|(structure, payload)| {
        let ids = match payload {
            EventPayload::Empty | EventPayload::Document => &[],
            EventPayload::Members(members) => members.as_slice(),
            EventPayload::Member(member) => slice::from_ref(member),
        };
        ids.iter().filter_map(move |id| structure?.fields.get(id.0))
    });
    members.filter(|field| !is_raw(field.ty))
}

/// Whether a payload of this type travels as it is, as text or bytes.
fn is_raw(ty: Type) -> bool {
    matches!(ty, Type::Blob | Type::String | Type::Enum(_)) || ty.is_stream()
}

fn carried<'a>(
    structures: impl Iterator<Item = &'a Structure>,
    members: impl Iterator<Item = UnionValue>,
    events: impl Iterator<Item = &'a Field>,
    krate: &Crate,
) -> Carried {
    let is_json = |field: &&Field| {
        field.binding == Binding::Document || field.binding == Binding::Payload && !is_raw(field.ty)
    };
    let fields = structures.flat_map(|it| &it.fields).filter(is_json).chain(events);
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
