//! What stands for a member that nobody set.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::rust_type::ty;
use crate::ir::{Crate, DefaultValue, Type};

/// How a member of a builder becomes one of a structure: `.unwrap_or_default()`, `.unwrap_or(true)`
pub(super) fn or_default(default: &DefaultValue, of: Type, krate: &Crate) -> TokenStream {
    match default {
        DefaultValue::OfType => quote!(.unwrap_or_default()),
        DefaultValue::True | DefaultValue::Number(_) | DefaultValue::Float(_) => {
            let value = value(default, of, krate);
            quote!(.unwrap_or(#value))
        }
        _ => {
            let value = value(default, of, krate);
            quote!(.unwrap_or_else(|| #value))
        }
    }
}

/// The value: `"hi".to_owned()`, `DateTime::from_secs(0)`
fn value(default: &DefaultValue, of: Type, krate: &Crate) -> TokenStream {
    match default {
        DefaultValue::OfType => quote!(Default::default()),
        DefaultValue::True => quote!(true),
        DefaultValue::Number(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        DefaultValue::Float(text) => text.parse().unwrap_or_default(),
        DefaultValue::String(text) => quote!(#text.to_owned()),
        DefaultValue::BigNumber(text) => quote!(#text.parse().unwrap_or_default()),
        DefaultValue::Enum(text) => {
            let name = ty(of, krate);
            quote!(#name::from(#text))
        }
        DefaultValue::Blob(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(Blob::new(#bytes))
        }
        DefaultValue::Timestamp(seconds, 0) => {
            let seconds = Literal::i64_unsuffixed(*seconds);
            quote!(DateTime::from_secs(#seconds))
        }
        DefaultValue::Timestamp(seconds, nanos) => {
            let (seconds, nanos) =
                (Literal::i64_unsuffixed(*seconds), Literal::u32_unsuffixed(*nanos));
            quote!(DateTime::from_secs_and_nanos(#seconds, #nanos))
        }
        DefaultValue::Document(value) => document(value),
    }
}

/// `Document::Bool(true)`, `Document::Array(vec![…])`
pub(super) fn document(value: &serde_json::Value) -> TokenStream {
    match value {
        serde_json::Value::Null => quote!(Document::Null),
        serde_json::Value::Bool(flag) => quote!(Document::Bool(#flag)),
        serde_json::Value::Number(number) => {
            let number = document_number(number);
            quote!(Document::Number(#number))
        }
        serde_json::Value::String(text) => quote!(Document::String(#text.to_owned())),
        serde_json::Value::Array(elements) => {
            let elements = elements.iter().map(document);
            quote!(Document::Array(vec![#(#elements),*]))
        }
        serde_json::Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = document(value);
                quote!((#key.to_owned(), #value))
            });
            quote!(Document::Object([#(#entries),*].into_iter().collect()))
        }
    }
}

fn document_number(number: &serde_json::Number) -> TokenStream {
    if let Some(number) = number.as_u64() {
        let number = Literal::u64_unsuffixed(number);
        quote!(aws_smithy_types::Number::PosInt(#number))
    } else if let Some(number) = number.as_i64() {
        let number = Literal::i64_unsuffixed(number);
        quote!(aws_smithy_types::Number::NegInt(#number))
    } else {
        let number: TokenStream =
            format!("{:?}", number.as_f64().unwrap_or_default()).parse().unwrap_or_default();
        quote!(aws_smithy_types::Number::Float(#number))
    }
}
