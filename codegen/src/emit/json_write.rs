//! Structures and unions to JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::json::timestamp_marker;
use super::tokens::ident;
use crate::ir::{Binding, Crate, Field, Presence, Structure, Type, Union, UnionValue};

/// ```text
/// impl ToJson for VaultLockPolicy {
///     fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
///         let mut object = writer.start_object();
///         write(&mut object, "Policy", self.policy.as_ref())?;
///         object.finish();
///         Ok(())
///     }
/// }
/// ```
pub(super) fn structure(structure: &Structure, name: &Ident, krate: &Crate) -> TokenStream {
    let is_document = |field: &&Field| field.binding == Binding::Document;
    let members = structure.fields.iter().filter(is_document);
    let members: Vec<_> = members.map(|field| member(field, &quote!(self), krate)).collect();
    let object = if members.is_empty() { quote!(let object) } else { quote!(let mut object) };
    quote! {
        impl ToJson for #name {
            fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
                #object = writer.start_object();
                #(#members)*
                object.finish();
                Ok(())
            }
        }
    }
}

/// A member of `of`: `write(&mut object, "Policy", self.policy.as_ref())?;`
pub(super) fn member(field: &Field, of: &TokenStream, krate: &Crate) -> TokenStream {
    let (key, name) = (&field.json_name, ident(&field.name));
    let value = match field.presence {
        Presence::Optional => quote!(#of.#name.as_ref()),
        Presence::Defaulted(_) | Presence::Required => quote!(Some(&#of.#name)),
    };
    write(key, field.ty, &value, krate)
}

/// `write(&mut object, "Policy", value)?;`
fn write(key: &str, ty: Type, value: &TokenStream, krate: &Crate) -> TokenStream {
    match timestamp_marker(ty, krate) {
        None => quote!(write(&mut object, #key, #value)?;),
        Some(format) => quote!(write_as::<#format, _>(&mut object, #key, #value)?;),
    }
}

/// ```text
/// impl ToJson for Shape {
///     fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
///         let mut object = writer.start_object();
///         match self {
///             Self::Circle(it) => write(&mut object, "circle", Some(it))?,
///             Self::Unknown => return Err(SerializationError::unknown_variant("Shape")),
///         }
///         object.finish();
///         Ok(())
///     }
/// }
/// ```
pub(super) fn union(union: &Union, krate: &Crate) -> TokenStream {
    let text = union.public_name().text();
    let name = ident(&union.name);
    let members = union.members.iter().map(|member| {
        let (variant, key) = (ident(&member.name), &member.json_name);
        match member.value {
            UnionValue::Unit => {
                quote!(Self::#variant => object.key(#key).start_object().finish(),)
            }
            UnionValue::Of { ty, .. } => {
                let write = write(key, ty, &quote!(Some(it)), krate);
                quote!(Self::#variant(it) => { #write })
            }
        }
    });
    let object =
        if union.members.is_empty() { format_ident!("_object") } else { format_ident!("object") };
    let mutable = (!union.members.is_empty()).then(|| quote!(mut));
    let finish = (!union.members.is_empty()).then(|| quote!(object.finish(); Ok(())));
    quote! {
        impl ToJson for #name {
            fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
                let #mutable #object = writer.start_object();
                match self {
                    #(#members)*
                    Self::Unknown => return Err(SerializationError::unknown_variant(#text)),
                }
                #finish
            }
        }
    }
}
