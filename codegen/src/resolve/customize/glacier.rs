//! What Amazon Glacier asks of its clients beyond its model.
//!
//! 1. The API version travels in a header of each request.
//! 2. The account ID is a part of each URI; one that the caller leaves out is written as `-`, which the service takes as the
//!    account of the credentials. An account ID is an input member called so, however its letters are cased.
//! 3. An upload names two hashes of its body in headers, and signs one of them: the SHA-256 tree hash and the SHA-256 of
//!    all of it. The client computes both; a tree hash that the caller gives stays. An upload is an operation whose request
//!    is a stream.
//!
//! This file says where the rules apply. What they do at run time is in `inlineable/src/plumbing/glacier.rs` and
//! `glacier_upload.rs`, which crates of other services do not have.

use crate::ast::ShapeId;
use crate::ir::{Customization, Field, FieldId, Type};

/// The customisation that a service needs.
pub(super) fn customization(service: &ShapeId) -> Option<Customization> {
    let is_glacier = service.namespace() == "com.amazonaws.glacier" && service.name() == "Glacier";
    is_glacier.then_some(Customization::Glacier)
}

/// The account ID among the fields of an input, if the client fills it in.
pub(in super::super) fn account_id(
    customization: Option<Customization>,
    input: &[Field],
) -> Option<FieldId> {
    customization.filter(|it| *it == Customization::Glacier)?;
    let is_account_id = |field: &Field| {
        field.ty == Type::String && field.model_name.eq_ignore_ascii_case("accountId")
    };
    input.iter().position(is_account_id).map(FieldId)
}

/// The body of an upload among the fields of an input, if the client hashes it.
pub(in super::super) fn hashed_body(
    customization: Option<Customization>,
    input: &[Field],
) -> Option<FieldId> {
    customization.filter(|it| *it == Customization::Glacier)?;
    input.iter().position(|field| field.ty == Type::ByteStream).map(FieldId)
}
