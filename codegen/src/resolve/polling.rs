//! Paginators and waiters of the chosen operations. They look into inputs and outputs, so they come when these are decided.

use crate::ast::traits::ids;
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Crate, Operation, OperationId};

use super::closure::{self, Closure};
use super::scope::Scope;
use super::service::Chosen;
use super::{pagination, read, waiters};

/// Adds the paginators and waiters of a crate.
pub(super) fn resolve(
    chosen: &Chosen<'_>,
    closure: &Closure<'_>,
    krate: &mut Crate,
    diagnostics: &mut Diagnostics,
) {
    let service_id = chosen.service_id;
    let service = read(service_id, chosen.traits.paginated(), diagnostics).unwrap_or_default();
    let mut scope = Scope::default();
    let mut all = Vec::new();
    for (number, operation) in krate.operations.iter().enumerate() {
        let is_it = |it: &&closure::Operation<'_>| it.id.name() == operation.model_name;
        let Some(source) = closure.operations.iter().find(is_it) else { continue };
        let (id, traits, number) = (source.id, source.traits, OperationId(number));
        let paginator = if takes_token(source) {
            None
        } else {
            let again = Again { id, trait_id: ids::PAGINATED, method: "into_paginator" };
            again.check(traits, operation, diagnostics);
            pagination::resolve(id, traits, &service, operation, krate, diagnostics)
        };
        Again { id, trait_id: ids::WAITABLE, method: "wait" }.check(traits, operation, diagnostics);
        let waiters = waiters::resolve(id, traits, number, &mut scope, krate, diagnostics);
        all.push((number, paginator, waiters));
    }
    for (number, paginator, waiters) in all {
        krate.waiters.extend(waiters);
        if let Some(operation) = krate.operations.get_mut(number.0) {
            operation.paginator = paginator;
        }
    }
    krate.waiters.sort_by(|a, b| a.module.cmp(&b.module));
}

/// Whether the input has an idempotency token. Each page would need a new one, so smithy-rs makes no paginator there; nor is
/// one made here.
fn takes_token(operation: &closure::Operation<'_>) -> bool {
    let root = operation.input.root();
    let members = root.into_iter().flat_map(|root| root.members);
    members.into_iter().any(|(_, member)| member.traits.get(ids::IDEMPOTENCY_TOKEN).is_some())
}

/// A way to call an operation again and again: a trait that asks for it, and a method of a builder that does it.
struct Again<'a> {
    id: &'a ShapeId,
    trait_id: &'a str,
    method: &'a str,
}

impl Again<'_> {
    /// Tells of an input that can't be sent twice, and of one whose member has the name of the method.
    fn check(&self, traits: &Traits, operation: &Operation, diagnostics: &mut Diagnostics) {
        if traits.get(self.trait_id).is_none() {
            return;
        }
        let at = ["traits", self.trait_id];
        if operation.input.has_stream() {
            let message = "the input has a stream, which can't be sent again and again";
            diagnostics.model_at(self.id, &at, message, "remove the trait from the model");
        }
        let mut fields = operation.input.fields.iter();
        if let Some(field) = fields.find(|field| field.name.text() == self.method) {
            let (member, method) = (&field.model_name, self.method);
            let message =
                format!("`{method}` is a method, and the member `{member}` of the input another");
            let help = "give the member another name in the model, or remove the trait";
            diagnostics.model_at(self.id, &at, message, help);
        }
    }
}
