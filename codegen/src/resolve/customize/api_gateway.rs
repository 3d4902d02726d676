//! What Amazon API Gateway asks of its clients beyond its model.
//!
//! 1. Each request says in the header `accept` that it takes `application/json`; without it the service answers in HAL, a
//!    form of JSON with links in it, which is not what the model describes.
//!
//! What the rule does at run time is in `inlineable/src/plumbing/api_gateway.rs`.

use crate::ast::ShapeId;
use crate::ir::Customization;

/// The customisation, if the service is API Gateway.
pub(super) fn customization(service: &ShapeId) -> Option<Customization> {
    let is_api_gateway = service.namespace() == "com.amazonaws.apigateway"
        && service.name() == "BackplaneControlService";
    is_api_gateway.then_some(Customization::ApiGateway)
}
