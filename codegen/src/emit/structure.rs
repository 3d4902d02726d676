//! Structures and their builders: inputs, outputs, types and errors share these printers.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{argument_type, argument_value, doc, docs_or, field_type, ident, ty};
use crate::ir::{Crate, Field, Name, Presence, Structure, Type};
use crate::print::SourceFile;

/// A private field that a structure has beside its members, and its builder too.
pub(super) struct Extra {
    /// `pub(crate) meta: ErrorMetadata`, in the structure.
    pub(super) field: TokenStream,
    /// `meta: Option<ErrorMetadata>`, in the builder.
    pub(super) builder_field: TokenStream,
    /// `meta: self.meta.unwrap_or_default()`, in `build`.
    pub(super) built: TokenStream,
}

/// What `build` gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Build {
    /// The structure.
    Plain,
    /// `Result<_, BuildError>`, as for the input of an operation.
    Fallible,
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct VaultLockPolicy {
///     /// The policy as JSON text.
///     pub policy: Option<String>,
/// }
/// ```
pub(super) fn definition(
    structure: &Structure,
    extra: Option<&Extra>,
    krate: &Crate,
) -> TokenStream {
    let docs = docs_or(&structure.docs, &format!("`{}` of the model.", structure.model_name));
    let name = ident(&structure.name);
    let fields = structure.fields.iter().map(|field| {
        let docs = docs_or(&field.docs, &format!("`{}` of the model.", field.model_name));
        let name = ident(&field.name);
        let ty = field_type(field, krate);
        quote!(#docs pub #name: #ty,)
    });
    let extra = extra.map(|extra| &extra.field);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #extra
        }
    }
}

/// ```text
/// impl VaultLockPolicy {
///     /// Makes a builder.
///     pub fn builder() -> VaultLockPolicyBuilder {
///         VaultLockPolicyBuilder::default()
///     }
///
///     /// The `policy`, if it is set.
///     pub fn policy(&self) -> Option<&str> {
///         self.policy.as_deref()
///     }
/// }
/// ```
pub(super) fn getters(structure: &Structure, krate: &Crate) -> TokenStream {
    let name = ident(&structure.name);
    let builder = ident(&structure.builder);
    let docs = doc(&format!("Makes a builder of [`{}`].", structure.name));
    let getters = structure.fields.iter().map(|field| getter(field, krate));
    quote! {
        impl #name {
            #docs
            pub fn builder() -> #builder {
                #builder::default()
            }

            #(#getters)*
        }
    }
}

fn getter(field: &Field, krate: &Crate) -> TokenStream {
    let name = ident(&field.name);
    let ty = ty(field.ty, krate);
    let (docs, returns, value) = match (field.presence, field.ty) {
        (Presence::Optional, Type::String) => {
            ("if it is set", quote!(Option<&str>), quote!(self.#name.as_deref()))
        }
        (Presence::Optional, Type::Structure(_) | Type::Enum(_)) => {
            ("if it is set", quote!(Option<&#ty>), quote!(self.#name.as_ref()))
        }
        (Presence::Optional, _) => ("if it is set", quote!(Option<#ty>), quote!(self.#name)),
        (Presence::Defaulted, Type::String) => {
            ("empty unless set", quote!(&str), quote!(&self.#name))
        }
        (Presence::Defaulted, Type::Structure(_) | Type::Enum(_)) => {
            ("by reference", quote!(&#ty), quote!(&self.#name))
        }
        (Presence::Defaulted, Type::Boolean) => {
            ("`false` unless set", quote!(bool), quote!(self.#name))
        }
        (Presence::Defaulted, _) => ("zero unless set", ty, quote!(self.#name)),
    };
    let docs = doc(&format!("The `{}`, {docs}.", field.name.text()));
    quote! {
        #docs
        pub fn #name(&self) -> #returns {
            #value
        }
    }
}

/// ```text
/// /// Builder of [`VaultLockPolicy`].
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct VaultLockPolicyBuilder {
///     pub(crate) policy: Option<String>,
/// }
/// ```
pub(super) fn builder(structure: &Structure, extra: Option<&Extra>, krate: &Crate) -> TokenStream {
    let docs = doc(&format!("Builder of [`{}`].", structure.name));
    let name = ident(&structure.builder);
    let fields = structure.fields.iter().map(|field| {
        let name = ident(&field.name);
        let ty = ty(field.ty, krate);
        quote!(pub(crate) #name: Option<#ty>,)
    });
    let extra = extra.map(|extra| &extra.builder_field);
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #extra
        }
    }
}

/// ```text
/// impl VaultLockPolicyBuilder {
///     /// Sets [`policy`](VaultLockPolicy::policy).
///     pub fn policy(self, input: impl Into<String>) -> Self {
///         Self { policy: Some(input.into()), ..self }
///     }
///
///     /// Builds the [`VaultLockPolicy`].
///     pub fn build(self) -> VaultLockPolicy { … }
/// }
/// ```
pub(super) fn builder_methods(
    structure: &Structure,
    build: Build,
    extra: Option<&Extra>,
    extra_methods: &TokenStream,
    krate: &Crate,
) -> TokenStream {
    let builder = ident(&structure.builder);
    let is_alone = structure.fields.len() == 1 && extra.is_none();
    let setters = structure.fields.iter().map(|field| {
        let name = ident(&field.name);
        let value = argument_value(field);
        let rest = (!is_alone).then(|| quote!(, ..self));
        setter(field, structure, &quote!(Self { #name: Some(#value) #rest }), krate)
    });
    let build = self::build(structure, build, extra);
    quote! {
        impl #builder {
            #(#setters)*
            #extra_methods
            #build
        }
    }
}

/// The setter of a builder, which the fluent builder of an operation has too; `owner` documents the field.
pub(super) fn setter(
    field: &Field,
    owner: &Structure,
    value: &TokenStream,
    krate: &Crate,
) -> TokenStream {
    let plain = field.name.text();
    let required = if field.required { " It is required." } else { "" };
    let docs = doc(&format!("Sets [`{plain}`]({}::{plain}).{required}", owner.name));
    let (name, argument) = (ident(&field.name), argument_type(field, krate));
    quote! {
        #docs
        pub fn #name(self, input: #argument) -> Self {
            #value
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
        format!("{set}, {get} => {path}{}: {};", field.name, ty(field.ty, krate))
    });
    file.block("optional_setters", &builder.to_string(), lines);
}

fn build(structure: &Structure, build: Build, extra: Option<&Extra>) -> TokenStream {
    let name = ident(&structure.name);
    let fields = structure.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Optional => quote!(#name: self.#name,),
            Presence::Defaulted => quote!(#name: self.#name.unwrap_or_default(),),
        }
    });
    let extra = extra.map(|extra| &extra.built);
    let value = quote!(#name { #(#fields)* #extra });
    let link = format!("[`{}`]", structure.name);
    match build {
        Build::Plain => {
            let docs = doc(&format!("Builds the {link}."));
            quote!(#docs pub fn build(self) -> #name { #value })
        }
        Build::Fallible => {
            let docs = doc(&format!(
                "Builds the {link}. What is required is checked when the request is sent."
            ));
            quote!(#docs pub fn build(self) -> Result<#name, BuildError> { Ok(#value) })
        }
    }
}
