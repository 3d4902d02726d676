//! Structures and their builders: inputs, outputs, types and errors share these printers.

use proc_macro2::TokenStream;
use quote::quote;

use super::default_value::or_default;
use super::getter::getter;
use super::redacted;
use super::rust_type::{field_type, held};
use super::setter::setter;
use super::tokens::{doc, docs_or, ident};
use crate::ir::{Crate, Field, Presence, Structure};
use crate::print::SourceFile;

/// A private field that a structure has beside its members, and its builder too.
pub(super) struct Extra {
    /// `meta`
    pub(super) name: &'static str,
    /// Whether its debug output has the message of an error.
    pub(super) tells_message: bool,
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
    /// The structure, or `Result<_, BuildError>` if it needs something.
    AsNeeded,
    /// `Result<_, BuildError>`, as for the input of an operation.
    Fallible,
}

impl Build {
    /// Whether building this structure can fail, as far as its type goes.
    pub(super) fn can_fail(self, structure: &Structure) -> bool {
        self == Self::Fallible || structure.has_required()
    }
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct VaultLockPolicy {
///     /// The policy as JSON text.
///     pub policy: Option<String>,
/// }
///
/// impl VaultLockPolicy {
///     /// Makes a builder.
///     pub fn builder() -> VaultLockPolicyBuilder { … }
///
///     /// The `policy`, if it is set.
///     pub fn policy(&self) -> Option<&str> { … }
/// }
/// ```
///
/// `otherwise` is said of it where the model says nothing.
pub(super) fn definition(
    structure: &Structure,
    otherwise: &str,
    extra: Option<&Extra>,
    file: &mut SourceFile,
    krate: &Crate,
) {
    let docs = docs_or(&structure.docs, otherwise);
    let name = ident(&structure.name);
    let fields = structure.fields.iter().map(|field| {
        let docs = docs_or(&field.docs, &format!("`{}` of the model.", field.model_name));
        let name = ident(&field.name);
        let ty = field_type(field, krate);
        quote!(#docs pub #name: #ty,)
    });
    let derive = derive(structure, &TokenStream::new());
    let extra_field = extra.map(|extra| &extra.field);
    file.item(quote! {
        #docs
        #derive
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #extra_field
        }
    });
    file.item(getters(structure, krate));
    if redacted::is_needed(structure) {
        redacted::debug(structure, &structure.name, extra, file);
    }
}

/// A stream can't be copied or compared; what is sensitive is not shown as it is.
fn derive(structure: &Structure, more: &TokenStream) -> TokenStream {
    let debug = (!redacted::is_needed(structure)).then(|| quote!(Debug,));
    if structure.has_stream() {
        quote!(#[derive(#debug #more)])
    } else {
        quote!(#[derive(Clone, #debug #more PartialEq)])
    }
}

fn getters(structure: &Structure, krate: &Crate) -> TokenStream {
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

/// ```text
/// /// Builder of [`VaultLockPolicy`].
/// #[derive(Clone, Debug, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct VaultLockPolicyBuilder {
///     pub(crate) policy: Option<String>,
/// }
/// ```
pub(super) fn builder(
    structure: &Structure,
    extra: Option<&Extra>,
    file: &mut SourceFile,
    krate: &Crate,
) {
    let docs = doc(&format!("Builder of [`{}`].", structure.name));
    let name = ident(&structure.builder);
    let fields = structure.fields.iter().map(|field| {
        let name = ident(&field.name);
        let ty = held(field, krate);
        quote!(pub(crate) #name: Option<#ty>,)
    });
    let derive = derive(structure, &quote!(Default,));
    let extra_field = extra.map(|extra| &extra.builder_field);
    file.item(quote! {
        #docs
        #derive
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #extra_field
        }
    });
    if redacted::is_needed(structure) {
        redacted::debug(structure, &structure.builder, extra, file);
    }
}

/// ```text
/// impl VaultLockPolicyBuilder {
///     /// Sets [`policy`](VaultLockPolicy::policy).
///     pub fn policy(self, input: impl Into<String>) -> Self { … }
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
    let setters = structure.fields.iter().map(|field| setter(field, structure, is_alone, krate));
    let build = self::build(structure, build, extra, krate);
    quote! {
        impl #builder {
            #(#setters)*
            #extra_methods
            #build
        }
    }
}

fn build(structure: &Structure, build: Build, extra: Option<&Extra>, krate: &Crate) -> TokenStream {
    let name = ident(&structure.name);
    let fields = structure.fields.iter().map(|field| built(field, structure, krate));
    let extra = extra.map(|extra| &extra.built);
    let value = quote!(#name { #(#fields)* #extra });
    let link = format!("[`{}`]", structure.name);
    if !build.can_fail(structure) {
        let docs = doc(&format!("Builds the {link}."));
        return quote!(#docs pub fn build(self) -> #name { #value });
    }
    let what = if build == Build::Fallible {
        "What is required is checked when the request is sent."
    } else {
        "An error says which required member is not set."
    };
    let docs = doc(&format!("Builds the {link}. {what}"));
    quote!(#docs pub fn build(self) -> Result<#name, BuildError> { Ok(#value) })
}

/// How a member of the builder becomes one of the structure.
fn built(field: &Field, structure: &Structure, krate: &Crate) -> TokenStream {
    let name = ident(&field.name);
    match &field.presence {
        Presence::Optional => quote!(#name: self.#name,),
        Presence::Defaulted(default) => {
            let or_default = or_default(default, field.ty, krate);
            quote!(#name: self.#name #or_default,)
        }
        Presence::Required => {
            let text = field.name.to_string();
            let details = format!(
                "{text} was not specified but it is required when building {}",
                structure.name
            );
            quote!(#name: self.#name.ok_or_else(|| BuildError::missing_field(#text, #details))?,)
        }
    }
}
