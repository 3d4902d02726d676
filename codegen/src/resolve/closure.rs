//! The closure of a plan: the shapes that the chosen operations, and the shapes chosen by name, reach.
//!
//! Each shape is visited once, or twice if both requests and answers carry it.

mod events;

use std::collections::VecDeque;

use indexmap::{IndexMap, IndexSet};

use crate::ast::traits::ids;
use crate::ast::{Kind, Member, Members, Model, Shape, ShapeId, Simple, Traits};
use crate::diagnostics::Diagnostics;

use super::service::Chosen;
use super::traits::Place;

/// The shapes that a plan reaches, by what they are for.
#[derive(Debug, Default)]
pub(super) struct Closure<'a> {
    pub(super) operations: Vec<Operation<'a>>,
    pub(super) errors: IndexMap<&'a ShapeId, Aggregate<'a>>,
    pub(super) structures: IndexMap<&'a ShapeId, Aggregate<'a>>,
    pub(super) unions: IndexMap<&'a ShapeId, Aggregate<'a>>,
    /// Those of the unions that are streams of events, and which messages carry them.
    pub(super) event_streams: IndexMap<&'a ShapeId, Travels>,
    /// Lists and maps.
    pub(super) collections: IndexMap<&'a ShapeId, Collection<'a>>,
    pub(super) enums: IndexMap<&'a ShapeId, &'a Shape>,
    pub(super) simple: IndexMap<&'a ShapeId, &'a Shape>,
}

/// A chosen operation.
#[derive(Debug)]
pub(super) struct Operation<'a> {
    pub(super) id: &'a ShapeId,
    pub(super) traits: &'a Traits,
    pub(super) input: Message<'a>,
    pub(super) output: Message<'a>,
    pub(super) errors: IndexSet<&'a ShapeId>,
}

/// The input or output of an operation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Message<'a> {
    /// There is none.
    Absent,
    /// Something that is told as a fault.
    Faulty,
    /// A structure.
    Structure(Root<'a>),
}

impl<'a> Message<'a> {
    pub(super) fn root(self) -> Option<Root<'a>> {
        match self {
            Self::Absent | Self::Faulty => None,
            Self::Structure(root) => Some(root),
        }
    }
}

/// A structure that is an input or an output.
#[derive(Clone, Copy, Debug)]
pub(super) struct Root<'a> {
    pub(super) id: &'a ShapeId,
    pub(super) traits: &'a Traits,
    pub(super) members: &'a Members,
}

/// A structure of `types` or `types::error`, or a union.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aggregate<'a> {
    pub(super) traits: &'a Traits,
    pub(super) members: &'a Members,
    pub(super) travels: Travels,
}

/// A list or map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Collection<'a> {
    pub(super) shape: &'a Shape,
    pub(super) travels: Travels,
}

/// A shape of the closure, as far as all are alike.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Its ID.
    pub id: &'a ShapeId,
    /// What it is for.
    pub place: Place,
    /// Its traits.
    pub traits: &'a Traits,
    /// Its members, if its type has any.
    pub members: Vec<(&'a str, &'a Member)>,
}

impl<'a> Closure<'a> {
    /// Each shape that is not of the prelude; one that is for several things comes once for each.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'a>> {
        let operations = self.operations.iter().flat_map(|operation| {
            let itself = Part {
                id: operation.id,
                place: Place::Operation,
                traits: operation.traits,
                members: Vec::new(),
            };
            let message = |place, root: Root<'a>| Part {
                id: root.id,
                place,
                traits: root.traits,
                members: named(root.members),
            };
            let input = operation.input.root().map(|root| message(Place::Input, root));
            let output = operation.output.root().map(|root| message(Place::Output, root));
            [Some(itself), input, output].into_iter().flatten()
        });
        let aggregates = [
            (Place::Error, &self.errors),
            (Place::Structure, &self.structures),
            (Place::Union, &self.unions),
        ];
        let aggregates = aggregates.into_iter().flat_map(|(place, all)| {
            all.iter().map(move |(id, it)| Part {
                id,
                place,
                traits: it.traits,
                members: named(it.members),
            })
        });
        let shape = |place, id: &&'a ShapeId, shape: &'a Shape| Part {
            id,
            place,
            traits: &shape.traits,
            members: shape.members().collect(),
        };
        let collections = self.collections.iter();
        let collections = collections.map(move |(id, it)| shape(Place::Collection, id, it.shape));
        let others = self.enums.iter().chain(&self.simple);
        let others = others.map(move |(id, it)| match it.kind {
            Kind::Enum(_) | Kind::IntEnum(_) => shape(Place::Enum, id, it),
            _ => shape(Place::Simple, id, it),
        });
        let all = operations.chain(aggregates).chain(collections).chain(others);
        all.filter(|part| !part.id.is_prelude())
    }
}

