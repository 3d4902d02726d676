//! Members as texts, in URIs and headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::ident;
use crate::ir::{Field, TimestampFormat, Type};

/// Where the elements of a list stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// One after the other in a header, quoted where a comma would be mistaken.
    Header,
    /// Each on its own.
    Query,
}

/// `DateTimeFormat::HttpDate`
pub(super) fn format(format: TimestampFormat) -> TokenStream {
    match format {
        TimestampFormat::DateTime => quote!(DateTimeFormat::DateTime),
        TimestampFormat::EpochSeconds => quote!(DateTimeFormat::EpochSeconds),
        TimestampFormat::HttpDate => quote!(DateTimeFormat::HttpDate),
    }
}

/// A member of an input as `Option<impl AsRef<str>>`: `input.vault_name()`, `input.limit.as_ref().map(text)`
pub(super) fn text(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.ty {
        Type::String => quote!(input.#name()),
        Type::Timestamp(it) => {
            let format = format(it);
            quote!(input.#name.map(|it| it.fmt(#format)).transpose()?)
        }
        Type::Enum(_) | Type::BigInteger | Type::BigDecimal => quote!(input.#name.as_ref()),
        _ => quote!(input.#name.as_ref().map(text)),
    }
}

/// A member of an input as `Option<impl Into<Cow<str>>>`: `input.vault_name()`, `input.kind.as_ref().map(|it| it.as_str())`
pub(super) fn label_text(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.ty {
        Type::Enum(_) => quote!(input.#name.as_ref().map(|it| it.as_str())),
        Type::BigInteger | Type::BigDecimal => {
            quote!(input.#name.as_ref().map(|it| it.as_ref().to_owned()))
        }
        _ => text(field),
    }
}

/// What makes a text of an element: `|it| Ok(text(it))`
pub(super) fn list_text(element: Type, place: Place) -> TokenStream {
    match (element, place) {
        (Type::String | Type::Enum(_), Place::Header) => {
            quote!(|it| Ok(quote_header_value(it.as_str()).into_owned()))
        }
        (Type::String | Type::Enum(_), Place::Query) => quote!(|it| Ok(it.as_str().to_owned())),
        (Type::BigInteger | Type::BigDecimal, _) => quote!(|it| Ok(it.as_ref().to_owned())),
        (Type::Timestamp(it), _) => {
            let format = format(it);
            quote!(|it| Ok(it.fmt(#format)?))
        }
        _ => quote!(|it| Ok(text(it))),
    }
}
