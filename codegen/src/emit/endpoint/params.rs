//! `config/endpoint/params.rs`: what the endpoint rules look at.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::settings::{value_of, value_type};
use crate::emit::tokens::{doc, docs_or, ident, prefixed};
use crate::ir::{
    Crate, Parameter, ParameterPresence, ParameterSource, ParameterType, ParameterValue, Setting,
};
use crate::print::SourceFile;

/// ```text
/// pub struct Params {
///     pub(crate) region: Option<String>,
///     …
/// }
///
/// pub struct ParamsBuilder { … }
/// ```
pub(in crate::emit) fn params(krate: &Crate) -> SourceFile {
    let parameters = &krate.endpoint.parameters;
    let mut file = SourceFile::new("What the endpoint rules look at.");
    file.uses(["super::InvalidParams"]);
    let settings = &krate.endpoint.settings;
    file.item(definition(parameters)).item(methods(parameters, settings));
    let used = parameters.iter().filter(|it| it.source == ParameterSource::Setting);
    let used = used.filter_map(|it| settings.iter().find(|setting| setting.name == it.name));
    let used: Vec<_> = used.map(|setting| setting.type_name.text()).collect();
    if !used.is_empty() {
        file.uses([format!("crate::config::context_params::{{{}}}", used.join(", "))]);
    }
    of_account(parameters, &mut file);
    builder(parameters, &mut file);
    if parameters.iter().any(|parameter| parameter.source == ParameterSource::Region) {
        file.uses(["crate::config::{ConfigBag, Region}"]);
        file.uses(["crate::plumbing::host_label::is_valid_host_label"]);
    } else {
        file.uses(["crate::config::ConfigBag"]);
    }
    let configs: Vec<_> =
        parameters.iter().filter_map(|parameter| endpoint_config(parameter.source)).collect();
    if !configs.is_empty() {
        file.uses([format!("aws_types::endpoint_config::{{{}}}", configs.join(", "))]);
    }
    file
}

/// The type of `aws_types::endpoint_config` that holds the parameter in a configuration.
fn endpoint_config(source: ParameterSource) -> Option<&'static str> {
    match source {
        ParameterSource::Region
        | ParameterSource::AccountId
        | ParameterSource::AccountIdEndpointMode
        | ParameterSource::Setting
        | ParameterSource::Operation => None,
        ParameterSource::UseDualStack => Some("UseDualStack"),
        ParameterSource::UseFips => Some("UseFips"),
        ParameterSource::Endpoint => Some("EndpointUrl"),
    }
}

fn is_optional(parameter: &Parameter) -> bool {
    parameter.presence == ParameterPresence::Optional
}

fn definition(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let (name, ty) = (ident(&parameter.name), value_type(parameter.ty));
        let ty = if is_optional(parameter) { quote!(Option<#ty>) } else { ty };
        quote!(pub(super) #name: #ty,)
    });
    quote! {
        /// What the endpoint rules look at.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Params {
            #(#fields)*
        }
    }
}

