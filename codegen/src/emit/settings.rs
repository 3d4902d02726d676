//! `config/context_params.rs`: settings of a client that its endpoint rules look at.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, docs_or, ident, prefixed};
use crate::ir::{Crate, ParameterType, Setting};
use crate::print::SourceFile;

/// ```text
/// pub(crate) struct ForcePathStyleSetting(pub(crate) bool);
///
/// impl Config {
///     pub fn force_path_style(&self) -> Option<bool> { … }
/// }
///
/// impl Builder {
///     pub fn force_path_style(mut self, value: impl Into<bool>) -> Self { … }
///     pub fn set_force_path_style(&mut self, value: Option<bool>) -> &mut Self { … }
/// }
/// ```
pub(super) fn settings(krate: &Crate) -> SourceFile {
    let settings = &krate.endpoint.settings;
    let mut file =
        SourceFile::new("Settings of this service's clients that its endpoint rules look at.");
    file.uses([
        "aws_smithy_types::config_bag::{Storable, StoreReplace}",
        "super::{Builder, Config}",
    ]);
    for setting in settings {
        let (name, ty) = (ident(&setting.type_name), value_type(setting.ty));
        file.item(quote! {
            #[derive(Clone, Debug)]
            pub(crate) struct #name(pub(crate) #ty);
        });
        file.item(quote! {
            impl Storable for #name {
                type Storer = StoreReplace<Self>;
            }
        });
    }
    let getters = settings.iter().map(getter);
    file.item(quote! {
        impl Config {
            #(#getters)*
        }
    });
    let setters = settings.iter().map(setters);
    file.item(quote! {
        impl Builder {
            #(#setters)*
        }
    });
    file
}

fn getter(setting: &Setting) -> TokenStream {
    let (name, holder, ty) =
        (ident(&setting.name), ident(&setting.type_name), value_type(setting.ty));
    let docs = docs_or(&setting.docs, "A setting that the endpoint rules look at.");
    let value = value_of(setting.ty);
    quote! {
        #docs
        pub fn #name(&self) -> Option<#ty> {
            self.layer.load::<#holder>().map(|it| #value)
        }
    }
}

fn setters(setting: &Setting) -> TokenStream {
    let (name, set, holder, ty) = (
        ident(&setting.name),
        prefixed("set_", &setting.name),
        ident(&setting.type_name),
        value_type(setting.ty),
    );
    let docs = docs_or(&setting.docs, "Sets what the endpoint rules look at.");
    let set_docs = doc(&format!("See [`Builder::{}`].", setting.name.text()));
    quote! {
        #docs
        pub fn #name(mut self, value: impl Into<#ty>) -> Self {
            self.#set(Some(value.into()));
            self
        }

        #set_docs
        pub fn #set(&mut self, value: Option<#ty>) -> &mut Self {
            self.config.store_or_unset(value.map(#holder));
            self
        }
    }
}

/// The value that a setting holds: `it.0.clone()`
pub(super) fn value_of(ty: ParameterType) -> TokenStream {
    match ty {
        ParameterType::Boolean => quote!(it.0),
        ParameterType::String | ParameterType::StringList => quote!(it.0.clone()),
    }
}

/// The type of a parameter or setting that is set.
pub(super) fn value_type(ty: ParameterType) -> TokenStream {
    match ty {
        ParameterType::String => quote!(String),
        ParameterType::Boolean => quote!(bool),
        ParameterType::StringList => quote!(Vec<String>),
    }
}
