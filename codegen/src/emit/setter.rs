//! Setters of builders.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{argument, held};
use super::tokens::{doc, ident};
use crate::ir::{Crate, Field, Name, Structure, Type};
use crate::print::SourceFile;

/// The arguments of a setter: with their types, and by name.
struct Arguments {
    signature: TokenStream,
    names: TokenStream,
}

fn arguments(field: &Field, krate: &Crate) -> Arguments {
    match field.ty {
        Type::Map(id) => {
            let map = krate.maps.get(id.0);
            let (key, value) = map
                .map(|map| {
                    let key = argument(map.key, false, "k", krate).0;
                    (key, argument(map.value, map.is_sparse, "v", krate).0)
                })
                .unwrap_or_default();
            Arguments { signature: quote!(k: #key, v: #value), names: quote!(k, v) }
        }
        Type::List(id) => {
            let list = krate.lists.get(id.0);
            let element = list.map(|list| argument(list.element, list.is_sparse, "input", krate).0);
            Arguments { signature: quote!(input: #element), names: quote!(input) }
        }
        _ => {
            let held = held(field, krate);
            let ty = match field.ty {
                Type::String => quote!(impl Into<String>),
                _ if field.is_boxed => quote!(impl Into<#held>),
                _ => held,
            };
            Arguments { signature: quote!(input: #ty), names: quote!(input) }
        }
    }
}

/// ```text
/// /// Sets [`policy`](VaultLockPolicy::policy).
/// pub fn policy(self, input: impl Into<String>) -> Self {
///     Self { policy: Some(input.into()), ..self }
/// }
/// ```
///
/// A list or map takes one element more; `is_alone` says that the builder has no other field.
pub(super) fn setter(
    field: &Field,
    owner: &Structure,
    is_alone: bool,
    krate: &Crate,
) -> TokenStream {
    let name = ident(&field.name);
    let body = match field.ty {
        Type::List(id) => {
            let list = krate.lists.get(id.0);
            let value = list.map(|list| argument(list.element, list.is_sparse, "input", krate).1);
            quote! {
                self.#name.get_or_insert_default().push(#value);
                self
            }
        }
        Type::Map(id) => {
            let map = krate.maps.get(id.0);
            let (key, value) = map
                .map(|map| {
                    let key = argument(map.key, false, "k", krate).1;
                    (key, argument(map.value, map.is_sparse, "v", krate).1)
                })
                .unwrap_or_default();
            quote! {
                self.#name.get_or_insert_default().insert(#key, #value);
                self
            }
        }
        _ => {
            let is_converted = field.ty == Type::String || field.is_boxed;
            let value = if is_converted { quote!(input.into()) } else { quote!(input) };
            let rest = (!is_alone).then(|| quote!(, ..self));
            quote!(Self { #name: Some(#value) #rest })
        }
    };
    method(field, owner, &body, krate)
}

/// The setter of a fluent builder, which hands the value to the builder of its input.
///
/// ```text
/// pub fn policy(self, input: impl Into<String>) -> Self {
///     Self { inner: self.inner.policy(input), ..self }
/// }
/// ```
pub(super) fn fluent_setter(field: &Field, owner: &Structure, krate: &Crate) -> TokenStream {
    let (name, arguments) = (ident(&field.name), arguments(field, krate).names);
    let body = quote!(Self { inner: self.inner.#name(#arguments), ..self });
    method_of(field, owner, &quote!(self), &body, krate)
}

fn method(field: &Field, owner: &Structure, body: &TokenStream, krate: &Crate) -> TokenStream {
    let adds = matches!(field.ty, Type::List(_) | Type::Map(_));
    let receiver = if adds { quote!(mut self) } else { quote!(self) };
    method_of(field, owner, &receiver, body, krate)
}

fn method_of(
    field: &Field,
    owner: &Structure,
    receiver: &TokenStream,
    body: &TokenStream,
    krate: &Crate,
) -> TokenStream {
    let plain = field.name.text();
    let required = if field.required { " It is required." } else { "" };
    let verb = match field.ty {
        Type::List(_) => "Adds an element to",
        Type::Map(_) => "Adds an entry to",
        _ => "Sets",
    };
    let docs = doc(&format!("{verb} [`{plain}`]({}::{plain}).{required}", owner.name));
    let (name, arguments) = (ident(&field.name), arguments(field, krate).signature);
    quote! {
        #docs
        pub fn #name(#receiver, #arguments) -> Self {
            #body
        }
    }
}

/// The other two forms of each setter; `path` leads from the builder to its fields.
///
/// ```text
/// optional_setters! { VaultLockPolicyBuilder:
///     set_policy, get_policy => policy: String;
/// }
/// ```
pub(super) fn optional_setters(
    builder: &Name,
    path: &str,
    fields: &[Field],
    file: &mut SourceFile,
    krate: &Crate,
) {
    if fields.is_empty() {
        return;
    }
    file.uses(["crate::plumbing::builder::optional_setters"]);
    let lines = fields.iter().map(|field| {
        let (set, get) = (field.name.prefixed("set_"), field.name.prefixed("get_"));
        format!("{set}, {get} => {path}{}: {};", field.name, spaced(&held(field, krate)))
    });
    file.block("optional_setters", &builder.to_string(), lines);
}

/// A type as a person writes it: tokens put a blank around everything.
fn spaced(ty: &TokenStream) -> String {
    ty.to_string().replace(" < ", "<").replace(" >", ">").replace(" ,", ",").replace(" :: ", "::")
}
