//! Pieces that more than one printer uses.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{Crate, Docs, ErrorId, Field, Name, Presence, Structure, Type};

/// `vault_name`, `r#type`
pub(super) fn ident(name: &Name) -> Ident {
    if name.is_raw() {
        Ident::new_raw(name.text(), Span::call_site())
    } else {
        format_ident!("{}", name.text())
    }
}

/// `set_vault_name`, `get_type`
pub(super) fn prefixed(prefix: &str, name: &Name) -> Ident {
    ident(&name.prefixed(prefix))
}

/// The name of an argument, or `_` for one that nobody looks at.
pub(super) fn named(name: &str, is_used: bool) -> TokenStream {
    let name = format_ident!("{name}");
    if is_used { quote!(#name) } else { quote!(_) }
}

/// `/// …`, a line for each line.
pub(super) fn doc(text: &str) -> TokenStream {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The documentation of the model, or what to say where it has none.
pub(super) fn docs_or(docs: &Docs, otherwise: &str) -> TokenStream {
    doc(if docs.0.is_empty() { otherwise } else { &docs.0 })
}

/// `String`, `VaultLockPolicy`
pub(super) fn ty(ty: Type, krate: &Crate) -> TokenStream {
    match ty {
        Type::String => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Integer => quote!(i32),
        Type::Long => quote!(i64),
        Type::Structure(id) => name_of(krate.structures.get(id.0).map(|it| &it.name)),
        Type::Enum(id) => name_of(krate.enums.get(id.0).map(|it| &it.name)),
    }
}

/// The type of the public field: `Option<String>`, `i64`
pub(super) fn field_type(field: &Field, krate: &Crate) -> TokenStream {
    let ty = ty(field.ty, krate);
    match field.presence {
        Presence::Optional => quote!(Option<#ty>),
        Presence::Defaulted => ty,
    }
}

/// The type of a setter's argument: `impl Into<String>`, `i64`, `VaultLockPolicy`
pub(super) fn argument_type(field: &Field, krate: &Crate) -> TokenStream {
    match field.ty {
        Type::String => quote!(impl Into<String>),
        other => ty(other, krate),
    }
}

/// The setter's argument as a value: `input.into()`, `input`
pub(super) fn argument_value(field: &Field) -> TokenStream {
    if field.ty == Type::String { quote!(input.into()) } else { quote!(input) }
}

/// The imports that the types of the fields need.
pub(super) fn field_uses(fields: &[Field], krate: &Crate) -> Vec<String> {
    fields
        .iter()
        .filter_map(|field| match field.ty {
            Type::Structure(_) | Type::Enum(_) => {
                Some(format!("crate::types::{}", ty(field.ty, krate)))
            }
            Type::String | Type::Boolean | Type::Integer | Type::Long => None,
        })
        .collect()
}

/// The errors with these ids, in this order.
pub(super) fn errors<'a>(
    ids: &'a [ErrorId],
    krate: &'a Crate,
) -> impl Iterator<Item = &'a Structure> + Clone {
    ids.iter().filter_map(|id| krate.errors.get(id.0))
}

/// Stands where the deprecated variant is used in its own crate.
pub(super) fn expect_deprecated() -> TokenStream {
    quote!(#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")])
}

/// Every id of the IR points into its list, so the second arm is never printed.
fn name_of(name: Option<&Name>) -> TokenStream {
    name.map(|name| {
        let name = ident(name);
        quote!(#name)
    })
    .unwrap_or_default()
}
