//! Protocol and endpoint cases as Rust tests, to be included where a crate is tested.
//!
//! The text refers to names that the including module has in scope: `sdk` (the crate), `client(http, host) -> sdk::Client`,
//! and from the harness `capture()`, `canned(status, headers, body)`, `Request { … }` and `endpoint(result, expected)`.

mod events;
mod values;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::tokens::ident;
use super::{call_tests, endpoint_tests};
use crate::ir::{
    Binding, Crate, EndpointTest, ErrorTest, ExpectedBody, Field, FieldId, Name, Operation,
    ProtocolTests, RequestTest, ResponseTest, Type,
};
use crate::print::SourceFile;
pub(super) use values::Values;

/// Tests as text, and which case each of them is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedTests {
    /// Functions, each a test.
    pub text: String,
    /// The name of each function, and the id of its case.
    pub cases: Vec<(String, String)>,
    /// Whether some of them are about streams of events.
    pub has_events: bool,
}

/// Prints a test for each case.
pub fn protocol_tests(krate: &Crate, tests: &ProtocolTests) -> PrintedTests {
    let mut printer = Printer {
        krate,
        values: Values { krate },
        file: SourceFile::default(),
        taken: BTreeSet::new(),
        cases: Vec::new(),
    };
    for test in &tests.requests {
        printer.request(test);
    }
    for test in &tests.responses {
        printer.response(test);
    }
    for test in &tests.errors {
        printer.error(test);
    }
    for test in &tests.event_streams {
        printer.events(test);
    }
    for test in &krate.endpoint.tests {
        printer.endpoint(test);
    }
    for test in &tests.calls {
        let words = format!("call {}", test.documentation);
        let name = printer.name(&test.documentation, &words, "call");
        printer.file.item(call_tests::test(krate, &name, test));
    }
    let text = printer.file.render("Printed from the cases of the model and its overlay.");
    let has_events = !tests.event_streams.is_empty();
    PrintedTests { text, cases: printer.cases, has_events }
}

struct Printer<'a> {
    krate: &'a Crate,
    values: Values<'a>,
    file: SourceFile,
    taken: BTreeSet<Ident>,
    cases: Vec<(String, String)>,
}

