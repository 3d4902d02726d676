//! `builders.rs` of an operation: builders of its input and output, and the fluent builder that sends a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::request_id;
use super::rust_type::field_uses;
use super::setter::{fluent_setter, optional_setters};
use super::structure::{self, Build};
use super::tokens::{docs_or, ident};
use crate::ir::{Crate, Operation};
use crate::print::SourceFile;

/// ```text
/// pub struct InitiateVaultLockFluentBuilder { … }
///
/// pub struct InitiateVaultLockInputBuilder { … }
///
/// pub struct InitiateVaultLockOutputBuilder { … }
/// ```
pub(super) fn builders(operation: &Operation, krate: &Crate) -> SourceFile {
    let about = format!("Builders of `{}`: request, input and output.", operation.model_name);
    let mut file = SourceFile::new(about);
    file.uses([
        "std::sync::Arc",
        "crate::client::customize::CustomizableOperation",
        "crate::client::{Client, Handle}",
        "crate::config",
        "aws_smithy_runtime_api::client::result::SdkError",
        "crate::config::http::HttpResponse",
        "crate::error::BuildError",
        "crate::plumbing::operation",
        "crate::plumbing::operation_macros::customizable_send",
    ]);
    file.uses(field_uses(&operation.input.fields, krate));
    file.uses(field_uses(&operation.output.fields, krate));
    if let Some(paginator) = &operation.paginator {
        file.uses([format!("super::paginator::{}", paginator.name)]);
    }
    let Operation { name, error, input, output, fluent_builder, .. } = operation;
    file.uses([format!("super::{{{name}, {error}, {}, {}}}", input.name, output.name)]);

    file.item(definition(operation)).item(methods(operation, krate));
    file.call("customizable_send", &format!("{fluent_builder}: {}, {error}", output.name));
    optional_setters(fluent_builder, "inner.", &input.fields, &mut file, krate);

    let send_with = send_with(operation);
    structure::builder(input, None, &mut file, krate);
    file.item(structure::builder_methods(input, Build::Fallible, None, &send_with, krate));
    optional_setters(&input.builder, "", &input.fields, &mut file, krate);

    let (request_id, nothing) = (request_id(), TokenStream::new());
    structure::builder(output, Some(&request_id), &mut file, krate);
    let build = Build::AsNeeded;
    file.item(structure::builder_methods(output, build, Some(&request_id), &nothing, krate));
    optional_setters(&output.builder, "", &output.fields, &mut file, krate);
    file
}

fn send_with(operation: &Operation) -> TokenStream {
    let [output, error, fluent] =
        [&operation.output.name, &operation.error, &operation.fluent_builder].map(ident);
    let method = ident(&operation.module);
    quote! {
        /// Sends what has been built with this client.
        pub async fn send_with(self, client: &Client) -> Result<#output, SdkError<#error, HttpResponse>> {
            let request = client.#method();
            #fluent { inner: self, ..request }.send().await
        }
    }
}

fn definition(operation: &Operation) -> TokenStream {
    let docs = docs_or(
        &operation.docs,
        &format!("Builds and sends a request for `{}`.", operation.model_name),
    );
    let [name, input_builder] = [&operation.fluent_builder, &operation.input.builder].map(ident);
    let clone = (!operation.input.has_stream()).then(|| quote!(Clone,));
    quote! {
        #docs
        #[derive(#clone Debug)]
        pub struct #name {
            handle: Arc<Handle>,
            inner: #input_builder,
            config_override: Option<Box<config::Builder>>,
        }
    }
}

fn methods(operation: &Operation, krate: &Crate) -> TokenStream {
    let [name, marker, error] =
        [&operation.fluent_builder, &operation.name, &operation.error].map(ident);
    let [input_builder, output] = [&operation.input.builder, &operation.output.name].map(ident);
    let fields = operation.input.fields.iter();
    let setters = fields.map(|field| fluent_setter(field, &operation.input, krate));
    let into_paginator = operation.paginator.as_ref().map(|paginator| {
        let paginator = ident(&paginator.name);
        quote! {
            /// Goes on to all pages of the answer.
            pub fn into_paginator(self) -> #paginator {
                #paginator::new(self.handle, self.inner)
            }
        }
    });
    quote! {
        impl #name {
            pub(crate) fn new(handle: Arc<Handle>) -> Self {
                Self { handle, inner: #input_builder::default(), config_override: None }
            }

            /// The input built so far.
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            /// Sends the request. What may pass is tried again, twice unless configured otherwise.
            pub async fn send(self) -> Result<#output, SdkError<#error, HttpResponse>> {
                let input = self.inner.build().map_err(SdkError::construction_failure)?;
                operation::send::<#marker>(&self.handle, input, self.config_override).await
            }

            #into_paginator

            /// Allows to change the configuration or the HTTP request of this one call.
            pub fn customize(self) -> CustomizableOperation<#output, #error, Self> {
                CustomizableOperation::new(self)
            }

            #(#setters)*
        }
    }
}
