//! Values of test cases: given to builders, and compared with what came back.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::default_value;
use super::super::structure::Build;
use super::super::tokens::{ident, prefixed};
use crate::ir::{Crate, DefaultValue, Field, FieldId, Fraction, Presence, Structure, Type, Value};

/// Prints values.
pub(in crate::emit) struct Values<'a> {
    pub(in crate::emit) krate: &'a Crate,
}

impl Values<'_> {
    /// `.account_id("-").vault_name("my-vault")`
    pub(in crate::emit) fn setters(
        &self,
        structure: &Structure,
        params: &[(FieldId, Value)],
    ) -> TokenStream {
        let setters = params.iter().filter_map(|(id, value)| {
            let field = structure.fields.get(id.0)?;
            let name = ident(&field.name);
            Some(match value {
                Value::String(text) => quote!(.#name(#text)),
                Value::List(_) | Value::Map(_) => {
                    let (set, value) = (prefixed("set_", &field.name), self.value(value));
                    quote!(.#set(Some(#value)))
                }
                _ => {
                    let value = self.value(value);
                    quote!(.#name(#value))
                }
            })
        });
        quote!(#(#setters)*)
    }

    /// What the structure `subject` has to hold. Streams come last, since they are taken out of it.
    pub(super) fn asserts(
        &self,
        subject: &str,
        structure: &Structure,
        params: &[(FieldId, Value)],
    ) -> Vec<TokenStream> {
        let subject = format_ident!("{subject}");
        let is_stream = |field: &Field| field.ty == Type::ByteStream;
        // Events have cases of their own.
        let is_events = |field: &Field| structure.events().is_some_and(|it| it.name == field.name);
        let fields = || structure.fields.iter().enumerate().filter(|(_, it)| !is_events(it));
        let (streams, others): (Vec<_>, Vec<_>) = fields().partition(|(_, it)| is_stream(it));
        let value =
            |index: usize| params.iter().find(|(id, _)| id.0 == index).map(|(_, value)| value);
        let all = others.into_iter().chain(streams);
        all.filter_map(|(index, field)| self.assert(&subject, field, value(index))).collect()
    }

    /// What of the structure `subject` the case names.
    pub(super) fn named_asserts(
        &self,
        subject: &str,
        structure: &Structure,
        params: &[(FieldId, Value)],
    ) -> Vec<TokenStream> {
        let subject = format_ident!("{subject}");
        let field = |id: &FieldId| structure.fields.get(id.0);
        let asserts =
            params.iter().filter_map(|(id, value)| self.assert(&subject, field(id)?, Some(value)));
        asserts.collect()
    }

    fn assert(&self, subject: &Ident, field: &Field, value: Option<&Value>) -> Option<TokenStream> {
        let name = ident(&field.name);
        let actual = quote!(#subject.#name);
        Some(match (&field.presence, value) {
            (_, Some(Value::Stream(bytes))) => {
                let bytes = Literal::byte_string(bytes);
                quote!(assert_eq!(#actual.collect().await.unwrap().to_vec(), #bytes);)
            }
            (_, None) if field.ty == Type::ByteStream => {
                quote!(assert_eq!(#actual.collect().await.unwrap().to_vec(), b"");)
            }
            (
                Presence::Optional,
                Some(Value::Float(Fraction::NaN) | Value::Double(Fraction::NaN)),
            ) => {
                quote!(assert!(#actual.is_some_and(|it| it.is_nan()));)
            }
            (_, Some(Value::Float(Fraction::NaN) | Value::Double(Fraction::NaN))) => {
                quote!(assert!(#actual.is_nan());)
            }
            (Presence::Optional, Some(value)) => {
                let value = self.value(value);
                quote!(assert_eq!(#actual, Some(#value));)
            }
            (Presence::Defaulted(_) | Presence::Required, Some(value)) => {
                let value = self.value(value);
                quote!(assert_eq!(#actual, #value);)
            }
            // What stands for a required member that is missing is not said.
            (Presence::Required, None) => return None,
            (Presence::Optional, None) if field.required => return None,
            (Presence::Optional, None) => quote!(assert_eq!(#actual, None);),
            (Presence::Defaulted(default), None) => {
                let value = self.default(default, field.ty);
                quote!(assert_eq!(#actual, #value);)
            }
        })
    }

    fn default(&self, default: &DefaultValue, ty: Type) -> TokenStream {
        let or_default = default_value::or_default(default, ty, self.krate);
        quote!(None #or_default)
    }

    /// Something to put into a label whose value does not matter.
    pub(super) fn anything(ty: Type) -> TokenStream {
        match ty {
            Type::Boolean => quote!(true),
            Type::Timestamp(_) => quote!(sdk::primitives::DateTime::from_secs(1)),
            Type::Float | Type::Double => quote!(1.0),
            Type::Byte | Type::Short | Type::Integer | Type::Long => quote!(1),
            Type::Enum(_) => quote!("x".into()),
            Type::BigInteger | Type::BigDecimal => quote!("1".parse().unwrap()),
            _ => quote!("x"),
        }
    }

    /// A value with a type of its own: `"x".to_owned()`
    pub(super) fn value(&self, value: &Value) -> TokenStream {
        match value {
            Value::String(text) => quote!(#text.to_owned()),
            Value::Boolean(flag) => quote!(#flag),
            Value::Number(number) => {
                let number = Literal::i64_unsuffixed(*number);
                quote!(#number)
            }
            Value::Float(number) => fraction(number, &quote!(f32)),
            Value::Double(number) => fraction(number, &quote!(f64)),
            Value::BigNumber(text) => quote!(#text.parse().unwrap()),
            Value::Blob(bytes) => {
                let bytes = Literal::byte_string(bytes);
                quote!(sdk::primitives::Blob::new(#bytes))
            }
            Value::Stream(bytes) => {
                let bytes = Literal::byte_string(bytes);
                quote!(sdk::primitives::ByteStream::from_static(#bytes))
            }
            Value::Timestamp(seconds, nanos) => {
                let (seconds, nanos) =
                    (Literal::i64_unsuffixed(*seconds), Literal::u32_unsuffixed(*nanos));
                quote!(sdk::primitives::DateTime::from_secs_and_nanos(#seconds, #nanos))
            }
            Value::Document(value) => {
                let value = default_value::document(value);
                quote!({ use aws_smithy_types::Document; #value })
            }
            Value::Enum(id, text) => {
                let name = self.krate.enums.get(id.0).map(|it| ident(it.public_name()));
                quote!(sdk::types::#name::from(#text))
            }
            Value::Structure(id, params) => self.structure(id.0, params),
            Value::Union(id, member, value) => {
                let union = self.krate.unions.get(id.0);
                let name = union.map(|it| ident(it.public_name()));
                let member = union.and_then(|it| it.members.get(member.0));
                let member = member.map(|it| ident(&it.name));
                let value = value.as_ref().map(|value| {
                    let value = self.value(value);
                    quote!((#value))
                });
                quote!(sdk::types::#name::#member #value)
            }
            Value::List(elements) => {
                let elements = elements.iter().map(|element| self.value(element));
                quote!(vec![#(#elements),*])
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let (key, value) = (self.value(key), self.value(value));
                    quote!((#key, #value))
                });
                quote!(std::collections::HashMap::from([#(#entries),*]))
            }
            Value::Nullable(None) => quote!(None),
            Value::Nullable(Some(value)) => {
                let value = self.value(value);
                quote!(Some(#value))
            }
            Value::Boxed(value) => {
                let value = self.value(value);
                quote!(Box::new(#value))
            }
        }
    }

    fn structure(&self, id: usize, params: &[(FieldId, Value)]) -> TokenStream {
        let Some(structure) = self.krate.structures.get(id) else {
            return TokenStream::new();
        };
        let name = ident(structure.public_name());
        let setters = self.setters(structure, params);
        let unwrap = Build::AsNeeded.can_fail(structure).then(|| quote!(.unwrap()));
        quote!(sdk::types::#name::builder()#setters.build()#unwrap)
    }
}

/// `1.5`, `f32::NAN`
fn fraction(number: &Fraction, ty: &TokenStream) -> TokenStream {
    match number {
        Fraction::Finite(text) => text.parse().unwrap_or_default(),
        Fraction::NaN => quote!(#ty::NAN),
        Fraction::Infinity => quote!(#ty::INFINITY),
        Fraction::NegativeInfinity => quote!(#ty::NEG_INFINITY),
    }
}
