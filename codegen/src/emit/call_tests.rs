//! The model's cases for its endpoint rules through calls, as Rust tests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::protocol_tests::Values;
use super::tokens::{doc, ident};
use crate::ir::{
    CallTest, Crate, EndpointExpectation, ParameterId, ParameterSource, ParameterValue,
    TemplatePart,
};

/// ```text
/// #[tokio::test]
/// async fn call_for_a_region() {
///     let (http, sent) = capture();
///     let config = bare(http).region(Region::new("us-east-1")).use_fips(true);
///     let result = sdk::Client::from_conf(config.build()).list_vaults().send().await;
///     called(result, sent, Ok("https://glacier-fips.us-east-1.amazonaws.com"));
/// }
/// ```
pub(super) fn test(krate: &Crate, name: &Ident, case: &CallTest) -> TokenStream {
    let Some(operation) = krate.operations.get(case.operation.0) else {
        return TokenStream::new();
    };
    let settings = case.settings.iter().map(|(id, value)| setting(krate, *id, value));
    let method = ident(&operation.module);
    let values = Values { krate };
    let setters = values.setters(&operation.input, &case.input);
    let expected = match &case.expect {
        EndpointExpectation::Endpoint(address) => {
            let literals = address.url.0.iter().filter_map(|part| match part {
                TemplatePart::Literal(literal) => Some(literal.as_str()),
                TemplatePart::Value(_) => None,
            });
            let url: String = literals.collect();
            let url = match url.split_once("://") {
                Some((scheme, rest)) => format!("{scheme}://{}{rest}", case.host_prefix),
                None => url,
            };
            quote!(Ok(#url))
        }
        EndpointExpectation::Error(error) => quote!(Err(#error)),
    };
    let docs = doc(&case.documentation);
    quote! {
        #docs
        #[tokio::test]
        async fn #name() {
            let (http, sent) = capture();
            let config = bare(http)#(#settings)*;
            let result = sdk::Client::from_conf(config.build()).#method()#setters.send().await;
            called(result, sent, #expected);
        }
    }
}

/// `.region(Region::new("us-east-1"))`
fn setting(krate: &Crate, id: ParameterId, value: &ParameterValue) -> TokenStream {
    let Some(parameter) = krate.endpoint.parameters.get(id.0) else { return TokenStream::new() };
    let value = match value {
        ParameterValue::String(text) => quote!(#text),
        ParameterValue::Boolean(flag) => quote!(#flag),
        ParameterValue::StringList(items) => quote!(vec![#(#items.to_owned()),*]),
    };
    match parameter.source {
        ParameterSource::Region => quote!(.region(sdk::config::Region::new(#value))),
        ParameterSource::UseDualStack => quote!(.use_dual_stack(#value)),
        ParameterSource::UseFips => quote!(.use_fips(#value)),
        ParameterSource::Endpoint => quote!(.endpoint_url(#value)),
        ParameterSource::Setting => {
            let name = ident(&parameter.name);
            quote!(.#name(#value))
        }
        ParameterSource::AccountIdEndpointMode => {
            quote!(.account_id_endpoint_mode(#value.parse().unwrap()))
        }
        ParameterSource::AccountId => quote! {
            .credentials_provider(
                aws_credential_types::Credentials::builder()
                    .access_key_id("a")
                    .secret_access_key("s")
                    .account_id(#value)
                    .provider_name("case")
                    .build(),
            )
        },
        // What only operations say is no setting; the case has it in the input of the operation.
        ParameterSource::Operation => TokenStream::new(),
    }
}
