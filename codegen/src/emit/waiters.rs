//! `waiters`, and the methods of the client that lead there.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::client::summary;
use super::conditions::condition;
use super::rust_type::field_uses;
use super::setter::{fluent_setter, optional_setters};
use super::tokens::{argument, doc, docs_or, ident};
use crate::ir::{AcceptorState, Crate, Matcher, Operation, PathRoot, PathStep, Waiter};
use crate::print::SourceFile;

/// ```text
/// pub mod vault_exists;
/// ```
pub(super) fn index(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(
        "Waiting until something is so: the builders behind [`Waiters`](crate::client::Waiters).",
    );
    for waiter in &krate.waiters {
        let module = ident(&waiter.module);
        file.item(quote!(pub mod #module;));
    }
    file
}

/// ```text
/// pub trait Waiters {
///     /// Waits until the vault exists.
///     fn wait_until_vault_exists(&self) -> VaultExistsFluentBuilder;
/// }
///
/// impl Waiters for Client { … }
/// ```
pub(super) fn client(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Methods of the client that wait until something is so.");
    file.uses(["super::Client"]);
    file.uses(
        krate
            .waiters
            .iter()
            .map(|waiter| format!("crate::waiters::{}::{}", waiter.module, waiter.fluent_builder)),
    );
    let signatures = krate.waiters.iter().map(|waiter| {
        let [method, builder] = [&waiter.method, &waiter.fluent_builder].map(ident);
        let otherwise = format!("Waits for `{}`", waiter.model_name);
        let docs = summary(&waiter.docs, &otherwise);
        quote!(#docs fn #method(&self) -> #builder;)
    });
    file.item(quote! {
        /// Ways to wait, as methods of a client: import this trait to call them.
        pub trait Waiters {
            #(#signatures)*
        }
    });
    let methods = krate.waiters.iter().map(|waiter| {
        let [method, builder] = [&waiter.method, &waiter.fluent_builder].map(ident);
        quote! {
            fn #method(&self) -> #builder {
                #builder::new(self.handle.clone())
            }
        }
    });
    file.item(quote! {
        impl Waiters for Client {
            #(#methods)*
        }
    });
    file
}

/// ```text
/// pub struct VaultExistsFluentBuilder { … }
///
/// impl VaultExistsFluentBuilder {
///     pub async fn wait(self, max_wait: Duration) -> Result<VaultExistsFinalPoll, WaitUntilVaultExistsError> { … }
/// }
///
/// pub type VaultExistsFinalPoll = FinalPoll<…>;
///
/// pub type WaitUntilVaultExistsError = WaiterError<…>;
/// ```
pub(super) fn waiter(waiter: &Waiter, operation: &Operation, krate: &Crate) -> SourceFile {
    let about = format!("`{}`: builder, answer and error.", waiter.model_name);
    let mut file = SourceFile::new(about);
    uses(waiter, operation, &mut file);
    file.uses(field_uses(&operation.input.fields, krate));
    let [builder, input_builder] = [&waiter.fluent_builder, &operation.input.builder].map(ident);
    let docs = docs_or(
        &waiter.docs,
        &format!("Calls `{}` until `{}`.", operation.model_name, waiter.model_name),
    );
    file.item(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #builder {
            handle: Arc<Handle>,
            inner: #input_builder,
        }
    });
    let wait = wait(waiter, operation);
    let fields = operation.input.fields.iter();
    let setters = fields.map(|field| fluent_setter(field, &operation.input, krate));
    file.item(quote! {
        impl #builder {
            pub(crate) fn new(handle: Arc<Handle>) -> Self {
                Self { handle, inner: #input_builder::default() }
            }

            /// The input built so far.
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            #wait

            #(#setters)*
        }
    });
    optional_setters(&waiter.fluent_builder, "inner.", &operation.input.fields, &mut file, krate);
    aliases(waiter, operation, &mut file);
    file
}