fn named(members: &Members) -> Vec<(&str, &Member)> {
    members.iter().map(|(name, member)| (name.as_str(), member)).collect()
}

/// Which messages carry a shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Travels {
    pub(super) in_requests: bool,
    pub(super) in_answers: bool,
}

impl Travels {
    const NOWHERE: Self = Self { in_requests: false, in_answers: false };
    const IN_REQUESTS: Self = Self { in_requests: true, in_answers: false };
    const IN_ANSWERS: Self = Self { in_requests: false, in_answers: true };

    fn and(self, other: Self) -> Self {
        Self {
            in_requests: self.in_requests || other.in_requests,
            in_answers: self.in_answers || other.in_answers,
        }
    }
}

/// Finds the closure.
pub(super) fn closure<'a>(
    model: &'a Model,
    chosen: &Chosen<'a>,
    diagnostics: &mut Diagnostics,
) -> Closure<'a> {
    let mut walk =
        Walk { model, diagnostics, closure: Closure::default(), pending: VecDeque::new() };
    for (id, shape, operation) in &chosen.operations {
        let input = operation.input.as_ref();
        let output = operation.output.as_ref();
        let input = walk.message(id, "input", input, Travels::IN_REQUESTS);
        let output = walk.message(id, "output", output, Travels::IN_ANSWERS);
        let mut errors = IndexSet::new();
        for (owner, list) in [(*id, &operation.errors), (chosen.service_id, &chosen.service.errors)]
        {
            for (index, error) in list.iter().enumerate() {
                errors.extend(walk.error(owner, index, error));
            }
        }
        walk.closure.operations.push(Operation {
            id,
            traits: &shape.traits,
            input,
            output,
            errors,
        });
    }
    for (id, shape) in &chosen.shapes {
        walk.reach(id, shape, Travels::NOWHERE);
    }
    walk.finish()
}

struct Walk<'a, 'd> {
    model: &'a Model,
    diagnostics: &'d mut Diagnostics,
    closure: Closure<'a>,
    /// Shapes whose members are still to be visited.
    pending: VecDeque<(&'a ShapeId, &'a Shape, Travels)>,
}

