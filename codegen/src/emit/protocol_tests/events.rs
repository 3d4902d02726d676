//! Cases of streams of events as Rust tests.
//!
//! From the harness they take `exchange(status, headers, body, messages)`, `events(vec![…])`, `messages(sent)`,
//! `frame(headers, body)`, `failure(&mut stream)` and `Event { … }`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Printer, expected_body, labels, pairs, request};
use crate::emit::structure::Build;
use crate::emit::tokens::ident;
use crate::ir::{
    Answer, ErrorId, EventStreamId, EventStreamTest, Field, FieldId, Frame, HeaderValue, Operation,
    ReceivedMessage, SentMessage, TestEvent, TestOutcome, Value,
};

impl Printer<'_> {
    /// ```text
    /// #[tokio::test]
    /// async fn duplex_string_payload() {
    ///     let (http, sent) = exchange(200, &[], "", vec![b"…".to_vec()]);
    ///     let result = client(http, None).duplex_stream().stream(events(vec![…])).send().await;
    ///     let sent = sent.expect_request();
    ///     let messages = messages(sent).await;
    ///     assert_eq!(messages.len(), 1, "messages");
    ///     Event { headers: …, body: … }.check(&messages[0]);
    ///     let mut output = result.unwrap();
    ///     assert_eq!(output.stream.recv().await.unwrap(), Some(…));
    ///     assert_eq!(output.stream.recv().await.unwrap(), None);
    /// }
    /// ```
    pub(super) fn events(&mut self, test: &EventStreamTest) {
        let Some(operation) = self.krate.operations.get(test.operation.0) else { return };
        let (name, method) = (self.name(&test.id, &test.id, "events"), ident(&operation.module));
        let exchange = exchange(test.answer.as_ref());
        let named: Vec<FieldId> = test.params.iter().map(|(id, _)| *id).collect();
        let labels = labels(operation, &named);
        let setters = self.values.setters(&operation.input, &test.params);
        let stream = operation.input.events().map(|field| {
            let (name, sent) = (ident(&field.name), &test.sent);
            let events = sent.iter().map(|it| self.result(&it.event));
            quote!(.#name(events(vec![#(#events),*])))
        });
        let request = test.request.as_ref().map(|it| {
            let request = request(it, &quote!(Body::Any));
            quote!(#request.check_head(&sent);)
        });
        let sent = sent(&test.sent);
        let outcome = self.outcome(test, operation);
        self.file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let (http, sent) = #exchange;
                let result = client(http, None).#method()#labels #setters #stream.send().await;
                let sent = sent.expect_request();
                #request
                #sent
                #outcome
            }
        });
    }

    fn outcome(&self, test: &EventStreamTest, operation: &Operation) -> TokenStream {
        let stream = operation.output.events();
        match (&test.outcome, &test.answer) {
            (TestOutcome::Success, None) => quote!(let _ = result;),
            (TestOutcome::Success, Some(answer)) => self.success(answer, operation),
            (TestOutcome::Failure, _) => {
                let of_stream = stream.map(|field| {
                    let name = ident(&field.name);
                    quote!(failure(&mut output.#name).await;)
                });
                let otherwise =
                    of_stream.unwrap_or_else(|| quote!(panic!("nothing failed: {output:?}");));
                let mutable = stream.map(|_| quote!(mut));
                quote!(if let Ok(#mutable output) = result { #otherwise })
            }
            (TestOutcome::CallError(error), _) => {
                let (module, of) = (ident(&operation.module), ident(&operation.error));
                let error = self.variant(&quote!(sdk::operation::#module::#of), *error);
                quote! {
                    let error = result.unwrap_err().into_service_error();
                    assert!(matches!(error, #error(_)), "another error: {error:?}");
                }
            }
            (TestOutcome::StreamError(id, error), answer) => {
                let name = stream.map(|field| ident(&field.name));
                let of = self.error_of(*id);
                let variant = self.variant(&of, *error);
                let asserts = self.error_asserts(*error, answer.as_ref());
                quote! {
                    let mut output = result.unwrap();
                    let error = failure(&mut output.#name).await.into_service_error();
                    let #variant(error) = error else { panic!("another error: {error:?}") };
                    #(#asserts)*
                    let _ = error;
                }
            }
        }
    }

    fn success(&self, answer: &Answer, operation: &Operation) -> TokenStream {
        let asserts = self.values.named_asserts("output", &operation.output, &answer.params);
        let Some(field) = operation.output.events() else {
            return quote! {
                let output = result.unwrap();
                #(#asserts)*
                let _ = output;
            };
        };
        let name = ident(&field.name);
        let received = answer.messages.iter().map(|message| self.received(message, field));
        quote! {
            let mut output = result.unwrap();
            #(#asserts)*
            #(#received)*
            assert_eq!(output.#name.recv().await.unwrap(), None, "the end");
        }
    }

    fn received(&self, message: &ReceivedMessage, field: &Field) -> TokenStream {
        let name = ident(&field.name);
        match &message.event {
            Some(TestEvent::Event(..)) => {
                let event = message.event.as_ref().map(|event| self.event(event));
                quote!(assert_eq!(output.#name.recv().await.unwrap(), Some(#event));)
            }
            Some(TestEvent::Error(..)) => quote!(output.#name.recv().await.unwrap_err();),
            None => quote!(assert!(output.#name.recv().await.unwrap().is_some());),
        }
    }

    /// What an error in the answer has to hold.
    fn error_asserts(&self, id: ErrorId, answer: Option<&Answer>) -> Vec<TokenStream> {
        let Some(structure) = self.krate.errors.get(id.0) else { return Vec::new() };
        let messages = answer.map(|answer| answer.messages.as_slice()).unwrap_or_default();
        let params = messages.iter().find_map(|message| match &message.event {
            Some(TestEvent::Error(_, error, params)) if *error == id => Some(params),
            _ => None,
        });
        let asserts = |params| self.values.named_asserts("error", structure, params);
        params.map(|params| asserts(params)).unwrap_or_default()
    }

    /// `Ok(sdk::types::EventStream::Headers(…))`, `Err(sdk::types::error::EventStreamError::ErrorEvent(…))`
    fn result(&self, event: &TestEvent) -> TokenStream {
        let value = self.event(event);
        match event {
            TestEvent::Event(..) => quote!(Ok(#value)),
            TestEvent::Error(..) => quote!(Err(#value)),
        }
    }

    fn event(&self, event: &TestEvent) -> TokenStream {
        match event {
            TestEvent::Event(stream, member, value) => {
                let union = self.krate.event_streams.get(stream.0).map(|stream| stream.union);
                let value = Some(Box::new(value.clone()));
                let value = union.map(|union| Value::Union(union, *member, value));
                value.map(|value| self.values.value(&value)).unwrap_or_default()
            }
            TestEvent::Error(stream, error, params) => {
                let of = self.error_of(*stream);
                let variant = self.variant(&of, *error);
                let Some(structure) = self.krate.errors.get(error.0) else {
                    return TokenStream::new();
                };
                let (name, setters) =
                    (ident(structure.public_name()), self.values.setters(structure, params));
                let unwrap = Build::AsNeeded.can_fail(structure).then(|| quote!(.unwrap()));
                quote!(#variant(sdk::types::error::#name::builder()#setters.build()#unwrap))
            }
        }
    }

    /// `sdk::types::error::EventStreamError`
    fn error_of(&self, stream: EventStreamId) -> TokenStream {
        let name = self.krate.event_streams.get(stream.0).map(|stream| ident(&stream.error));
        quote!(sdk::types::error::#name)
    }

    fn variant(&self, of: &TokenStream, error: ErrorId) -> TokenStream {
        let name = self.krate.errors.get(error.0).map(|error| ident(error.public_name()));
        quote!(#of::#name)
    }
}

/// The client of a case: `exchange(200, &[], "", vec![…])`
fn exchange(answer: Option<&Answer>) -> TokenStream {
    let Some(answer) = answer else { return quote!(exchange(200, &[], "", Vec::new())) };
    let (status, headers) = (Literal::u16_unsuffixed(answer.code), pairs(&answer.headers));
    let body = &answer.body;
    let frames = answer.messages.iter().map(|message| match &message.frame {
        Frame::Bytes(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(#bytes.to_vec())
        }
        Frame::Parts(headers, body) => {
            let headers = header_values(headers);
            quote!(frame(#headers, #body))
        }
    });
    quote!(exchange(#status, #headers, #body, vec![#(#frames),*]))
}

/// Checks of what has been sent.
fn sent(sent: &[SentMessage]) -> TokenStream {
    if sent.is_empty() {
        return quote!(let _ = sent;);
    }
    let count = Literal::usize_unsuffixed(sent.len());
    let checks = sent.iter().enumerate().map(|(index, message)| {
        let index = Literal::usize_unsuffixed(index);
        let headers = header_values(&message.headers);
        let SentMessage { require_headers, forbid_headers, .. } = message;
        let body = expected_body(message.body.as_ref());
        quote! {
            Event {
                headers: #headers,
                require_headers: &[#(#require_headers),*],
                forbid_headers: &[#(#forbid_headers),*],
                body: #body,
            }
            .check(&messages[#index]);
        }
    });
    quote! {
        let messages = messages(sent).await;
        assert_eq!(messages.len(), #count, "messages");
        #(#checks)*
    }
}

/// `&[(":message-type", HeaderValue::String("event".into()))]`
fn header_values(headers: &[(String, HeaderValue)]) -> TokenStream {
    let headers = headers.iter().map(|(name, value)| {
        let value = match value {
            HeaderValue::Boolean(flag) => quote!(HeaderValue::Bool(#flag)),
            HeaderValue::Byte(number) => quote!(HeaderValue::Byte(#number)),
            HeaderValue::Short(number) => quote!(HeaderValue::Int16(#number)),
            HeaderValue::Integer(number) => quote!(HeaderValue::Int32(#number)),
            HeaderValue::Long(number) => quote!(HeaderValue::Int64(#number)),
            HeaderValue::Blob(bytes) => {
                let bytes = Literal::byte_string(bytes);
                quote!(HeaderValue::ByteArray(#bytes.to_vec().into()))
            }
            HeaderValue::String(text) => quote!(HeaderValue::String(#text.to_owned().into())),
            HeaderValue::Timestamp(seconds, nanos) => {
                quote!(HeaderValue::Timestamp(
                    sdk::primitives::DateTime::from_secs_and_nanos(#seconds, #nanos)
                ))
            }
        };
        quote!((#name, #value))
    });
    quote!(&[#(#headers),*])
}
