//! Protocol and endpoint cases as Rust tests, to be included where a crate is tested.
//!
//! The text refers to names that the including module has in scope: `sdk` (the crate), `client(http) -> sdk::Client`, and
//! from the harness `capture()`, `canned(status, headers, body)`, `Request { … }` and `endpoint(result, expected)`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::endpoint_tests;
use super::tokens::ident;
use crate::ir::{
    Binding, Crate, ErrorTest, ExpectedBody, Field, FieldId, Operation, Presence, ProtocolTests,
    RequestTest, ResponseTest, Structure, Type, Value,
};
use crate::print::SourceFile;

/// Prints a test for each case.
pub fn protocol_tests(krate: &Crate, tests: &ProtocolTests) -> String {
    let mut file = SourceFile::default();
    let printer = Printer { krate };
    for test in &tests.requests {
        printer.request(test, &mut file);
    }
    for test in &tests.responses {
        printer.response(test, &mut file);
    }
    for test in &tests.errors {
        printer.error(test, &mut file);
    }
    endpoint_tests::print(&krate.endpoint, &mut file);
    file.render("Printed from the cases of the model and its overlay.")
}

struct Printer<'a> {
    krate: &'a Crate,
}

impl Printer<'_> {
    /// ```text
    /// #[tokio::test]
    /// async fn initiate_vault_lock_example() {
    ///     let (http, sent) = capture();
    ///     let _ = client(http).initiate_vault_lock().account_id("-").vault_name("my-vault").send().await;
    ///     Request { method: "POST", uri: "/-/vaults/my-vault/lock-policy", … }.check(sent);
    /// }
    /// ```
    fn request(&self, test: &RequestTest, file: &mut SourceFile) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let (name, method) = (test_name(&test.id), ident(&operation.module));
        let setters = self.setters(&operation.input, &test.params);
        let RequestTest { method: http_method, uri, require_headers, forbid_headers, .. } = test;
        let headers = pairs(&test.headers);
        let body = match &test.body {
            None => quote!(Body::Any),
            Some(ExpectedBody::Exact(bytes)) => quote!(Body::Exact(#bytes)),
            Some(ExpectedBody::Json(value)) => quote!(Body::Json(#value)),
        };
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let (http, sent) = capture();
                let _ = client(http).#method()#setters.send().await;
                Request {
                    method: #http_method,
                    uri: #uri,
                    headers: #headers,
                    require_headers: &[#(#require_headers),*],
                    forbid_headers: &[#(#forbid_headers),*],
                    body: #body,
                }
                .check(sent);
            }
        });
    }

    /// ```text
    /// #[tokio::test]
    /// async fn initiate_vault_lock_answer() {
    ///     let http = canned(201, &[("x-amz-lock-id", "AE863rKkWZU53SLW5be4DUcW")], "");
    ///     let output = client(http).initiate_vault_lock().account_id("x").vault_name("x").send().await.unwrap();
    ///     assert_eq!(output.lock_id, Some("AE863rKkWZU53SLW5be4DUcW".to_owned()));
    /// }
    /// ```
    fn response(&self, test: &ResponseTest, file: &mut SourceFile) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let name = test_name(&test.id);
        let call = call(operation, test.code, &test.headers, &test.body);
        let asserts = self.asserts("output", &operation.output, &test.params);
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let output = #call.unwrap();
                #(#asserts)*
                let _ = output;
            }
        });
    }

    /// ```text
    /// #[tokio::test]
    /// async fn no_such_vault_in_get_vault_lock() {
    ///     let http = canned(404, &[], r#"{"code":"ResourceNotFoundException"}"#);
    ///     let error = client(http).get_vault_lock()….send().await.unwrap_err().into_service_error();
    ///     let sdk::operation::get_vault_lock::GetVaultLockError::ResourceNotFoundException(error) = error else {
    ///         panic!("another error: {error:?}");
    ///     };
    ///     assert_eq!(error.message, None);
    /// }
    /// ```
    fn error(&self, test: &ErrorTest, file: &mut SourceFile) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let Some(structure) = self.krate.errors.get(test.error.0) else { return };
        let name = test_name(&format!("{} in {}", test.id, operation.module.text()));
        let call = call(operation, test.code, &test.headers, &test.body);
        let (module, error, variant) =
            (ident(&operation.module), ident(&operation.error), ident(&structure.name));
        let asserts = self.asserts("error", structure, &test.params);
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let error = #call.unwrap_err().into_service_error();
                let sdk::operation::#module::#error::#variant(error) = error else {
                    panic!("another error: {error:?}");
                };
                #(#asserts)*
            }
        });
    }

    /// `.account_id("-").vault_name("my-vault")`
    fn setters(&self, structure: &Structure, params: &[(FieldId, Value)]) -> TokenStream {
        let setters = params.iter().map(|(id, value)| {
            let name = structure.fields.get(id.0).map(|field| ident(&field.name));
            let value = self.value(value);
            quote!(.#name(#value))
        });
        quote!(#(#setters)*)
    }

    fn asserts(
        &self,
        subject: &str,
        structure: &Structure,
        params: &[(FieldId, Value)],
    ) -> Vec<TokenStream> {
        let subject = format_ident!("{subject}");
        let assert = |(index, field): (usize, &Field)| {
            let name = ident(&field.name);
            let value =
                params.iter().find(|(id, _)| id.0 == index).map(|(_, value)| self.expected(value));
            match (field.presence, value) {
                (Presence::Optional, Some(value)) => {
                    quote!(assert_eq!(#subject.#name, Some(#value));)
                }
                (Presence::Optional, None) => quote!(assert_eq!(#subject.#name, None);),
                (Presence::Defaulted, Some(value)) => quote!(assert_eq!(#subject.#name, #value);),
                (Presence::Defaulted, None) => {
                    quote!(assert_eq!(#subject.#name, Default::default());)
                }
            }
        };
        structure.fields.iter().enumerate().map(assert).collect()
    }

    fn expected(&self, value: &Value) -> TokenStream {
        let tokens = self.value(value);
        if matches!(value, Value::String(_)) { quote!(#tokens.to_owned()) } else { tokens }
    }

    fn value(&self, value: &Value) -> TokenStream {
        match value {
            Value::String(text) => quote!(#text),
            Value::Boolean(flag) => quote!(#flag),
            Value::Number(number) => {
                let number = proc_macro2::Literal::i64_unsuffixed(*number);
                quote!(#number)
            }
            Value::Structure(id, params) => {
                let Some(structure) = self.krate.structures.get(id.0) else {
                    return TokenStream::new();
                };
                let (name, setters) = (ident(&structure.name), self.setters(structure, params));
                quote!(sdk::types::#name::builder()#setters.build())
            }
        }
    }
}

/// A call with something in each label, answered with what is canned.
fn call(
    operation: &Operation,
    status: u16,
    headers: &[(String, String)],
    body: &str,
) -> TokenStream {
    let method = ident(&operation.module);
    let is_label = |field: &&Field| field.binding == Binding::Label && field.ty == Type::String;
    let labels = operation.input.fields.iter().filter(is_label).map(|field| ident(&field.name));
    let status = proc_macro2::Literal::u16_unsuffixed(status);
    let headers = pairs(headers);
    quote!(client(canned(#status, #headers, #body)).#method()#(.#labels("x"))*.send().await)
}

/// `&[("x-amz-lock-id", "…")]`
fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

/// `InitiateVaultLockExample` or `for region x with FIPS` to `initiate_vault_lock_example`.
pub(super) fn test_name(id: &str) -> Ident {
    let words: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let snake = heck::ToSnakeCase::to_snake_case(words.as_str());
    if snake.starts_with(|c: char| c.is_ascii_alphabetic()) {
        format_ident!("{snake}")
    } else {
        format_ident!("case_{snake}")
    }
}