impl<'a> Walk<'a, '_> {
    /// The input or output of an operation; `role` is its key.
    fn message(
        &mut self,
        operation: &ShapeId,
        role: &str,
        target: Option<&'a ShapeId>,
        travels: Travels,
    ) -> Message<'a> {
        let Some(id) = target.filter(|id| !id.is_unit()) else {
            return Message::Absent;
        };
        let Some(shape) = self.target(operation, &[role, "target"], id) else {
            return Message::Faulty;
        };
        let Kind::Structure(members) = &shape.kind else {
            let message = format!("the {role} `{id}` is of type `{}`", shape.kind.name());
            let help = format!("name a structure as {role}");
            self.diagnostics.model_at(operation, &[role, "target"], message, help);
            return Message::Faulty;
        };
        for (name, member) in members {
            if !self.event_stream(member, travels) {
                self.member(id, name, member, travels);
            }
        }
        Message::Structure(Root { id, traits: &shape.traits, members })
    }

    /// An error of an operation or service; `index` is its place among the errors of `owner`.
    fn error(&mut self, owner: &ShapeId, index: usize, id: &'a ShapeId) -> Option<&'a ShapeId> {
        let at = ["errors", &index.to_string(), "target"];
        let shape = self.target(owner, &at, id)?;
        match &shape.kind {
            Kind::Structure(members) if shape.traits.is_error() => {
                self.add_error(id, shape, members, Travels::IN_ANSWERS);
                Some(id)
            }
            Kind::Structure(_) => {
                let message = format!("`{id}` is not an error");
                let help =
                    format!("give it the trait `{}`, or remove it from `errors`", ids::ERROR);
                self.diagnostics.model_at(owner, &at, message, help);
                None
            }
            kind => {
                let message = format!("the error `{id}` is of type `{}`", kind.name());
                let help = "name a structure as error";
                self.diagnostics.model_at(owner, &at, message, help);
                None
            }
        }
    }

    fn add_error(
        &mut self,
        id: &'a ShapeId,
        shape: &'a Shape,
        members: &'a Members,
        travels: Travels,
    ) {
        let before = self.closure.errors.get(id).map(|it| it.travels);
        let travels = before.unwrap_or_default().and(travels);
        if before != Some(travels) {
            let error = Aggregate { traits: &shape.traits, members, travels };
            self.closure.errors.insert(id, error);
            self.pending.push_back((id, shape, travels));
        }
    }

    fn finish(mut self) -> Closure<'a> {
        while let Some((id, shape, travels)) = self.pending.pop_front() {
            let is_union = matches!(shape.kind, Kind::Union(_));
            for (name, member) in shape.members() {
                if matches!((&shape.kind, name), (Kind::Map { .. }, "key")) {
                    self.key(id, member);
                }
                if !(is_union && member.target.is_unit()) {
                    self.member(id, name, member, travels);
                }
            }
        }
        self.closure
    }

    fn member(&mut self, container: &ShapeId, name: &str, member: &'a Member, travels: Travels) {
        let id = container.with_member(name);
        let Some(shape) = self.target(&id, &["target"], &member.target) else {
            return;
        };
        if !self.reach(&member.target, shape, travels) {
            let target = &member.target;
            let message = if target.is_unit() {
                format!("a member can't target `{target}`")
            } else if shape.traits.is_error() {
                format!("the error `{target}` as a member is not supported yet")
            } else if matches!(shape.kind, Kind::Union(_)) {
                format!("the event stream `{target}` is within another shape")
            } else {
                format!("a member can't be of type `{}`, as `{target}` is", shape.kind.name())
            };
            let help = if shape.traits.streaming() {
                "make it a member of an input or output itself"
            } else {
                "leave out the operations that reach it"
            };
            self.diagnostics.model_at(&id, &["target"], message, help);
        }
    }

    /// Tells of a map whose keys are no texts.
    fn key(&mut self, map: &ShapeId, key: &Member) {
        let Some(shape) = self.model.shape(&key.target) else { return };
        if !matches!(shape.kind, Kind::Enum(_) | Kind::Simple(Simple::String)) {
            let message = format!("the key of a map can't be of type `{}`", shape.kind.name());
            let help = "target a string or an enumeration";
            self.diagnostics.model_at(map.with_member("key"), &["target"], message, help);
        }
    }

    /// Adds a shape to the closure; `false` if no member can be of its type.
    fn reach(&mut self, id: &'a ShapeId, shape: &'a Shape, travels: Travels) -> bool {
        match &shape.kind {
            Kind::Structure(_) if id.is_unit() || shape.traits.is_error() => return false,
            Kind::Union(_) if shape.traits.streaming() => return false,
            Kind::Structure(members) | Kind::Union(members) => {
                let is_union = matches!(shape.kind, Kind::Union(_));
                let closure = &mut self.closure;
                let all = if is_union { &mut closure.unions } else { &mut closure.structures };
                let before = all.get(id).map(|it| it.travels);
                let travels = before.unwrap_or_default().and(travels);
                if before != Some(travels) {
                    all.insert(id, Aggregate { traits: &shape.traits, members, travels });
                    self.pending.push_back((id, shape, travels));
                }
            }
            Kind::List(_) | Kind::Map { .. } => {
                let before = self.closure.collections.get(id).map(|it| it.travels);
                let travels = before.unwrap_or_default().and(travels);
                if before != Some(travels) {
                    self.closure.collections.insert(id, Collection { shape, travels });
                    self.pending.push_back((id, shape, travels));
                }
            }
            Kind::Enum(_) => {
                self.closure.enums.insert(id, shape);
            }
            Kind::Simple(Simple::String) if shape.traits.enumerates() => {
                self.closure.enums.insert(id, shape);
            }
            Kind::IntEnum(_) | Kind::Simple(_) => {
                self.closure.simple.insert(id, shape);
            }
            Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_) => return false,
        }
        true
    }

    /// The shape that `subject` names at `at`, or a fault if there is none.
    fn target(&mut self, subject: &ShapeId, at: &[&str], id: &ShapeId) -> Option<&'a Shape> {
        let shape = self.model.shape(id);
        if shape.is_none() {
            let what =
                if subject.member().is_some() { "member targets" } else { "operation names" };
            let message = format!("{what} `{id}`, which the model does not define");
            let help = match self.model.nearest(id) {
                Some(near) => {
                    format!("define the shape, or mend the target; did you mean `{near}`?")
                }
                None => "define the shape, or mend the target".to_owned(),
            };
            self.diagnostics.model_at(subject, at, message, help);
        }
        shape
    }
}
