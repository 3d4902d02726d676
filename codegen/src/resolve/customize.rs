//! What some services ask of their clients beyond their model; one file a service or a rule, with its rules in prose at the top.

pub(super) mod api_gateway;
pub(super) mod bedrock;
pub(super) mod glacier;
pub(super) mod lambda;
pub(super) mod refused_defaults;

use crate::ast::ShapeId;
use crate::ir::Customization;

/// The customisation that a service needs.
pub(super) fn customization(service: &ShapeId) -> Option<Customization> {
    let of_services = [glacier::customization, api_gateway::customization];
    of_services.into_iter().find_map(|customization| customization(service))
}