impl Printer<'_> {
    /// The name of the test for a case; `kind` tells cases with one id apart.
    fn name(&mut self, id: &str, name: &str, kind: &str) -> Ident {
        let plain = test_name(name);
        let mut unique = plain.clone();
        let mut number = 0;
        while !self.taken.insert(unique.clone()) {
            unique = match number {
                0 => format_ident!("{plain}_{kind}"),
                _ => format_ident!("{plain}_{kind}_{number}"),
            };
            number += 1;
        }
        self.cases.push((unique.to_string(), id.to_owned()));
        unique
    }

    /// ```text
    /// #[tokio::test]
    /// async fn initiate_vault_lock_example() {
    ///     let (http, sent) = capture();
    ///     let _ = client(http, None).initiate_vault_lock().account_id("-").vault_name("my-vault").send().await;
    ///     Request { method: "POST", uri: "/-/vaults/my-vault/lock-policy", … }.check(sent).await;
    /// }
    /// ```
    fn request(&mut self, test: &RequestTest) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let (name, method) = (self.name(&test.id, &test.id, "request"), ident(&operation.module));
        let setters = self.values.setters(&operation.input, &test.params);
        let host = option(test.host.as_ref());
        let request = request(test, &expected_body(test.body.as_ref()));
        self.file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let (http, sent) = capture();
                let _ = client(http, #host).#method()#setters.send().await;
                #request.check(sent).await;
            }
        });
    }

    /// ```text
    /// #[tokio::test]
    /// async fn initiate_vault_lock_answer() {
    ///     let http = canned(201, &[("x-amz-lock-id", "AE863rKkWZU53SLW5be4DUcW")], "");
    ///     let output = client(http, None).initiate_vault_lock().account_id("x").vault_name("x").send().await.unwrap();
    ///     assert_eq!(output.lock_id, Some("AE863rKkWZU53SLW5be4DUcW".to_owned()));
    /// }
    /// ```
    fn response(&mut self, test: &ResponseTest) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let name = self.name(&test.id, &test.id, "response");
        let call = call(operation, test.code, &test.headers, &test.body);
        let asserts = self.values.asserts("output", &operation.output, &test.params);
        self.file.item(quote! {
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
    ///     let error = client(http, None).get_vault_lock()….send().await.unwrap_err().into_service_error();
    ///     let sdk::operation::get_vault_lock::GetVaultLockError::ResourceNotFoundException(error) = error else {
    ///         panic!("another error: {error:?}");
    ///     };
    ///     assert_eq!(error.message, None);
    /// }
    /// ```
    fn error(&mut self, test: &ErrorTest) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let Some(structure) = self.krate.errors.get(test.error.0) else { return };
        let words = format!("{} in {}", test.id, operation.module.text());
        let name = self.name(&test.id, &words, "error");
        let call = call(operation, test.code, &test.headers, &test.body);
        let (module, error, variant) =
            (ident(&operation.module), ident(&operation.error), ident(structure.public_name()));
        let asserts = self.values.asserts("error", structure, &test.params);
        self.file.item(quote! {
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

    fn endpoint(&mut self, test: &EndpointTest) {
        let words = format!("endpoint {}", test.documentation);
        let name = self.name(&test.documentation, &words, "endpoint");
        self.file.item(endpoint_tests::test(&self.krate.endpoint, &name, test));
    }
}

/// A call with something in each label, answered with what is canned.
fn call(
    operation: &Operation,
    status: u16,
    headers: &[(String, String)],
    body: &str,
) -> TokenStream {
    let (method, labels) = (ident(&operation.module), labels(operation, &[]));
    let status = proc_macro2::Literal::u16_unsuffixed(status);
    let headers = pairs(headers);
    let http = quote!(canned(#status, #headers, #body));
    quote!(client(#http, None).#method()#labels.send().await)
}

/// Something for each label that has no value yet.
fn labels(operation: &Operation, named: &[FieldId]) -> TokenStream {
    let is_needed = |field: &&Field| {
        let is_host_label = field.required && field.binding == Binding::Document;
        field.binding == Binding::Label || is_host_label && field.ty == Type::String
    };
    let fields = operation.input.fields.iter().enumerate();
    let unnamed = fields.filter(|(index, _)| !named.contains(&FieldId(*index)));
    let labels = unnamed.map(|(_, field)| field).filter(is_needed).map(|field| {
        let (name, value) = (ident(&field.name), Values::anything(field.ty));
        quote!(.#name(#value))
    });
    quote!(#(#labels)*)
}

/// `Request { method: "POST", uri: "/-/vaults/my-vault/lock-policy", … }`
fn request(test: &RequestTest, body: &TokenStream) -> TokenStream {
    let RequestTest { method, uri, query, require_query, forbid_query, .. } = test;
    let RequestTest { require_headers, forbid_headers, .. } = test;
    let (host, headers) = (option(test.resolved_host.as_ref()), pairs(&test.headers));
    quote! {
        Request {
            method: #method,
            host: #host,
            uri: #uri,
            query: &[#(#query),*],
            require_query: &[#(#require_query),*],
            forbid_query: &[#(#forbid_query),*],
            headers: #headers,
            require_headers: &[#(#require_headers),*],
            forbid_headers: &[#(#forbid_headers),*],
            body: #body,
        }
    }
}

/// `Body::Exact("…")`
fn expected_body(body: Option<&ExpectedBody>) -> TokenStream {
    match body {
        None => quote!(Body::Any),
        Some(ExpectedBody::Exact(bytes)) => quote!(Body::Exact(#bytes)),
        Some(ExpectedBody::Json(value)) => quote!(Body::Json(#value)),
    }
}

/// `Some("example.com")`
fn option(text: Option<&String>) -> TokenStream {
    text.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
}

/// `&[("x-amz-lock-id", "…")]`
fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

/// `InitiateVaultLockExample` or `initiate vault lock, example` to `initiate_vault_lock_example`; `type` to `case_type`.
fn test_name(id: &str) -> Ident {
    let words: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let snake = heck::ToSnakeCase::to_snake_case(words.as_str());
    match Name::new(&snake) {
        Some(name) if !name.is_raw() => format_ident!("{snake}"),
        _ => format_ident!("case_{snake}"),
    }
}

#[cfg(test)]
mod tests {
    use super::test_name;

    #[test]
    fn any_id_gives_a_name() {
        let cases = [
            ("InitiateVaultLockExample", "initiate_vault_lock_example"),
            ("initiate vault lock, example", "initiate_vault_lock_example"),
            ("2 of them", "case_2_of_them"),
            ("Type", "case_type"),
            ("self", "case_self"),
            ("...", "case_"),
        ];
        for (id, expected) in cases {
            assert_eq!(test_name(id).to_string(), expected, "{id}");
        }
    }
}
