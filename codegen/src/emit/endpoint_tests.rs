//! The model's cases for its endpoint rules, as Rust tests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::endpoint::AddressPrinter;
use super::tokens::{doc, ident};
use crate::ir::{Endpoint, EndpointExpectation, EndpointTest, ParameterId, ParameterValue};

/// ```text
/// #[tokio::test]
/// async fn endpoint_missing_region() {
///     let params = sdk::config::endpoint::Params::builder().use_fips(false).build().unwrap();
///     endpoint(resolve(&params).await, Err("Invalid Configuration: Missing Region"));
/// }
/// ```
pub(super) fn test(endpoint: &Endpoint, name: &Ident, test: &EndpointTest) -> TokenStream {
    let setters = test.params.iter().map(|(id, value)| setter(endpoint, *id, value));
    let expected = match &test.expect {
        EndpointExpectation::Endpoint(address) => {
            let built = AddressPrinter::new(endpoint).built(address);
            quote!(Ok(#built))
        }
        EndpointExpectation::Error(error) => quote!(Err(#error)),
    };
    let docs = doc(&test.documentation);
    quote! {
        #docs
        #[tokio::test]
        async fn #name() {
            let params = sdk::config::endpoint::Params::builder()#(#setters)*.build().unwrap();
            endpoint(resolve(&params).await, #expected);
        }
    }
}

/// `.region("us-east-1")`
pub(super) fn setter(endpoint: &Endpoint, id: ParameterId, value: &ParameterValue) -> TokenStream {
    let name = endpoint.parameters.get(id.0).map(|parameter| ident(&parameter.name));
    match value {
        ParameterValue::String(text) => quote!(.#name(#text)),
        ParameterValue::Boolean(flag) => quote!(.#name(#flag)),
        ParameterValue::StringList(items) => quote!(.#name(vec![#(#items.to_owned()),*])),
    }
}
