//! What stands for a required member that an answer lacks: services may come to send less.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{self, ty};
use super::tokens::ident;
use crate::ir::{Crate, Field, Type};

/// `builder.kind.get_or_insert_with(|| Type::from("no value was set"));`, or nothing for a member that may be absent.
pub(super) fn correction(field: &Field, krate: &Crate) -> Option<TokenStream> {
    if !field.required {
        return None;
    }
    let name = ident(&field.name);
    let value = match field.ty {
        // It is attached when everything else is there.
        Type::ByteStream | Type::EventSender(_) | Type::EventReceiver(_) => return None,
        Type::Structure(_) if field.is_boxed => return None,
        Type::Structure(_) => {
            return Some(quote! {
                if builder.#name.is_none() {
                    builder.#name = from_nothing()?;
                }
            });
        }
        Type::Union(_) => {
            let union = ty(field.ty, krate);
            let unknown = quote!(#union::Unknown);
            if field.is_boxed { quote!(|| Box::new(#unknown)) } else { quote!(|| #unknown) }
        }
        Type::Enum(_) => {
            let enumeration = ty(field.ty, krate);
            quote!(|| #enumeration::from("no value was set"))
        }
        Type::Timestamp(_) => quote!(|| DateTime::from_secs(0)),
        Type::Blob => quote!(|| Blob::new("")),
        _ => quote!(Default::default),
    };
    Some(quote!(builder.#name.get_or_insert_with(#value);))
}

/// The imports that corrections need.
pub(super) fn uses(fields: &[Field], krate: &Crate) -> Vec<String> {
    let needs =
        |field: &&Field| field.required && matches!(field.ty, Type::Union(_) | Type::Enum(_));
    let fields = fields.iter().filter(needs);
    fields.flat_map(|field| rust_type::uses(field.ty, krate)).collect()
}
