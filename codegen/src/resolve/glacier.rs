//! What Amazon Glacier asks of its clients beyond its model.
//!
//! 1. The API version travels in a header of each request.
//! 2. The account ID is a part of each URI; one that the caller leaves out is written as `-`, which the service takes as the
//!    account of the credentials. An account ID is an input member called so, however its letters are cased.
//!
//! Uploads also need tree hashes; the operations that upload are not supported yet for other reasons.

use crate::ast::ShapeId;
use crate::ir::{Customization, Field, FieldId, Type};

/// The customisation that a service needs.
pub(super) fn customization(service: &ShapeId) -> Option<Customization> {
    let is_glacier = service.namespace() == "com.amazonaws.glacier" && service.name() == "Glacier";
    is_glacier.then_some(Customization::Glacier)
}

/// The account ID among the fields of an input, if the service fills it in.
pub(super) fn account_id(customization: Option<Customization>, input: &[Field]) -> Option<FieldId> {
    let Customization::Glacier = customization?;
    let is_account_id = |field: &Field| {
        field.ty == Type::String && field.model_name.eq_ignore_ascii_case("accountId")
    };
    input.iter().position(is_account_id).map(FieldId)
}
