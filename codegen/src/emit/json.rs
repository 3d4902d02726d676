//! Readers of errors and writers of structures, from and to JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::tokens::{doc, ident};
use crate::ir::{Binding, Crate, Field, Structure, Type};
use crate::print::SourceFile;

/// `read_resource_not_found_exception`
pub(super) fn reader_name(structure: &Structure) -> Ident {
    format_ident!("read_{}", structure.module.text())
}

/// `write_vault_lock_policy`
pub(super) fn writer_name(structure: &Structure) -> Ident {
    format_ident!("write_{}", structure.module.text())
}

/// ```text
/// |key, tokens| {
///     match key {
///         "Policy" => builder.policy = json::value(tokens)?,
///         _ => json::skip(tokens)?,
///     }
///     Ok(())
/// }
/// ```
pub(super) fn read_members(structure: &Structure) -> TokenStream {
    let arms = structure.fields.iter().filter(|field| field.binding == Binding::Document).map(|field| {
        let (key, name) = (&field.json_name, ident(&field.name));
        quote!(#key => builder.#name = json::value(tokens)?)
    });
    quote! {
        |key, tokens| {
            match key {
                #(#arms,)*
                _ => json::skip(tokens)?,
            }
            Ok(())
        }
    }
}

/// ```text
/// pub(super) fn read_resource_not_found_exception(response: &ErrorResponse<'_>) -> Result<ResourceNotFoundException, BoxError> {
///     let mut builder = ResourceNotFoundException::builder().meta(response.meta.clone());
///     json::read_object(response.body, |key, tokens| { … })?;
///     builder.message = builder.message.or_else(|| response.meta.message().map(str::to_owned));
///     Ok(builder.build())
/// }
/// ```
pub(super) fn errors(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Reads modelled errors.");
    file.uses([
        "crate::error::BoxError",
        "crate::plumbing::json",
        "crate::plumbing::response::ErrorResponse",
    ]);
    file.uses(krate.errors.iter().map(|error| format!("crate::types::error::{}", error.name)));
    for error in &krate.errors {
        let (read, name) = (reader_name(error), ident(&error.name));
        let members = read_members(error);
        file.item(quote! {
            pub(super) fn #read(response: &ErrorResponse<'_>) -> Result<#name, BoxError> {
                let mut builder = #name::builder().meta(response.meta.clone());
                json::read_object(response.body, #members)?;
                builder.message = builder.message.or_else(|| response.meta.message().map(str::to_owned));
                Ok(builder.build())
            }
        });
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
pub(super) fn structures(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Writes structures as JSON.");
    file.uses(["aws_smithy_json::serialize::JsonObjectWriter"]);
    for structure in krate.structures.iter().filter(|structure| structure.is_written) {
        let (write, name) = (writer_name(structure), ident(&structure.name));
        let docs = doc(&format!("Writes the members of `{}` that are set.", structure.name));
        let members = structure.fields.iter().map(|field| write_member(field, krate));
        file.uses([format!("crate::types::{}", structure.name)]);
        file.item(quote! {
            #docs
            pub(super) fn #write(object: &mut JsonObjectWriter<'_>, input: &#name) {
                #(#members)*
            }
        });
    }
    file
}

fn write_member(field: &Field, krate: &Crate) -> TokenStream {
    let (key, name) = (&field.json_name, ident(&field.name));
    let write = match field.ty {
        Type::String => quote!(object.key(#key).string(#name);),
        Type::Boolean => quote!(object.key(#key).boolean(*#name);),
        Type::Integer | Type::Long => quote!(object.key(#key).number(Number::from(*#name));),
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
    quote!(if let Some(#name) = &input.#name { #write })
}
