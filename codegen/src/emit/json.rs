//! Readers of errors and writers of structures, from and to JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::operation_error::error_uses;
use super::tokens::{doc, ident};
use crate::ir::{Binding, Crate, Field, Structure, Type};
use crate::print::SourceFile;

/// `write_vault_lock_policy`
pub(super) fn writer_name(structure: &Structure) -> Ident {
    format_ident!("write_{}", structure.module.text())
}

/// ```text
/// |key, tokens| {
///     match key {
///         "Policy" => builder.policy = value(tokens)?,
///         _ => skip(tokens)?,
///     }
///     Ok(())
/// }
/// ```
pub(super) fn read_members(structure: &Structure) -> TokenStream {
    let arms =
        structure.fields.iter().filter(|field| field.binding == Binding::Document).map(|field| {
            let (key, name) = (&field.json_name, ident(&field.name));
            quote!(#key => builder.#name = value(tokens)?)
        });
    quote! {
        |key, tokens| {
            match key {
                #(#arms,)*
                _ => skip(tokens)?,
            }
            Ok(())
        }
    }
}

/// ```text
/// impl ReadError for ResourceNotFoundException {
///     fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
///         let mut builder = Self::builder().meta(response.meta.clone());
///         read_object(response.body, |key, tokens| { … })?;
///         builder.message = builder.message.or_else(|| response.message());
///         Ok(builder.build())
///     }
/// }
/// ```
pub(super) fn errors(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Reads modelled errors.");
    file.uses(["super::*", "crate::plumbing::response::ReadError"]);
    file.uses(error_uses(krate.errors.iter()));
    for error in &krate.errors {
        let name = ident(&error.name);
        let members = read_members(error);
        file.item(quote! {
            impl ReadError for #name {
                fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
                    let mut builder = Self::builder().meta(response.meta.clone());
                    read_object(response.body, #members)?;
                    builder.message = builder.message.or_else(|| response.message());
                    Ok(builder.build())
                }
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
