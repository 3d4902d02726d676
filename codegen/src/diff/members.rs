//! Members of a shape in two models.

use serde_json::Value;

use super::Verdict::{self, Breaks, Keeps, MayBreak};
use super::traits::{self, About, Edit};
use super::usage::Usage;
use super::walk::Walk;
use super::{Change, types};
use crate::ast::traits::ids;
use crate::ast::{Kind, Member, Model, Shape, ShapeId};

impl<'m> Walk<'m> {
    /// Compares the members of a shape that both models have, with the same type.
    pub(super) fn members(&mut self, id: &ShapeId, old: &'m Shape, new: &'m Shape) {
        for (name, member) in old.members() {
            if let Some(other) = find(new, name) {
                self.member(id, name, member, other);
            } else {
                let change = Change::MemberRemoved { target: member.target.clone() };
                self.push(id.with_member(name), change, removed(old));
            }
        }
        for (name, member) in new.members() {
            if find(old, name).is_none() {
                let change = Change::MemberAdded { target: member.target.clone() };
                let judgement = self.added(id, new, member);
                self.push(id.with_member(name), change, judgement);
            }
        }
        let (old_order, new_order) = (common(old, new), common(new, old));
        if old_order != new_order {
            let change = Change::MemberOrder { old: old_order, new: new_order };
            self.push(id.clone(), change, (Keeps, "nothing in a program depends on the order"));
        }
    }

    fn added(&self, id: &ShapeId, shape: &Shape, member: &Member) -> (Verdict, &'static str) {
        match &shape.kind {
            Kind::Enum(_) | Kind::IntEnum(_) => {
                (Keeps, "the enumeration is open to values that a client does not know")
            }
            Kind::Union(_) => (Keeps, "the enumeration of its variants is non-exhaustive"),
            _ if member.traits.required() && self.new.is_written(id) => {
                (MayBreak, "if code does not set it, for the service demands it")
            }
            _ => (Keeps, "structures are non-exhaustive"),
        }
    }

    fn member(&mut self, id: &ShapeId, name: &str, old: &'m Member, new: &'m Member) {
        let subject = id.with_member(name);
        if old.target != new.target {
            let are_same =
                types::are_same(self.old_model, &old.target, self.new_model, &new.target);
            let judgement = if are_same {
                (Keeps, "its Rust type is the same")
            } else {
                (Breaks, "its Rust type is another")
            };
            let change = Change::TargetChanged { old: old.target.clone(), new: new.target.clone() };
            self.push(subject.clone(), change, judgement);
        }
        let presence = Presence {
            old: field(&self.old, self.old_model, id, old),
            new: field(&self.new, self.new_model, id, new),
            is_written: self.new.is_written(id),
        };
        self.traits(&subject, &old.traits, &new.traits, |trait_id, edit| {
            match traits::about(trait_id) {
                Some(About::Presence) => presence.judge(trait_id, edit),
                about => traits::judge(about, edit),
            }
        });
    }
}

fn find<'m>(shape: &'m Shape, name: &str) -> Option<&'m Member> {
    shape.members().find(|(known, _)| *known == name).map(|(_, member)| member)
}

/// The names of the members that the other shape has too.
fn common(shape: &Shape, other: &Shape) -> Vec<String> {
    let names = shape.members().map(|(name, _)| name);
    names.filter(|name| find(other, name).is_some()).map(str::to_owned).collect()
}

fn removed(shape: &Shape) -> (Verdict, &'static str) {
    match &shape.kind {
        Kind::Enum(_) | Kind::IntEnum(_) | Kind::Union(_) => (Breaks, "its variant vanishes"),
        _ => (Breaks, "its field and its setters vanish"),
    }
}

/// The field that a member becomes.
fn field(usage: &Usage<'_>, model: &Model, id: &ShapeId, member: &Member) -> Field {
    let target = model.shape(&member.target).map(|shape| &shape.kind);
    let is_aggregate = matches!(target, Some(Kind::Structure(_) | Kind::Union(_)));
    let default = member.traits.default_value().filter(|value| **value != Value::Null);
    let has_value = member.traits.required() || default.is_some();
    let can_be_absent =
        usage.is_only_input(id) || member.traits.client_optional() || is_aggregate || !has_value;
    if can_be_absent { Field::Optional } else { Field::AlwaysThere }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// An `Option`.
    Optional,
    /// The value itself.
    AlwaysThere,
}

/// What is known of the optionality of a member.
struct Presence {
    old: Field,
    new: Field,
    is_written: bool,
}

impl Presence {
    fn judge(&self, trait_id: &str, edit: Edit<'_>) -> (Verdict, &'static str) {
        match (self.old, self.new) {
            (Field::Optional, Field::AlwaysThere) => {
                return (Breaks, "its field is no `Option` any more");
            }
            (Field::AlwaysThere, Field::Optional) => {
                return (Breaks, "its field becomes an `Option`");
            }
            (Field::Optional, Field::Optional) | (Field::AlwaysThere, Field::AlwaysThere) => {}
        }
        match (trait_id, edit) {
            (ids::REQUIRED, Edit::Added) if self.is_written => {
                (MayBreak, "if code does not set it, for the service demands it")
            }
            (ids::DEFAULT, Edit::Changed(..)) => {
                (MayBreak, "if code counts on the value of what was not set")
            }
            _ => (Keeps, "its field has the same type"),
        }
    }
}
