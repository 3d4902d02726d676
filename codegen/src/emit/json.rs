//! Errors and structures, from and to JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::operation_error::error_uses;
use super::tokens::{doc, ident};
use crate::ir::{Binding, Body, Crate, Field, Presence, Structure, Type};
use crate::print::SourceFile;

/// `write_vault_lock_policy`
pub(super) fn writer_name(structure: &Structure) -> Ident {
    format_ident!("write_{}", structure.module.text())
}

/// ```text
/// |key, tokens| match key {
///     "Policy" => read(&mut builder.policy, tokens),
///     _ => skip(tokens),
/// }
/// ```
pub(super) fn read_members(structure: &Structure) -> TokenStream {
    let is_document = |field: &&Field| field.binding == Binding::Document;
    let arms = structure.fields.iter().filter(is_document).map(|field| {
        let (key, name) = (&field.json_name, ident(&field.name));
        quote!(#key => read(&mut builder.#name, tokens))
    });
    quote! {
        |key, tokens| match key {
            #(#arms,)*
            _ => skip(tokens),
        }
    }
}

/// ```text
/// read_error! { ResourceNotFoundException:
///     "code" => code;
///     "message" => message;
/// }
/// ```
pub(super) fn errors(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Reads modelled errors.");
    file.uses(["crate::plumbing::error_macros::read_error"]);
    file.uses(error_uses(krate.errors.iter()));
    for error in &krate.errors {
        let is_document = |field: &&Field| field.binding == Binding::Document;
        let members = error.fields.iter().filter(is_document);
        let lines = members.map(|field| format!("{:?} => {};", field.json_name, field.name));
        file.block("read_error", &error.name.to_string(), lines);
    }
    file
}

/// Whether some structure travels as JSON, errors and outputs aside.
pub(super) fn has_structures(krate: &Crate) -> bool {
    krate.structures.iter().any(|it| it.is_written || it.is_read)
        || krate.operations.iter().any(|it| it.request_body == Body::Document)
}

/// Writers of what requests carry, readers of what answers carry.
pub(super) fn structures(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Structures as JSON.");
    for structure in &krate.structures {
        if structure.is_written {
            file.uses([format!("crate::types::{}", structure.name)]);
            write_structure(structure, krate, &mut file);
        }
        if structure.is_read {
            file.uses([format!("crate::types::{}", structure.name)]);
            read_structure(structure, &mut file);
        }
    }
    for operation in krate.operations.iter().filter(|it| it.request_body == Body::Document) {
        file.uses([format!("crate::operation::{}::{}", operation.module, operation.input.name)]);
        write_structure(&operation.input, krate, &mut file);
    }
    file
}

/// ```text
/// /// Writes the members of `VaultLockPolicy` that are set.
/// pub(super) fn write_vault_lock_policy(object: &mut JsonObjectWriter<'_>, input: &VaultLockPolicy) {
///     if let Some(policy) = &input.policy {
///         object.key("Policy").string(policy);
///     }
/// }
/// ```
fn write_structure(structure: &Structure, krate: &Crate, file: &mut SourceFile) {
    file.uses(["aws_smithy_json::serialize::JsonObjectWriter"]);
    let (write, name) = (writer_name(structure), ident(&structure.name));
    let docs = doc(&format!("Writes the members of `{}` that are set.", structure.name));
    let is_document = |field: &&Field| field.binding == Binding::Document;
    let members: Vec<_> = structure
        .fields
        .iter()
        .filter(is_document)
        .map(|field| write_member(field, krate, file))
        .collect();
    file.item(quote! {
        #docs
        pub(super) fn #write(object: &mut JsonObjectWriter<'_>, input: &#name) {
            #(#members)*
        }
    });
}

fn write_member(field: &Field, krate: &Crate, file: &mut SourceFile) -> TokenStream {
    let (key, name) = (&field.json_name, ident(&field.name));
    let write = match field.ty {
        Type::String => quote!(object.key(#key).string(#name);),
        Type::Boolean => quote!(object.key(#key).boolean(*#name);),
        Type::Integer | Type::Long => {
            file.uses(["aws_smithy_types::Number"]);
            let (unsigned, signed) = match field.ty {
                Type::Integer => {
                    (quote!(u64::from(#name.unsigned_abs())), quote!(i64::from(*#name)))
                }
                _ => (quote!(#name.unsigned_abs()), quote!(*#name)),
            };
            quote! {
                let number = if *#name < 0 { Number::NegInt(#signed) } else { Number::PosInt(#unsigned) };
                object.key(#key).number(number);
            }
        }
        Type::Enum(_) => quote!(object.key(#key).string(#name.as_str());),
        Type::Structure(id) => {
            let write = krate.structures.get(id.0).map(writer_name);
            quote! {
                let mut inner = object.key(#key).start_object();
                #write(&mut inner, #name);
                inner.finish();
            }
        }
    };
    match field.presence {
        Presence::Optional => quote!(if let Some(#name) = &input.#name { #write }),
        // Like the official client: a member at its default is not sent.
        Presence::Defaulted => {
            quote!(let #name = &input.#name; if *#name != Default::default() { #write })
        }
    }
}

/// ```text
/// impl FromJson for VaultAccessPolicy {
///     fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
///         let mut builder = Self::builder();
///         let is_there = read_members(tokens, |key, tokens| match key { … })?;
///         Ok(is_there.then(|| builder.build()))
///     }
/// }
/// ```
fn read_structure(structure: &Structure, file: &mut SourceFile) {
    file.uses([
        "aws_smithy_json::deserialize::error::DeserializeError",
        "crate::plumbing::json::{FromJson, Tokens, read, skip}",
        "crate::plumbing::json_members::read_members",
    ]);
    let (name, members) = (ident(&structure.name), read_members(structure));
    file.item(quote! {
        impl FromJson for #name {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                let mut builder = Self::builder();
                let is_there = read_members(tokens, #members)?;
                Ok(is_there.then(|| builder.build()))
            }
        }
    });
}
