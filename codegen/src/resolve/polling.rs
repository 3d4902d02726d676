//! Paginators and waiters of the chosen operations. They look into inputs and outputs, so they come when these are decided.

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{Crate, OperationId};

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
            pagination::resolve(id, traits, &service, operation, krate, diagnostics)
        };
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
