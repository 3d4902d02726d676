//! Mixins: members, traits and the like that shapes take over from others.
//!
//! The rules are those of <https://smithy.io/2.0/spec/mixins.html>: the members of the mixins come first, in the order in
//! which they are named; a member that is there twice takes the traits of both, the later ones winning.

use std::collections::HashSet;
use std::iter::Enumerate;
use std::vec;

use serde_json::Value;

use super::traits::ids;
use super::{Kind, Members, Model, Service, Shape, ShapeId, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};

impl Model {
    /// Gives each shape what its mixins have; afterwards no shape names any.
    pub(super) fn apply_mixins(&mut self, input: Input, diagnostics: &mut Diagnostics) {
        let users = self.shapes.iter().filter(|(_, shape)| !shape.mixins.is_empty());
        let users: Vec<ShapeId> = users.map(|(id, _)| id.clone()).collect();
        for id in users {
            self.flatten(input, id, diagnostics);
        }
    }

    /// Flattens a shape, and before it the mixins that it names. Without recursion: mixins can name others as often as they
    /// like.
    fn flatten(&mut self, input: Input, id: ShapeId, diagnostics: &mut Diagnostics) {
        let mut open = HashSet::from([id.clone()]);
        let mut users = vec![self.user(id)];
        while let Some(user) = users.last_mut() {
            if let Some((index, mixin)) = user.mixins.next() {
                let at = ["mixins", &index.to_string()];
                let mut fault = |message: String, help: &str| {
                    diagnostics.push(Diagnostic::new(input, &user.id, message, help).at(&at));
                };
                if open.contains(&mixin) {
                    fault(format!("`{mixin}` is mixed into itself"), "remove one of the mixins");
                } else if !self.shapes.contains_key(&mixin) {
                    let message = format!("mixin `{mixin}`, which the model does not define");
                    fault(message, "define the mixin, or mend the name");
                } else {
                    open.insert(mixin.clone());
                    users.push(self.user(mixin));
                }
                continue;
            }
            let Some(User { id, taken, .. }) = users.pop() else { break };
            open.remove(&id);
            let Some(shape) = self.shapes.get_mut(&id) else { continue };
            mix(shape, &taken);
            if let Some(user) = users.last_mut() {
                user.taken.push(shape.clone());
            }
        }
    }

    fn user(&mut self, id: ShapeId) -> User {
        let mixins = self.shapes.get_mut(&id).map(|shape| std::mem::take(&mut shape.mixins));
        User { id, mixins: mixins.unwrap_or_default().into_iter().enumerate(), taken: Vec::new() }
    }
}

/// A shape that takes over what others have.
struct User {
    id: ShapeId,
    /// Those that are still to be looked at.
    mixins: Enumerate<vec::IntoIter<ShapeId>>,
    taken: Vec<Shape>,
}

/// Adds what the mixins have, in their order, before what the shape has.
fn mix(shape: &mut Shape, mixins: &[Shape]) {
    mix_traits(&mut shape.traits, mixins);
    // Of what can be said once, the later ones win.
    for mixin in mixins.iter().rev() {
        match (&mut shape.kind, &mixin.kind) {
            (Kind::Operation(own), Kind::Operation(more)) => own.errors.extend(more.errors.clone()),
            (Kind::Service(own), Kind::Service(more)) => mix_service(own, more),
            _ => {}
        }
    }
    let more = mixins.iter().filter_map(|mixin| mixin.kind.named_members());
    if let Some(own) = shape.kind.named_members_mut() {
        let mut all = Members::new();
        let more = more.flatten().map(|(name, member)| (name.clone(), member.clone()));
        for (name, member) in more.chain(std::mem::take(own)) {
            let known = all.entry(name).or_insert_with(|| member.clone());
            known.target = member.target;
            for (id, value) in member.traits {
                known.traits.insert(id, value);
            }
        }
        *own = all;
    }
}

fn mix_traits(own: &mut Traits, mixins: &[Shape]) {
    let mut traits = Traits::default();
    for mixin in mixins {
        let local = local_traits(&mixin.traits);
        let inherited = mixin.traits.iter().filter(|(id, _)| !local.contains(id));
        for (id, value) in inherited {
            traits.insert(id.to_owned(), value.clone());
        }
    }
    for (id, value) in std::mem::take(own) {
        traits.insert(id, value);
    }
    *own = traits;
}

/// What a service says itself goes before.
fn mix_service(own: &mut Service, more: &Service) {
    own.operations.extend(more.operations.clone());
    own.resources.extend(more.resources.clone());
    own.errors.extend(more.errors.clone());
    if own.version.is_empty() {
        own.version.clone_from(&more.version);
    }
    for (id, name) in &more.rename {
        own.rename.entry(id.clone()).or_insert_with(|| name.clone());
    }
}

/// Traits of a mixin that stay with it.
fn local_traits(traits: &Traits) -> Vec<&str> {
    let named = traits.mixin().and_then(|value| value.get("localTraits")).and_then(Value::as_array);
    let named = named.into_iter().flatten().filter_map(Value::as_str);
    named.chain([ids::MIXIN]).collect()
}
