//! `apply` statements: traits that are written apart from their shape.

use serde_json::Value;

use super::{Model, Shape, ShapeId, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::suggest::nearest;

impl Model {
    /// The model with the shapes of `overlay` added, and the traits that it applies.
    ///
    /// Two lists of one trait become one list; a trait that both models give the same value stays as it is.
    ///
    /// # Errors
    ///
    /// All faults at once, told of the overlay: a shape that both models define, traits for a shape or member that
    /// neither defines, two values for one trait.
    pub fn with_overlay(mut self, overlay: Self) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let input = overlay.input;
        for (id, shape) in overlay.shapes {
            if self.shapes.contains_key(&id) {
                let message = "the model defines this shape already";
                let help = "give it another name, or apply traits to the model's";
                diagnostics.push(Diagnostic::new(input, id, message, help));
            } else {
                self.shapes.insert(id, shape);
            }
        }
        self.apply_pending(&mut diagnostics);
        for (id, traits) in overlay.pending {
            if self.shapes.contains_key(&id.container()) {
                self.apply(input, &id, traits, &mut diagnostics);
            } else {
                diagnostics.push(self.nothing_to_apply_to(input, &id));
            }
        }
        diagnostics.into_result(self)
    }

    /// Merges the traits that are applied to shapes of the model; those for other shapes stay pending.
    pub(super) fn apply_pending(&mut self, diagnostics: &mut Diagnostics) {
        for (id, traits) in std::mem::take(&mut self.pending) {
            if self.shapes.contains_key(&id.container()) {
                self.apply(self.input, &id, traits, diagnostics);
            } else {
                self.pending.push((id, traits));
            }
        }
    }

    /// Says that `id` isn't there to take traits.
    pub(super) fn nothing_to_apply_to(&self, input: Input, id: &ShapeId) -> Diagnostic {
        let names = self.shapes.keys().map(ShapeId::name);
        let help = match nearest(id.name(), names) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "define it, or remove the statement".to_owned(),
        };
        let message = "traits are applied to a shape that the model does not define";
        Diagnostic::new(input, id, message, help)
    }

    /// Merges `traits` into those of `id`, a shape of the model or a member of one.
    fn apply(&mut self, input: Input, id: &ShapeId, traits: Traits, diagnostics: &mut Diagnostics) {
        let shape = self.shapes.get_mut(&id.container());
        let Some(target) = shape.and_then(|shape| traits_of(shape, id.member())) else {
            let message = "traits are applied to a member that the shape does not have";
            let help = "mend the name, or remove the statement";
            diagnostics.push(Diagnostic::new(input, id, message, help));
            return;
        };
        for (trait_id, value) in traits {
            if let Err(trait_id) = target.merge(trait_id, value) {
                let message = format!("`{trait_id}` is applied with a second value");
                let help = "keep one of the two values";
                let diagnostic = Diagnostic::new(input, id, message, help);
                diagnostics.push(diagnostic.at(&["traits", &trait_id]));
            }
        }
    }
}

fn traits_of<'a>(shape: &'a mut Shape, member: Option<&str>) -> Option<&'a mut Traits> {
    match member {
        None => Some(&mut shape.traits),
        Some(name) => shape.member_mut(name).map(|member| &mut member.traits),
    }
}

impl Traits {
    /// Adds a trait, or gives its ID back if it is there with another value and they aren't two lists.
    fn merge(&mut self, id: String, value: Value) -> Result<(), String> {
        match (self.get_mut(&id), value) {
            (None, value) => {
                self.insert(id, value);
                Ok(())
            }
            (Some(there), value) if *there == value => Ok(()),
            (Some(Value::Array(there)), Value::Array(more)) => {
                there.extend(more);
                Ok(())
            }
            (Some(_), _) => Err(id),
        }
    }
}
