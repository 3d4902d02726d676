//! `config/endpoint/*`: the parameters of the endpoint rules, the rules, and the partitions they look at.

mod rules;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use rules::rules;

use super::tokens::{doc, docs_or, ident, prefixed};
use crate::ir::{Crate, Parameter, ParameterKind, Partition};
use crate::print::SourceFile;

/// ```text
/// pub struct Params {
///     pub(crate) region: Option<String>,
///     …
/// }
///
/// pub struct ParamsBuilder { … }
/// ```
pub(super) fn params(krate: &Crate) -> SourceFile {
    let parameters = &krate.endpoint.parameters;
    let mut file = SourceFile::new("What the endpoint rules look at.");
    file.uses(["super::InvalidParams"]);
    file.item(definition(parameters)).item(methods(parameters));
    builder(parameters, &mut file);
    if parameters.iter().any(|parameter| parameter.kind == ParameterKind::Region) {
        file.uses(["crate::config::{ConfigBag, Region}"]);
        file.uses(["crate::plumbing::host_label::is_valid_host_label"]);
    } else {
        file.uses(["crate::config::ConfigBag"]);
    }
    let configs: Vec<_> =
        parameters.iter().filter_map(|parameter| endpoint_config(parameter.kind)).collect();
    if !configs.is_empty() {
        file.uses([format!("aws_types::endpoint_config::{{{}}}", configs.join(", "))]);
    }
    file
}

/// The type of `aws_types::endpoint_config` that holds the parameter in a configuration.
fn endpoint_config(kind: ParameterKind) -> Option<&'static str> {
    match kind {
        ParameterKind::Region => None,
        ParameterKind::UseDualStack { .. } => Some("UseDualStack"),
        ParameterKind::UseFips { .. } => Some("UseFips"),
        ParameterKind::Endpoint => Some("EndpointUrl"),
    }
}

/// The default of a flag, `None` for a text.
fn default(kind: ParameterKind) -> Option<bool> {
    match kind {
        ParameterKind::UseDualStack { default } | ParameterKind::UseFips { default } => {
            Some(default)
        }
        ParameterKind::Region | ParameterKind::Endpoint => None,
    }
}

fn definition(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let name = ident(&parameter.name);
        let ty =
            if default(parameter.kind).is_some() { quote!(bool) } else { quote!(Option<String>) };
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

fn methods(parameters: &[Parameter]) -> TokenStream {
    let getters = parameters.iter().map(|parameter| {
        let docs = docs_or(&parameter.docs, "");
        let name = ident(&parameter.name);
        let (ty, value) = match default(parameter.kind) {
            Some(_) => (quote!(bool), quote!(Some(self.#name))),
            None => (quote!(&str), quote!(self.#name.as_deref())),
        };
        quote! {
            #docs
            pub fn #name(&self) -> Option<#ty> {
                #value
            }
        }
    });
    let from_config = parameters.iter().map(|parameter| {
        let set = prefixed("set_", &parameter.name);
        match parameter.kind {
            ParameterKind::Region => {
                quote!(.#set(config.load::<Region>().map(ToString::to_string)))
            }
            ParameterKind::UseDualStack { .. } => {
                quote!(.#set(config.load::<UseDualStack>().map(|it| it.0)))
            }
            ParameterKind::UseFips { .. } => quote!(.#set(config.load::<UseFips>().map(|it| it.0))),
            ParameterKind::Endpoint => {
                quote!(.#set(config.load::<EndpointUrl>().map(|it| it.0.clone())))
            }
        }
    });
    let config = if parameters.is_empty() { quote!(_) } else { quote!(config) };
    quote! {
        impl Params {
            /// Makes a builder of [`Params`].
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            #(#getters)*

            /// The parameters as a call is configured.
            pub(crate) fn from_config(#config: &ConfigBag) -> Result<Self, InvalidParams> {
                Self::builder()#(#from_config)*.build()
            }
        }
    }
}

fn builder(parameters: &[Parameter], file: &mut SourceFile) {
    let fields = parameters.iter().map(|parameter| {
        let (name, ty) = (ident(&parameter.name), value_type(parameter.kind));
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

fn value_type(kind: ParameterKind) -> TokenStream {
    if default(kind).is_some() { quote!(bool) } else { quote!(String) }
}

fn setters(parameter: &Parameter, rest: Option<&TokenStream>) -> TokenStream {
    let plain = parameter.name.text();
    let docs = doc(&match default(parameter.kind) {
        Some(default) => format!("Sets [`{plain}`](Params::{plain}); `{default}` unless set."),
        None => format!("Sets [`{plain}`](Params::{plain})."),
    });
    let set_docs = doc(&format!("Sets or clears `{plain}`."));
    let (name, set, ty) =
        (ident(&parameter.name), prefixed("set_", &parameter.name), value_type(parameter.kind));
    quote! {
        #docs
        pub fn #name(self, value: impl Into<#ty>) -> Self {
            Self { #name: Some(value.into()) #rest }
        }
        #set_docs
        pub fn #set(self, value: Option<#ty>) -> Self {
            Self { #name: value #rest }
        }
    }
}

fn build(parameters: &[Parameter]) -> TokenStream {
    let checks = parameters.iter().filter(|parameter| parameter.kind == ParameterKind::Region).map(
        |parameter| {
            let (name, text) = (ident(&parameter.name), parameter.name.text());
            quote! {
                if self.#name.as_deref().is_some_and(|region| !is_valid_host_label(region, true)) {
                    return Err(InvalidParams { field: #text, message: "must be a valid host label" });
                }
            }
        },
    );
    let fields = parameters.iter().map(|parameter| {
        let name = ident(&parameter.name);
        match default(parameter.kind) {
            Some(false) => quote!(#name: self.#name.unwrap_or_default(),),
            Some(true) => quote!(#name: self.#name.unwrap_or(true),),
            None => quote!(#name: self.#name,),
        }
    });
    let docs =
        doc("Checks the parameters.\n\n# Errors\n\nIf the region cannot be part of a host name.");
    quote! {
        #docs
        pub fn build(self) -> Result<Params, InvalidParams> {
            #(#checks)*
            Ok(Params { #(#fields)* })
        }
    }
}

/// ```text
/// pub(super) const PARTITIONS: &[Partition] = &[
///     Partition { name: "aws", dns_suffix: "amazonaws.com", … },
///     …
/// ];
/// ```
pub(super) fn partitions(krate: &Crate) -> SourceFile {
    let mut file =
        SourceFile::new("The partitions of AWS: which regions they have, and under which names.");
    file.uses(["crate::plumbing::partition::Partition"]);
    let partitions = krate.endpoint.partitions.iter().map(|partition| {
        let Partition {
            name,
            dns_suffix,
            dual_stack_dns_suffix,
            implicit_global_region,
            supports_fips,
            supports_dual_stack,
            regions,
            prefixes,
        } = partition;
        quote! {
            Partition {
                name: #name,
                dns_suffix: #dns_suffix,
                dual_stack_dns_suffix: #dual_stack_dns_suffix,
                implicit_global_region: #implicit_global_region,
                supports_fips: #supports_fips,
                supports_dual_stack: #supports_dual_stack,
                prefixes: &[#(#prefixes),*],
                regions: &[#(#regions),*],
            }
        }
    });
    file.item(quote! {
        /// In the order in which they are tried.
        pub(super) const PARTITIONS: &[Partition] = &[#(#partitions),*];
    });
    file
}