fn uses(waiter: &Waiter, operation: &Operation, file: &mut SourceFile) {
    let Operation { module, name, error, input, output, .. } = operation;
    file.uses([
        "std::sync::Arc",
        "std::time::Duration",
        "aws_smithy_runtime::client::waiters::AcceptorState",
        "aws_smithy_runtime_api::client::result::SdkError",
        "aws_smithy_runtime_api::client::waiters::FinalPoll",
        "aws_smithy_runtime_api::client::waiters::error::WaiterError",
        "crate::client::Handle",
        "crate::config::http::HttpResponse",
        "crate::plumbing::waiter",
    ]);
    file.uses([
        format!("crate::operation::{module}::builders::{}", input.builder),
        format!("crate::operation::{module}::{{{name}, {error}, {}, {}}}", input.name, output.name),
    ]);
    let steps = || waiter.paths().flat_map(|path| &path.steps);
    if waiter.paths().next().is_some() {
        file.uses(["std::iter::once"]);
    }
    if steps().any(|step| matches!(step, PathStep::Values | PathStep::Keys)) {
        file.uses(["std::collections::HashMap"]);
    }
}

/// ```text
/// pub async fn wait(self, max_wait: Duration) -> Result<VaultExistsFinalPoll, WaitUntilVaultExistsError> {
///     let accept = |_: &DescribeVaultInput, result: Result<&DescribeVaultOutput, &DescribeVaultError>| match result {
///         Ok(_) => AcceptorState::Success,
///         Err(error) if error.meta().code() == Some("ResourceNotFoundException") => AcceptorState::Retry,
///         _ => AcceptorState::NoAcceptorsMatched,
///     };
///     waiter::wait::<DescribeVault>(&self.handle, self.inner.build(), 3..=120, max_wait, accept).await
/// }
/// ```
fn wait(waiter: &Waiter, operation: &Operation) -> TokenStream {
    let [final_poll, wait_error, marker, error] =
        [&waiter.final_poll, &waiter.error, &operation.name, &operation.error].map(ident);
    let [input, output] = [&operation.input.name, &operation.output.name].map(ident);
    let (shortest, longest) = waiter.delays;
    let input_name = argument("input", waiter.paths().any(|path| path.root == PathRoot::Input));
    let arms = waiter.acceptors.iter().map(|acceptor| {
        let state = state(acceptor.state);
        match &acceptor.matcher {
            Matcher::AnyOutput => quote!(Ok(_) => #state,),
            Matcher::AnyError => quote!(Err(_) => #state,),
            Matcher::ErrorCode(code) => {
                quote!(Err(error) if error.meta().code() == Some(#code) => #state,)
            }
            Matcher::Output(holds) => {
                let mut paths = acceptor.matcher.paths().into_iter();
                let output = argument("output", paths.any(|path| path.root == PathRoot::Output));
                let holds = condition(holds);
                quote!(Ok(#output) if #holds => #state,)
            }
        }
    });
    let pause = if shortest == longest {
        format!("{shortest} seconds")
    } else {
        format!("{shortest} to {longest} seconds")
    };
    let docs = doc(&format!(
        "Waits for about `max_wait` at most, and {pause} between two calls. What comes back is the\n\
         answer that ended it."
    ));
    let [shortest, longest] = [shortest, longest].map(Literal::u64_unsuffixed);
    let rest = (!waiter.accepts_all()).then(|| quote!(_ => AcceptorState::NoAcceptorsMatched,));
    quote! {
        #docs
        pub async fn wait(self, max_wait: Duration) -> Result<#final_poll, #wait_error> {
            let accept = |#input_name: &#input, result: Result<&#output, &#error>| match result {
                #(#arms)*
                #rest
            };
            waiter::wait::<#marker>(&self.handle, self.inner.build(), #shortest..=#longest, max_wait, accept).await
        }
    }
}

fn state(state: AcceptorState) -> TokenStream {
    match state {
        AcceptorState::Success => quote!(AcceptorState::Success),
        AcceptorState::Failure => quote!(AcceptorState::Failure),
        AcceptorState::Retry => quote!(AcceptorState::Retry),
    }
}

fn aliases(waiter: &Waiter, operation: &Operation, file: &mut SourceFile) {
    let [final_poll, wait_error, error] =
        [&waiter.final_poll, &waiter.error, &operation.error].map(ident);
    let output = ident(&operation.output.name);
    let docs = doc(&format!("The answer that ended waiting for `{}`.", waiter.model_name));
    file.item(quote! {
        #docs
        pub type #final_poll = FinalPoll<#output, SdkError<#error, HttpResponse>>;
    });
    let docs = doc(&format!("Why waiting for `{}` came to nothing.", waiter.model_name));
    file.item(quote! {
        #docs
        pub type #wait_error = WaiterError<#output, #error>;
    });
}
