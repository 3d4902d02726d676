//! Ways of authentication: which ones a service has, and which of them an operation takes.
//!
//! A service has those of which it has the trait, in the order of `smithy.api#auth` or, without it, of their IDs; if it has
//! none, requests are sent as they are. Endpoint rules may name ways for some endpoints: those come first there. A way
//! that only the rules name stands behind the others.

use crate::ast::traits::ids;
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{AuthScheme, Endpoint};

use super::closure::Operation;
use super::read;

/// The ways that are supported, by trait, in the order of the IDs.
const SUPPORTED: [(&str, AuthScheme); 3] = [
    (ids::SIGV4, AuthScheme::SigV4),
    (ids::SIGV4A, AuthScheme::SigV4a),
    (ids::HTTP_BEARER_AUTH, AuthScheme::Bearer),
];

/// The ways of a service, best first.
pub(super) fn of_service(
    id: &ShapeId,
    traits: &Traits,
    endpoint: &Endpoint,
    diagnostics: &mut Diagnostics,
) -> Vec<AuthScheme> {
    let mut schemes = match read(id, traits.auth(), diagnostics) {
        Some(order) => named(id, &order, traits, diagnostics),
        None => with_trait(traits).map(|(_, scheme)| scheme).collect(),
    };
    if !schemes.contains(&AuthScheme::SigV4a) && endpoint.signs_with(AuthScheme::SigV4a) {
        schemes.push(AuthScheme::SigV4a);
    }
    if schemes.is_empty() {
        schemes.push(AuthScheme::Anonymous);
    }
    schemes
}

/// The ways of an operation, best first, if they are not those of the service.
pub(super) fn of_operation(
    operation: &Operation<'_>,
    service: &Traits,
    service_schemes: &[AuthScheme],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<AuthScheme>> {
    let order = read(operation.id, operation.traits.auth(), diagnostics);
    let mut schemes = match &order {
        Some(order) => named(operation.id, order, service, diagnostics),
        None => service_schemes.to_vec(),
    };
    let is_anonymous = schemes.is_empty() || operation.traits.optional_auth();
    if is_anonymous && !schemes.contains(&AuthScheme::Anonymous) {
        schemes.push(AuthScheme::Anonymous);
    }
    (schemes != service_schemes).then_some(schemes)
}

fn with_trait(service: &Traits) -> impl Iterator<Item = (&'static str, AuthScheme)> {
    SUPPORTED.into_iter().filter(|(id, _)| service.get(id).is_some())
}

/// The ways that `smithy.api#auth` names.
fn named(
    subject: &ShapeId,
    order: &[String],
    service: &Traits,
    diagnostics: &mut Diagnostics,
) -> Vec<AuthScheme> {
    let known: Vec<_> = with_trait(service).collect();
    let mut schemes = Vec::new();
    for (index, name) in order.iter().enumerate() {
        if let Some((_, scheme)) = known.iter().find(|(id, _)| id == name) {
            schemes.push(*scheme);
            continue;
        }
        let message = format!("the service has no way of authentication `{name}`");
        let has: Vec<_> = known.iter().map(|(id, _)| format!("`{id}`")).collect();
        let help = match has.as_slice() {
            [] => "add its trait to the service".to_owned(),
            has => format!("ways that it has: {}", has.join(", ")),
        };
        diagnostics.model_at(subject, &["traits", ids::AUTH, &index.to_string()], message, help);
    }
    schemes
}
