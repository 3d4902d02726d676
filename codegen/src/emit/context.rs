//! Parameters of the endpoint rules that an operation decides.

use proc_macro2::TokenStream;
use quote::quote;

use super::conditions::steps;
use super::endpoint_tests;
use super::tokens::{argument, ident, prefixed};
use crate::ir::{ContextValue, Crate, Operation, ParameterType, Path, PathStep, Type};

/// ```text
/// fn endpoint_params(input: &Input, params: ParamsBuilder) -> ParamsBuilder {
///     params.api_type("ControlPlane").set_kvs_arn(input.kvs_arn.clone())
/// }
/// ```
pub(super) fn endpoint_params(operation: &Operation, krate: &Crate) -> TokenStream {
    if operation.endpoint_params.is_empty() {
        return TokenStream::new();
    }
    let mut uses_input = false;
    let mut setters = Vec::new();
    for (id, value) in &operation.endpoint_params {
        let Some(parameter) = krate.endpoint.parameters.get(id.0) else { continue };
        match value {
            ContextValue::Constant(value) => {
                setters.push(endpoint_tests::setter(&krate.endpoint, *id, value));
            }
            ContextValue::Member(field) => {
                let Some(field) = operation.input.fields.get(field.0) else { continue };
                uses_input = true;
                let (set, field_name) = (prefixed("set_", &parameter.name), ident(&field.name));
                let value = if field.ty == Type::Boolean {
                    quote!(input.#field_name)
                } else {
                    quote!(input.#field_name.clone())
                };
                setters.push(quote!(.#set(#value)));
            }
            ContextValue::Path(path) => {
                uses_input = true;
                let (set, value) = (prefixed("set_", &parameter.name), at_path(path, parameter.ty));
                setters.push(quote!(.#set(#value)));
            }
        }
    }
    let input = argument("input", uses_input);
    quote! {
        fn endpoint_params(#input: &Input, params: ParamsBuilder) -> ParamsBuilder {
            params #(#setters)*
        }
    }
}

/// The value that a way into the input leads to, if it is there. All of them for a list, which is there if that is from
/// which the values are.
///
/// `once(input).filter_map(|it| it.items.as_ref()).map(|it| once(it).flatten().map(|it| it.as_str().to_owned()).collect()).next()`
fn at_path(path: &Path, ty: ParameterType) -> TokenStream {
    let is_member = |step: &PathStep| matches!(step, PathStep::Member(_));
    let single = path.steps.iter().take_while(|step| is_member(step)).count();
    let (to_one, to_many) = path.steps.split_at(single);
    let (to_one, to_many) = (steps(to_one), steps(to_many));
    let value = match ty {
        ParameterType::String => quote!(.map(|it| it.as_str().to_owned())),
        ParameterType::Boolean => quote!(.copied()),
        ParameterType::StringList => {
            quote!(.map(|it| once(it)#to_many.map(|it| it.as_str().to_owned()).collect()))
        }
    };
    quote!(once(input)#to_one #value.next())
}
