//! `builders.rs` of an operation: the fluent builder that sends a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure::Setters;
use super::tokens::{doc, docs_or, field_uses, ident, prefixed};
use crate::ir::{Crate, Operation};
use crate::print::SourceFile;

/// ```text
/// pub use super::input::InitiateVaultLockInputBuilder;
/// pub use super::output::InitiateVaultLockOutputBuilder;
///
/// impl InitiateVaultLockInputBuilder {
///     pub async fn send_with(self, client: &Client) -> Result<…> { … }
/// }
///
/// pub struct InitiateVaultLockFluentBuilder { … }
/// ```
pub(super) fn builders(operation: &Operation, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(format!("Builders of `{}`.", operation.model_name));
    file.uses([
        "std::sync::Arc",
        "crate::client::customize::CustomizableOperation",
        "crate::client::customize::internal::{BoxFuture, CustomizableSend, SendResult}",
        "crate::client::{Client, Handle}",
        "crate::config",
        "crate::error::SdkError",
        "crate::plumbing::operation",
    ]);
    file.uses(field_uses(&operation.input.fields, krate));
    file.uses([format!(
        "super::{{{}, {}, {}}}",
        operation.name, operation.error, operation.output.name
    )]);
    let [input_builder, output_builder] = [&operation.input.builder, &operation.output.builder].map(ident);
    file.item(quote!(pub use super::input::#input_builder;))
        .item(quote!(pub use super::output::#output_builder;))
        .item(send_with(operation))
        .item(definition(operation))
        .item(methods(operation, krate))
        .item(customizable_send(operation));
    file
}

fn send_with(operation: &Operation) -> TokenStream {
    let [builder, output, error] = [&operation.input.builder, &operation.output.name, &operation.error].map(ident);
    let method = ident(&operation.module);
    quote! {
        impl #builder {
            /// Sends what has been built with this client.
            pub async fn send_with(self, client: &Client) -> Result<#output, SdkError<#error>> {
                let mut request = client.#method();
                request.inner = self;
                request.send().await
            }
        }
    }
}

fn definition(operation: &Operation) -> TokenStream {
    let docs = docs_or(&operation.docs, &format!("Builds and sends a request for `{}`.", operation.model_name));
    let [name, input_builder] = [&operation.fluent_builder, &operation.input.builder].map(ident);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            handle: Arc<Handle>,
            inner: #input_builder,
            config_override: Option<config::Builder>,
        }
    }
}

fn methods(operation: &Operation, krate: &Crate) -> TokenStream {
    let [name, marker, error] = [&operation.fluent_builder, &operation.name, &operation.error].map(ident);
    let [input_builder, output] = [&operation.input.builder, &operation.output.name].map(ident);
    let setters = operation.input.fields.iter().map(|field| {
        let name = ident(&field.name);
        let set = prefixed("set_", &field.name);
        let get = prefixed("get_", &field.name);
        Setters {
            field,
            owner: &operation.input,
            set: quote!(self.inner = self.inner.#name(input)),
            replace: quote!(self.inner = self.inner.#set(input)),
            get: quote!(self.inner.#get()),
        }
        .print(krate)
    });
    let docs = doc(
        "Sends the request and reads the answer.\n\n\
         Failures that may pass are retried, twice unless the configuration says otherwise.",
    );
    quote! {
        impl #name {
            pub(crate) fn new(handle: Arc<Handle>) -> Self {
                Self { handle, inner: #input_builder::default(), config_override: None }
            }

            /// The input built so far.
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            #docs
            pub async fn send(self) -> Result<#output, SdkError<#error>> {
                let input = self.inner.build().map_err(SdkError::construction_failure)?;
                operation::send::<#marker>(&self.handle, input, self.config_override).await
            }

            /// Allows to change the configuration or the HTTP request of this one call.
            pub fn customize(self) -> CustomizableOperation<#output, #error, Self> {
                CustomizableOperation::new(self)
            }

            #(#setters)*
        }
    }
}

fn customizable_send(operation: &Operation) -> TokenStream {
    let [name, output, error] = [&operation.fluent_builder, &operation.output.name, &operation.error].map(ident);
    quote! {
        impl CustomizableSend<#output, #error> for #name {
            fn send(mut self, config_override: config::Builder) -> BoxFuture<SendResult<#output, #error>> {
                self.config_override = Some(config_override);
                Box::pin(self.send())
            }
        }
    }
}
