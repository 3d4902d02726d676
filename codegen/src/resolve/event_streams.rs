//! Streams of events: their errors, and where the members of an event travel.
//!
//! The rules are those of <https://smithy.io/2.0/spec/streaming.html#event-message-serialization>.

use crate::ast::traits::ids;
use crate::ast::{self, Members, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{
    Binding, ErrorId, Event, EventParts, EventPayload, EventStream, Exception, Field, FieldId,
    Structure, Type, Union, UnionId, UnionMemberId,
};

use super::closure::{Aggregate, Closure};
use super::http::words;
use super::timestamps::Location;
use super::types::{Named, Types};

/// What members of events can be: the types that the crate has.
pub(super) struct Known<'a> {
    pub(super) structures: &'a [Structure],
    pub(super) unions: &'a [Union],
    pub(super) errors: &'a [Structure],
}

/// Decides how the streams of a closure travel, in the order of the unions that they are.
pub(super) fn resolve(
    closure: &Closure<'_>,
    types: &Types<'_>,
    known: &Known<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<EventStream> {
    let streams = types.event_streams.iter().filter_map(|stream| {
        let named = types.unions.get(stream.union.0)?;
        let travels = closure.event_streams.get(named.id)?;
        let mut resolver = Resolver { named, types, known, diagnostics: &mut *diagnostics };
        let (events, exceptions) = resolver.members(stream.union);
        Some(EventStream {
            union: stream.union,
            error: stream.error.clone(),
            error_module: stream.error_module.clone(),
            errors: errors(&exceptions),
            events,
            exceptions,
            is_sent: travels.in_requests,
            is_received: travels.in_answers,
        })
    });
    streams.collect()
}

/// The errors of exceptions, each once.
fn errors(exceptions: &[Exception]) -> Vec<ErrorId> {
    let mut errors: Vec<_> = exceptions.iter().map(|exception| exception.error).collect();
    errors.sort_unstable();
    errors.dedup();
    errors
}

struct Resolver<'a, 'm> {
    named: &'a Named<'m, Aggregate<'m>>,
    types: &'a Types<'m>,
    known: &'a Known<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_, '_> {
    fn members(&mut self, union: UnionId) -> (Vec<Event>, Vec<Exception>) {
        let variants = self.known.unions.get(union.0).map(|union| union.members.as_slice());
        let variants = variants.unwrap_or_default();
        let (mut events, mut exceptions) = (Vec::new(), Vec::new());
        for (name, member) in self.named.shape.members {
            if let Some(error) = self.types.error(&member.target) {
                exceptions.extend(self.exception(name, member, error));
            } else if let Some(index) = variants.iter().position(|it| it.model_name == *name) {
                events.extend(self.event(name, member, UnionMemberId(index)));
            }
        }
        (events, exceptions)
    }

    fn event(&mut self, name: &str, member: &ast::Member, variant: UnionMemberId) -> Option<Event> {
        let structure = self.types.structure(&member.target)?;
        let known = self.known.structures.get(structure.0)?;
        let members = self.types.structures.get(structure.0)?.shape.members;
        let parts = self.parts(&member.target, members, &known.fields);
        Some(Event { name: name.to_owned(), variant, structure, parts })
    }

    fn exception(&mut self, name: &str, member: &ast::Member, error: ErrorId) -> Option<Exception> {
        let known = self.known.errors.get(error.0)?;
        let members = self.types.errors.get(error.0)?.shape.members;
        let parts = self.parts(&member.target, members, &known.fields);
        Some(Exception { name: name.to_owned(), error, parts })
    }

    /// Where the members of a structure travel; those that it has beside the ones of the model are in the document.
    fn parts(&mut self, id: &ShapeId, members: &Members, fields: &[Field]) -> EventParts {
        let (mut headers, mut payload, mut rest) = (Vec::new(), None::<Member<'_>>, Vec::new());
        for (index, field) in fields.iter().enumerate() {
            let member = Member { id: FieldId(index), field };
            let subject = id.with_member(&field.model_name);
            match self.place(&subject, members.get(&field.model_name)) {
                Place::Header => {
                    self.check_header(&subject, field);
                    headers.push(member);
                }
                Place::Payload => {
                    if let Some(first) = &payload {
                        self.tell_second_payload(&subject, first.field);
                    } else {
                        self.check_payload(&subject, field);
                        payload = Some(member);
                    }
                }
                Place::Document => {
                    self.check_format(&subject, members, field);
                    rest.push(member);
                }
            }
        }
        headers.sort_by_key(|member| member.field.model_name.as_str());
        let payload = match payload {
            Some(payload) => {
                self.check_rest(id, members, payload.field, &rest);
                EventPayload::Member(payload.id)
            }
            None if headers.is_empty() && is_whole(&rest) => EventPayload::Document,
            None if rest.is_empty() => EventPayload::Empty,
            None => EventPayload::Members(ids_of(&rest)),
        };
        EventParts { headers: ids_of(&headers), payload }
    }

    /// Where the traits of a member put it.
    fn place(&mut self, subject: &ShapeId, member: Option<&ast::Member>) -> Place {
        let Some(traits) = member.map(|member| &member.traits) else { return Place::Document };
        match (traits.event_header(), traits.event_payload()) {
            (false, false) => Place::Document,
            (false, true) => Place::Payload,
            (true, is_payload) => {
                if is_payload {
                    let message = format!(
                        "the member travels in two places: `{}` and `{}`",
                        ids::EVENT_HEADER,
                        ids::EVENT_PAYLOAD
                    );
                    self.tell(subject, ids::EVENT_PAYLOAD, message, "keep one of the two traits");
                }
                Place::Header
            }
        }
    }

    fn tell_second_payload(&mut self, subject: &ShapeId, first: &Field) {
        let message = format!("the member `{}` is the payload already", first.model_name);
        let help = format!("keep one of the two traits `{}`", ids::EVENT_PAYLOAD);
        self.tell(subject, ids::EVENT_PAYLOAD, message, &help);
    }

    /// Tells of a timestamp that is a header of an answer, and so written in another way than in a document.
    fn check_format(&mut self, subject: &ShapeId, members: &Members, field: &Field) {
        let Some(member) = members.get(&field.model_name) else { return };
        let in_document = self.types.of(&member.target, &member.traits, Location::Document);
        if in_document.is_some_and(|ty| ty != field.ty) {
            let message = "the member is written in another way in events than in answers";
            let help = format!("add the trait `{}`, which holds for both", ids::TIMESTAMP_FORMAT);
            self.diagnostics.model(subject, message, help);
        }
    }

    fn check_header(&mut self, subject: &ShapeId, field: &Field) {
        let fits = matches!(
            field.ty,
            Type::Boolean
                | Type::Byte
                | Type::Short
                | Type::Integer
                | Type::Long
                | Type::Blob
                | Type::String
                | Type::Enum(_)
                | Type::Timestamp(_)
        );
        if !fits {
            let message = format!("{} can't travel in the header of an event", self.words(field));
            let help = "target a boolean, a whole number, a blob, a string or a timestamp";
            self.tell(subject, ids::EVENT_HEADER, message, help);
        }
    }

    fn check_payload(&mut self, subject: &ShapeId, field: &Field) {
        let fits = matches!(
            field.ty,
            Type::Blob | Type::String | Type::Enum(_) | Type::Structure(_) | Type::Union(_)
        );
        if !fits {
            let message = format!("{} can't be the payload of an event", self.words(field));
            let help = "target a blob, a string, a structure or a union";
            self.tell(subject, ids::EVENT_PAYLOAD, message, help);
        }
    }

    /// Tells of members that have no place beside the payload.
    fn check_rest(
        &mut self,
        id: &ShapeId,
        members: &Members,
        payload: &Field,
        rest: &[Member<'_>],
    ) {
        let fields = rest.iter().map(|member| member.field);
        for field in fields.filter(|field| members.contains_key(&field.model_name)) {
            let message =
                format!("the member has no place: `{}` is the whole payload", payload.model_name);
            let help = format!(
                "add the trait `{}`, or make it a member of the payload",
                ids::EVENT_HEADER
            );
            self.diagnostics.model(id.with_member(&field.model_name), message, help);
        }
    }

    fn words(&self, field: &Field) -> &'static str {
        words(field.ty, self.types)
    }

    fn tell(&mut self, subject: &ShapeId, trait_id: &str, message: String, help: &str) {
        self.diagnostics.model_at(subject, &["traits", trait_id], message, help);
    }
}

/// Where a member travels.
enum Place {
    Header,
    Payload,
    Document,
}

/// A member of an event.
struct Member<'a> {
    id: FieldId,
    field: &'a Field,
}

fn ids_of(members: &[Member<'_>]) -> Vec<FieldId> {
    members.iter().map(|member| member.id).collect()
}

/// Whether the document of a structure has all of these members, whatever carries it: a header of an answer is a part of
/// an event's document.
fn is_whole(members: &[Member<'_>]) -> bool {
    members.iter().all(|member| member.field.binding == Binding::Document)
}
