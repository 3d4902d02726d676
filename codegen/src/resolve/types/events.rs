//! Streams of events among the types, and the names of their errors.

use crate::ast::ShapeId;
use crate::ir::{EventStreamId, Name, Type, UnionId};

use super::super::closure::Closure;
use super::super::http::Role;
use super::{Named, Naming, TypeNames, Types};

/// A union that is a stream of events, and the names of its error.
#[derive(Debug)]
pub(in super::super) struct Stream {
    pub(in super::super) union: UnionId,
    pub(in super::super) error: Name,
    pub(in super::super) error_module: Name,
}

impl Types<'_> {
    /// The type of a member of an input or output that is a stream of events.
    pub(in super::super) fn stream_of(&self, target: &ShapeId, role: Role) -> Option<Type> {
        let Type::Union(union) = *self.by_id.get(target)? else { return None };
        let id = self.event_streams.iter().position(|stream| stream.union == union)?;
        match role {
            Role::Input => Some(Type::EventSender(EventStreamId(id))),
            Role::Output => Some(Type::EventReceiver(EventStreamId(id))),
            Role::Error | Role::Nested => None,
        }
    }
}

impl Naming<'_, '_> {
    /// Names the errors of those unions that are streams of events.
    pub(super) fn event_streams<T>(
        &mut self,
        unions: &[Named<'_, T>],
        closure: &Closure<'_>,
    ) -> Vec<Stream> {
        let is_stream =
            |(_, named): &(usize, &Named<'_, T>)| closure.event_streams.contains_key(named.id);
        let streams = unions.iter().enumerate().filter(is_stream).filter_map(|(index, named)| {
            let TypeNames { name, alias, module } = &named.names;
            let error = alias.as_ref().unwrap_or(name).suffixed("Error");
            let error_module = module.suffixed("_error");
            let (id, diagnostics) = (named.id, &mut *self.diagnostics);
            let is_free = self.names.take(error.text(), "Rust name", id, diagnostics)
                && self.modules.take(error_module.text(), "Rust module", id, diagnostics);
            is_free.then_some(Stream { union: UnionId(index), error, error_module })
        });
        streams.collect()
    }
}
