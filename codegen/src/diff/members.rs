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
        let owner = Owner {
            id,
            kind: &new.kind,
            could_fail: can_fail(&self.old, self.old_model, id, old),
            can_fail: can_fail(&self.new, self.new_model, id, new),
        };
        for (name, member) in old.members() {
            if let Some(other) = find(new, name) {
                self.member(&owner, name, member, other);
            } else {
                let change = Change::MemberRemoved { target: member.target.clone() };
                self.push(id.with_member(name), change, removed(&owner));
            }
        }
        for (name, member) in new.members() {
            if find(old, name).is_none() {
                let change = Change::MemberAdded { target: member.target.clone() };
                let judgement = self.added(&owner, member);
                self.push(id.with_member(name), change, judgement);
            }
        }
        let (old_order, new_order) = (common(old, new), common(new, old));
        if old_order != new_order {
            let change = Change::MemberOrder { old: old_order, new: new_order };
            self.push(id.clone(), change, (Keeps, "nothing in a program depends on the order"));
        }
    }

    fn added(&self, owner: &Owner<'_>, member: &Member) -> (Verdict, &'static str) {
        let field = field(&self.new, self.new_model, owner.id, member);
        match owner.kind {
            Kind::IntEnum(_) => NUMBER,
            Kind::Enum(_) => {
                (Keeps, "the enumeration is open to values that a client does not know")
            }
            Kind::Union(_) => (Keeps, "the enumeration of its variants is non-exhaustive"),
            _ if field == Field::Required && !owner.could_fail => CAN_FAIL,
            _ if member.traits.required()
                && field != Field::Defaulted
                && self.new.is_written(owner.id) =>
            {
                (MayBreak, "if code does not set it, for the service demands it")
            }
            _ => (Keeps, "structures are non-exhaustive"),
        }
    }

    fn member(&mut self, owner: &Owner<'_>, name: &str, old: &'m Member, new: &'m Member) {
        let subject = owner.id.with_member(name);
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
            old: field(&self.old, self.old_model, owner.id, old),
            new: field(&self.new, self.new_model, owner.id, new),
            could_fail: owner.could_fail,
            can_fail: owner.can_fail,
            is_written: self.new.is_written(owner.id),
        };
        self.traits(&subject, &old.traits, &new.traits, |trait_id, edit| {
            match traits::about(trait_id) {
                _ if trait_id == ids::ENUM_VALUE && matches!(owner.kind, Kind::IntEnum(_)) => {
                    NUMBER
                }
                Some(About::Presence) => presence.judge(trait_id, edit),
                about => traits::judge(about, edit),
            }
        });
    }
}

/// The shape whose members are compared.
struct Owner<'a> {
    id: &'a ShapeId,
    kind: &'a Kind,
    /// Whether the builder of the old model's structure could lack something.
    could_fail: bool,
    /// Whether that of the new model's can.
    can_fail: bool,
}

const NUMBER: (Verdict, &str) = (Keeps, "an enumeration of numbers is a number in Rust");

const CAN_FAIL: (Verdict, &str) = (Breaks, "its builder can fail now, so `build` gives a `Result`");

const CANNOT_FAIL: (Verdict, &str) =
    (Breaks, "its builder can't fail any more, so `build` gives no `Result`");

fn find<'m>(shape: &'m Shape, name: &str) -> Option<&'m Member> {
    shape.members().find(|(known, _)| *known == name).map(|(_, member)| member)
}

/// The names of the members that the other shape has too.
fn common(shape: &Shape, other: &Shape) -> Vec<String> {
    let names = shape.members().map(|(name, _)| name);
    names.filter(|name| find(other, name).is_some()).map(str::to_owned).collect()
}

fn removed(owner: &Owner<'_>) -> (Verdict, &'static str) {
    match owner.kind {
        Kind::IntEnum(_) => NUMBER,
        Kind::Enum(_) | Kind::Union(_) => (Breaks, "its variant vanishes"),
        _ => (Breaks, "its field and its setters vanish"),
    }
}

/// Whether the builder of a structure can lack something; that of an input has a `Result` in any case.
fn can_fail(usage: &Usage<'_>, model: &Model, id: &ShapeId, shape: &Shape) -> bool {
    shape.members().any(|(_, member)| field(usage, model, id, member) == Field::Required)
}

/// The field that a member becomes.
fn field(usage: &Usage<'_>, model: &Model, id: &ShapeId, member: &Member) -> Field {
    let target = model.shape(&member.target).map(|shape| &shape.kind);
    let is_aggregate = matches!(target, Some(Kind::Structure(_) | Kind::Union(_)));
    if usage.is_only_input(id) || member.traits.client_optional() || is_aggregate {
        return Field::Optional;
    }
    match member.traits.default_value() {
        Some(value) if *value != Value::Null => Field::Defaulted,
        _ if member.traits.required() => Field::Required,
        _ => Field::Optional,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// An `Option`.
    Optional,
    /// The value itself, which is the default if nobody sets it.
    Defaulted,
    /// The value itself, without which nothing can be built.
    Required,
}

/// What is known of the optionality of a member.
struct Presence {
    old: Field,
    new: Field,
    could_fail: bool,
    can_fail: bool,
    is_written: bool,
}

impl Presence {
    fn judge(&self, trait_id: &str, edit: Edit<'_>) -> (Verdict, &'static str) {
        match (self.old, self.new) {
            (Field::Optional, Field::Defaulted | Field::Required) => {
                return (Breaks, "its field is no `Option` any more");
            }
            (Field::Defaulted | Field::Required, Field::Optional) => {
                return (Breaks, "its field becomes an `Option`");
            }
            (Field::Defaulted, Field::Required) if !self.could_fail => return CAN_FAIL,
            (Field::Required, Field::Defaulted) if !self.can_fail => return CANNOT_FAIL,
            _ => {}
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
