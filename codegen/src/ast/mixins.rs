//! Mixins: members and traits that shapes take over from others.
//!
//! The rules are those of <https://smithy.io/2.0/spec/mixins.html>: the members of the mixins come first, in the order in
//! which they are named; a member that is there twice takes the traits of both, the later ones winning.

use std::collections::HashSet;

use serde_json::Value;

use super::traits::ids;
use super::{Kind, Members, Model, Shape, ShapeId, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};

impl Model {
    /// Gives each shape what its mixins have; afterwards no shape names any.
    pub(super) fn apply_mixins(&mut self, input: Input, diagnostics: &mut Diagnostics) {
        let users = self.shapes.iter().filter(|(_, shape)| !shape.mixins.is_empty());
        let users: Vec<ShapeId> = users.map(|(id, _)| id.clone()).collect();
        for id in users {
            let mut open = HashSet::new();
            self.flatten(input, &id, &mut open, diagnostics);
        }
    }

    /// Flattens a shape, and before it the mixins that it names; `open` are the shapes on the way here.
    fn flatten(
        &mut self,
        input: Input,
        id: &ShapeId,
        open: &mut HashSet<ShapeId>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(shape) = self.shapes.get_mut(id) else { return };
        let mixins = std::mem::take(&mut shape.mixins);
        open.insert(id.clone());
        let mut taken = Vec::new();
        for (index, mixin) in mixins.iter().enumerate() {
            let at = ["mixins", &index.to_string()];
            let mut fault = |message: String, help: &str| {
                diagnostics.push(Diagnostic::new(input, id, message, help).at(&at));
            };
            if open.contains(mixin) {
                fault(format!("`{mixin}` is mixed into itself"), "remove one of the mixins");
                continue;
            }
            if !self.shapes.contains_key(mixin) {
                let message = format!("mixin `{mixin}`, which the model does not define");
                fault(message, "define the mixin, or mend the name");
                continue;
            }
            self.flatten(input, mixin, open, diagnostics);
            taken.extend(self.shapes.get(mixin).cloned());
        }
        open.remove(id);
        if let Some(shape) = self.shapes.get_mut(id) {
            mix(shape, &taken);
        }
    }
}

/// Adds what the mixins have, in their order, before what the shape has.
fn mix(shape: &mut Shape, mixins: &[Shape]) {
    let mut traits = Traits::default();
    for mixin in mixins {
        let local = local_traits(&mixin.traits);
        let inherited = mixin.traits.iter().filter(|(id, _)| !local.contains(id));
        for (id, value) in inherited {
            traits.insert(id.to_owned(), value.clone());
        }
    }
    for (id, value) in std::mem::take(&mut shape.traits) {
        traits.insert(id, value);
    }
    shape.traits = traits;
    for mixin in mixins {
        if let (Kind::Operation(own), Kind::Operation(more)) = (&mut shape.kind, &mixin.kind) {
            own.errors.extend(more.errors.iter().cloned());
        }
        if let (Kind::Service(own), Kind::Service(more)) = (&mut shape.kind, &mixin.kind) {
            own.operations.extend(more.operations.iter().cloned());
            own.resources.extend(more.resources.iter().cloned());
            own.errors.extend(more.errors.iter().cloned());
        }
    }
    let more = mixins.iter().filter_map(|mixin| members(&mixin.kind));
    let more: Vec<Members> = more.cloned().collect();
    if let Some(own) = members_mut(&mut shape.kind) {
        let mut all = Members::new();
        for (name, member) in more.into_iter().flatten().chain(std::mem::take(own)) {
            let known = all.entry(name).or_insert_with(|| member.clone());
            known.target = member.target;
            for (id, value) in member.traits {
                known.traits.insert(id, value);
            }
        }
        *own = all;
    }
}

/// Traits of a mixin that stay with it.
fn local_traits(traits: &Traits) -> Vec<&str> {
    let named = traits.mixin().and_then(|value| value.get("localTraits")).and_then(Value::as_array);
    let named = named.into_iter().flatten().filter_map(Value::as_str);
    named.chain([ids::MIXIN]).collect()
}

fn members(kind: &Kind) -> Option<&Members> {
    match kind {
        Kind::Structure(members)
        | Kind::Union(members)
        | Kind::Enum(members)
        | Kind::IntEnum(members) => Some(members),
        _ => None,
    }
}

fn members_mut(kind: &mut Kind) -> Option<&mut Members> {
    match kind {
        Kind::Structure(members)
        | Kind::Union(members)
        | Kind::Enum(members)
        | Kind::IntEnum(members) => Some(members),
        _ => None,
    }
}
