//! Streams of events within the closure.

use crate::ast::{Kind, Member, Shape, ShapeId};

use super::{Aggregate, Travels, Walk};

impl<'a> Walk<'a, '_> {
    /// Adds the stream of events that a member of an input or output targets; `false` if it targets none.
    pub(super) fn event_stream(&mut self, member: &'a Member, travels: Travels) -> bool {
        let id = &member.target;
        let Some(shape) = self.model.shape(id).filter(|shape| shape.traits.streaming()) else {
            return false;
        };
        let Kind::Union(members) = &shape.kind else { return false };
        let before = self.closure.event_streams.get(id).copied();
        let travels = before.unwrap_or_default().and(travels);
        if before == Some(travels) {
            return true;
        }
        self.closure.event_streams.insert(id, travels);
        // No document holds it.
        let union = Aggregate { traits: &shape.traits, members, travels: Travels::NOWHERE };
        self.closure.unions.insert(id, union);
        for (name, member) in members {
            self.event(&id.with_member(name), member, travels);
        }
        true
    }

    fn event(&mut self, id: &ShapeId, member: &'a Member, travels: Travels) {
        let target = &member.target;
        let Some(shape) = self.target(id, &["target"], target) else { return };
        match &shape.kind {
            Kind::Structure(members) if shape.traits.is_error() => {
                self.add_error(target, shape, members, travels);
            }
            Kind::Structure(members) if !target.is_unit() => {
                if is_bound(shape) {
                    // Not itself, only its members are in documents.
                    let nowhere = Travels::NOWHERE;
                    let structure = Aggregate { traits: &shape.traits, members, travels: nowhere };
                    self.closure.structures.entry(target).or_insert(structure);
                    self.pending.push_back((target, shape, travels));
                } else {
                    self.reach(target, shape, travels);
                }
            }
            kind => {
                let message =
                    format!("an event can't be of type `{}`, as `{target}` is", kind.name());
                let message = if target.is_unit() {
                    format!("an event can't be `{target}`")
                } else {
                    message
                };
                let help = "target a structure; it may be empty";
                self.diagnostics.model_at(id, &["target"], message, help);
            }
        }
    }
}

/// Whether traits say where the members of an event travel.
fn is_bound(event: &Shape) -> bool {
    event.members().any(|(_, it)| it.traits.event_header() || it.traits.event_payload())
}
