//! Getters of structures.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{element, ty};
use super::tokens::{doc, ident};
use crate::ir::{Crate, DefaultValue, Field, Presence, Type};

/// ```text
/// /// The `policy`, if it is set.
/// pub fn policy(&self) -> Option<&str> {
///     self.policy.as_deref()
/// }
/// ```
pub(super) fn getter(field: &Field, krate: &Crate) -> TokenStream {
    let Getter { docs, returns, value } = match field.presence {
        Presence::Optional => optional(field, krate),
        Presence::Defaulted(_) | Presence::Required => present(field, krate),
    };
    let name = ident(&field.name);
    let docs = doc(&format!("The `{}`, {docs}.", field.name.text()));
    quote! {
        #docs
        pub fn #name(&self) -> #returns {
            #value
        }
    }
}

struct Getter {
    docs: String,
    returns: TokenStream,
    value: TokenStream,
}

fn optional(field: &Field, krate: &Crate) -> Getter {
    let (name, ty) = (ident(&field.name), ty(field.ty, krate));
    let (returns, value) = match field.ty {
        Type::String => (quote!(Option<&str>), quote!(self.#name.as_deref())),
        Type::List(id) => {
            let element = krate.lists.get(id.0).map(|list| element(*list, krate));
            let docs = "empty if it is not set".to_owned();
            let value = quote!(self.#name.as_deref().unwrap_or_default());
            return Getter { docs, returns: quote!(&[#element]), value };
        }
        _ if field.ty.is_copy() => (quote!(Option<#ty>), quote!(self.#name)),
        _ if field.is_boxed => (quote!(Option<&#ty>), quote!(self.#name.as_deref())),
        _ => (quote!(Option<&#ty>), quote!(self.#name.as_ref())),
    };
    Getter { docs: "if it is set".to_owned(), returns, value }
}

fn present(field: &Field, krate: &Crate) -> Getter {
    let (name, ty) = (ident(&field.name), ty(field.ty, krate));
    let (returns, value) = match field.ty {
        Type::String => (quote!(&str), quote!(&self.#name)),
        Type::List(id) => {
            let element = krate.lists.get(id.0).map(|list| element(*list, krate));
            (quote!(&[#element]), quote!(&self.#name))
        }
        _ if field.ty.is_copy() => (ty, quote!(self.#name)),
        _ => (quote!(&#ty), quote!(&self.#name)),
    };
    Getter { docs: presence_in_words(field), returns, value }
}

fn presence_in_words(field: &Field) -> String {
    match (&field.presence, field.ty) {
        (Presence::Required, _) => "which is always there".to_owned(),
        (Presence::Defaulted(default), ty) => {
            format!("{} unless set", default_in_words(default, ty))
        }
        (Presence::Optional, _) => "if it is set".to_owned(),
    }
}

fn default_in_words(default: &DefaultValue, ty: Type) -> String {
    match (default, ty) {
        (DefaultValue::OfType, Type::Boolean) => "`false`".to_owned(),
        (
            DefaultValue::OfType,
            Type::Byte | Type::Short | Type::Integer | Type::Long | Type::Float | Type::Double,
        ) => "zero".to_owned(),
        (DefaultValue::OfType, _) => "empty".to_owned(),
        (DefaultValue::True, _) => "`true`".to_owned(),
        (DefaultValue::Number(number), _) => format!("`{number}`"),
        (
            DefaultValue::Float(text) | DefaultValue::BigNumber(text) | DefaultValue::Enum(text),
            _,
        ) => format!("`{text}`"),
        (DefaultValue::String(text), _) => format!("`{text:?}`"),
        (DefaultValue::Blob(bytes), _) => format!("{} fixed bytes", bytes.len()),
        (DefaultValue::Timestamp(seconds, _), _) => format!("{seconds} seconds after the epoch"),
        (DefaultValue::Document(value), _) => format!("`{value}`"),
    }
}