fn methods(parameters: &[Parameter], settings: &[Setting]) -> TokenStream {
    let getters = parameters.iter().map(getter);
    let from_config = parameters.iter().map(|parameter| {
        let set = prefixed("set_", &parameter.name);
        match parameter.source {
            ParameterSource::Region => {
                quote!(.#set(config.load::<Region>().map(ToString::to_string)))
            }
            ParameterSource::UseDualStack => {
                quote!(.#set(config.load::<UseDualStack>().map(|it| it.0)))
            }
            ParameterSource::UseFips => quote!(.#set(config.load::<UseFips>().map(|it| it.0))),
            ParameterSource::Endpoint => {
                quote!(.#set(config.load::<EndpointUrl>().map(|it| it.0.clone())))
            }
            ParameterSource::Setting => {
                let setting = settings.iter().find(|setting| setting.name == parameter.name);
                let setting = setting.map(|setting| ident(&setting.type_name));
                let value = value_of(parameter.ty);
                quote!(.#set(config.load::<#setting>().map(|it| #value)))
            }
            ParameterSource::AccountIdEndpointMode => {
                quote!(.#set(Some(account_id::mode(config))))
            }
            ParameterSource::AccountId | ParameterSource::Operation => TokenStream::new(),
        }
    });
    let is_configured = |it: &Parameter| {
        !matches!(it.source, ParameterSource::AccountId | ParameterSource::Operation)
    };
    let config = if parameters.iter().any(is_configured) { quote!(config) } else { quote!(_) };
    quote! {
        impl Params {
            /// Makes a builder of [`Params`].
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            #(#getters)*

            /// The parameters as the client is configured.
            pub(crate) fn from_config(#config: &ConfigBag) -> ParamsBuilder {
                Self::builder()#(#from_config)*
            }
        }
    }
}

/// ```text
/// impl OfAccount for Params {
///     fn set_account(&mut self, id: &str) {
///         self.account_id = Some(id.to_owned());
///     }
/// }
/// ```
fn of_account(parameters: &[Parameter], file: &mut SourceFile) {
    let with = |source| parameters.iter().find(move |it: &&Parameter| it.source == source);
    let account = with(ParameterSource::AccountId);
    if with(ParameterSource::AccountIdEndpointMode).is_some() {
        file.uses(["crate::config::account_id::{self, OfAccount}"]);
    } else if account.is_some() {
        file.uses(["crate::config::account_id::OfAccount"]);
    } else {
        return;
    }
    let set = account.map(|parameter| {
        let name = ident(&parameter.name);
        if is_optional(parameter) {
            quote!(self.#name = Some(id.to_owned());)
        } else {
            quote!(self.#name = id.to_owned();)
        }
    });
    let id = if account.is_some() { quote!(id) } else { quote!(_) };
    file.item(quote! {
        impl OfAccount for Params {
            fn set_account(&mut self, #id: &str) {
                #set
            }
        }
    });
}

/// `pub fn region(&self) -> Option<&str> { self.region.as_deref() }`
fn getter(parameter: &Parameter) -> TokenStream {
    let plain = parameter.name.text();
    let docs = docs_or(&parameter.docs, &format!("The parameter `{plain}` of the endpoint rules."));
    let name = ident(&parameter.name);
    let ty = match parameter.ty {
        ParameterType::String => quote!(&str),
        ParameterType::Boolean => quote!(bool),
        ParameterType::StringList => quote!(&[String]),
    };
    let value = match (parameter.ty, is_optional(parameter)) {
        (ParameterType::String | ParameterType::StringList, true) => quote!(self.#name.as_deref()),
        (ParameterType::Boolean, true) => quote!(self.#name),
        (ParameterType::String | ParameterType::StringList, false) => quote!(Some(&self.#name)),
        (ParameterType::Boolean, false) => quote!(Some(self.#name)),
    };
    quote! {
        #docs
        pub fn #name(&self) -> Option<#ty> {
            #value
        }
    }
}

fn builder(parameters: &[Parameter], file: &mut SourceFile) {
    let fields = parameters.iter().map(|parameter| {
        let (name, ty) = (ident(&parameter.name), value_type(parameter.ty));
        quote!(#name: Option<#ty>,)
    });
    file.item(quote! {
        /// Builder of [`Params`].
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ParamsBuilder {
            #(#fields)*
        }
    });
    let rest = (parameters.len() > 1).then(|| quote!(, ..self));
    let setters = parameters.iter().map(|parameter| setters(parameter, rest.as_ref()));
    let build = build(parameters);
    file.item(quote! {
        impl ParamsBuilder {
            #(#setters)*
            #build
        }
    });
}

fn setters(parameter: &Parameter, rest: Option<&TokenStream>) -> TokenStream {
    let plain = parameter.name.text();
    let docs = doc(&match &parameter.presence {
        ParameterPresence::Default(ParameterValue::Boolean(default)) => {
            format!("Sets [`{plain}`](Params::{plain}); `{default}` unless set.")
        }
        ParameterPresence::Required => {
            format!("Sets [`{plain}`](Params::{plain}), which has to be set.")
        }
        ParameterPresence::Optional | ParameterPresence::Default(_) => {
            format!("Sets [`{plain}`](Params::{plain}).")
        }
    });
    let set_docs = doc(&format!("Sets or clears `{plain}`."));
    let (name, set, ty) =
        (ident(&parameter.name), prefixed("set_", &parameter.name), value_type(parameter.ty));
    let init = if plain == "value" { quote!(value) } else { quote!(#name: value) };
    quote! {
        #docs
        pub fn #name(self, value: impl Into<#ty>) -> Self {
            Self { #name: Some(value.into()) #rest }
        }
        #set_docs
        pub fn #set(self, value: Option<#ty>) -> Self {
            Self { #init #rest }
        }
    }
}

fn build(parameters: &[Parameter]) -> TokenStream {
    let checks = parameters.iter().filter(|it| it.source == ParameterSource::Region).map(|it| {
        let (name, text) = (ident(&it.name), it.name.text());
        quote! {
            if self.#name.as_deref().is_some_and(|region| !is_valid_host_label(region, true)) {
                return Err(InvalidParams { field: #text, message: Some("must be a valid host label") });
            }
        }
    });
    let fields = parameters.iter().map(|parameter| {
        let (name, text) = (ident(&parameter.name), parameter.name.text());
        match &parameter.presence {
            ParameterPresence::Optional => quote!(#name: self.#name,),
            ParameterPresence::Required => {
                quote!(#name: self.#name.ok_or(InvalidParams { field: #text, message: None })?,)
            }
            ParameterPresence::Default(value) => {
                let default = default(value);
                quote!(#name: self.#name.#default,)
            }
        }
    });
    let docs = doc(
        "Checks the parameters.\n\n# Errors\n\nIf the region cannot be part of a host name, or something that is required is not set.",
    );
    quote! {
        #docs
        pub fn build(self) -> Result<Params, InvalidParams> {
            #(#checks)*
            Ok(Params { #(#fields)* })
        }
    }
}

/// `unwrap_or_default()`, `unwrap_or_else(|| "a".to_owned())`
fn default(value: &ParameterValue) -> TokenStream {
    match value {
        ParameterValue::Boolean(false) => quote!(unwrap_or_default()),
        ParameterValue::Boolean(true) => quote!(unwrap_or(true)),
        ParameterValue::String(text) if text.is_empty() => quote!(unwrap_or_default()),
        ParameterValue::String(text) => quote!(unwrap_or_else(|| #text.to_owned())),
        ParameterValue::StringList(items) if items.is_empty() => quote!(unwrap_or_default()),
        ParameterValue::StringList(items) => {
            quote!(unwrap_or_else(|| vec![#(#items.to_owned()),*]))
        }
    }
}
