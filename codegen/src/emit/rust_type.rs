//! The Rust types of members, their arguments and what has to be imported for them.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::ident;
use crate::ir::{Crate, EventStreamId, Field, List, Map, Name, Presence, Type};

/// `String`, `VaultLockPolicy`, `Vec<String>`
pub(super) fn ty(ty: Type, krate: &Crate) -> TokenStream {
    match ty {
        Type::String => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Byte => quote!(i8),
        Type::Short => quote!(i16),
        Type::Integer => quote!(i32),
        Type::Long => quote!(i64),
        Type::Float => quote!(f32),
        Type::Double => quote!(f64),
        Type::BigInteger => quote!(BigInteger),
        Type::BigDecimal => quote!(BigDecimal),
        Type::Blob => quote!(Blob),
        Type::Timestamp(_) => quote!(DateTime),
        Type::Document => quote!(Document),
        Type::ByteStream => quote!(ByteStream),
        Type::EventSender(id) => events(&quote!(EventStreamSender), id, krate),
        Type::EventReceiver(id) => events(&quote!(EventReceiver), id, krate),
        Type::Structure(id) => name_of(krate.structures.get(id.0).map(|it| &it.name)),
        Type::Union(id) => name_of(krate.unions.get(id.0).map(|it| &it.name)),
        Type::Enum(id) => name_of(krate.enums.get(id.0).map(|it| &it.name)),
        Type::List(id) => krate.lists.get(id.0).map_or_else(TokenStream::new, |list| {
            let element = element(*list, krate);
            quote!(Vec<#element>)
        }),
        Type::Map(id) => krate.maps.get(id.0).map_or_else(TokenStream::new, |map| {
            let (key, value) = (self::ty(map.key, krate), map_value(*map, krate));
            quote!(HashMap<#key, #value>)
        }),
    }
}

/// `EventReceiver<TranscriptResultStream, types::error::TranscriptResultStreamError>`
fn events(end: &TokenStream, id: EventStreamId, krate: &Crate) -> TokenStream {
    let stream = krate.event_streams.get(id.0);
    let event = stream.map(|stream| ty(Type::Union(stream.union), krate));
    let error = name_of(stream.map(|stream| &stream.error));
    // Operations have errors that may be called the same.
    quote!(#end<#event, types::error::#error>)
}

/// What a list holds: `String`, `Option<String>`
pub(super) fn element(list: List, krate: &Crate) -> TokenStream {
    sparse(list.element, list.is_sparse, krate)
}

/// What a map holds: `String`, `Option<String>`
pub(super) fn map_value(map: Map, krate: &Crate) -> TokenStream {
    sparse(map.value, map.is_sparse, krate)
}

fn sparse(ty: Type, is_sparse: bool, krate: &Crate) -> TokenStream {
    let ty = self::ty(ty, krate);
    if is_sparse { quote!(Option<#ty>) } else { ty }
}

/// The type of a member that is set: `String`, `Box<Expression>`
pub(super) fn held(field: &Field, krate: &Crate) -> TokenStream {
    boxed(field.ty, field.is_boxed, krate)
}

/// `Expression`, `Box<Expression>`
pub(super) fn boxed(ty: Type, is_boxed: bool, krate: &Crate) -> TokenStream {
    let ty = self::ty(ty, krate);
    if is_boxed { quote!(Box<#ty>) } else { ty }
}

/// The type of the public field: `Option<String>`, `i64`
pub(super) fn field_type(field: &Field, krate: &Crate) -> TokenStream {
    let ty = held(field, krate);
    match field.presence {
        Presence::Optional => quote!(Option<#ty>),
        Presence::Defaulted(_) | Presence::Required => ty,
    }
}

/// The type of an argument that is given a value, and the value in terms of it: `impl Into<String>` and `input.into()`.
pub(super) fn argument(
    ty: Type,
    is_sparse: bool,
    name: &str,
    krate: &Crate,
) -> (TokenStream, TokenStream) {
    let name = quote::format_ident!("{name}");
    match ty {
        Type::String if !is_sparse => (quote!(impl Into<String>), quote!(#name.into())),
        _ => (sparse(ty, is_sparse, krate), quote!(#name)),
    }
}

/// The imports that the types of the fields need.
pub(super) fn field_uses(fields: &[Field], krate: &Crate) -> Vec<String> {
    fields.iter().flat_map(|field| uses(field.ty, krate)).collect()
}

/// The imports that a type needs.
pub(super) fn uses(ty: Type, krate: &Crate) -> Vec<String> {
    let one = |path: &str| vec![path.to_owned()];
    match ty {
        Type::String
        | Type::Boolean
        | Type::Byte
        | Type::Short
        | Type::Integer
        | Type::Long
        | Type::Float
        | Type::Double => Vec::new(),
        Type::BigInteger => one("aws_smithy_types::BigInteger"),
        Type::BigDecimal => one("aws_smithy_types::BigDecimal"),
        Type::Blob => one("crate::primitives::Blob"),
        Type::Timestamp(_) => one("crate::primitives::DateTime"),
        Type::Document => one("aws_smithy_types::Document"),
        Type::ByteStream => one("crate::primitives::ByteStream"),
        Type::EventSender(id) => event_uses("EventStreamSender", id, krate),
        Type::EventReceiver(id) => event_uses("EventReceiver", id, krate),
        Type::Structure(id) => krate
            .structures
            .get(id.0)
            .map(|it| import(&it.name, it.alias.as_ref()))
            .into_iter()
            .collect(),
        Type::Union(id) => krate
            .unions
            .get(id.0)
            .map(|it| import(&it.name, it.alias.as_ref()))
            .into_iter()
            .collect(),
        Type::Enum(id) => krate
            .enums
            .get(id.0)
            .map(|it| import(&it.name, it.alias.as_ref()))
            .into_iter()
            .collect(),
        Type::List(id) => {
            krate.lists.get(id.0).map(|list| uses(list.element, krate)).unwrap_or_default()
        }
        Type::Map(id) => {
            let map = krate.maps.get(id.0);
            let inner = map.map(|map| [map.key, map.value]).into_iter().flatten();
            let inner = inner.flat_map(|ty| uses(ty, krate));
            inner.chain(one("std::collections::HashMap")).collect()
        }
    }
}

fn event_uses(end: &str, id: EventStreamId, krate: &Crate) -> Vec<String> {
    let union = krate.event_streams.get(id.0).map(|stream| uses(Type::Union(stream.union), krate));
    let own = ["crate::types".to_owned(), format!("crate::primitives::event_stream::{end}")];
    own.into_iter().chain(union.unwrap_or_default()).collect()
}

/// `crate::types::VaultLockPolicy`, `crate::types::Option as Option_`
pub(super) fn import(name: &Name, alias: Option<&Name>) -> String {
    match alias {
        None => format!("crate::types::{name}"),
        Some(alias) => format!("crate::types::{alias} as {name}"),
    }
}

/// Every id of the IR points into its list, so the second arm is never printed.
fn name_of(name: Option<&Name>) -> TokenStream {
    name.map(|name| {
        let name = ident(name);
        quote!(#name)
    })
    .unwrap_or_default()
}
