//! A function that carries out any operation with an input in JSON, to be included where two clients are compared.
//!
//! The text refers to names that the including module has in scope: `sdk` (the crate), `client(script) -> sdk::Client`, and
//! from the harness `Script`, `Value`, `Verdict` and `whole`, whose functions read a value of each type.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::tokens::{errors, ident};
use crate::ir::{Crate, Field, Operation, Presence, Structure, Type};
use crate::print::SourceFile;

/// Prints a function that carries out any operation of the plan.
///
/// ```text
/// pub fn call<'a>(script: Script, operation: &'a str, input: &'a Value) -> Pin<Box<dyn Future<Output = Verdict> + 'a>> {
///     let client = client(script);
///     match operation {
///         "ListVaults" => Box::pin(list_vaults(client, input)),
///         …
///     }
/// }
///
/// async fn list_vaults(client: sdk::Client, input: &Value) -> Verdict { … }
/// ```
pub fn driver(krate: &Crate) -> String {
    let mut file = SourceFile::default();
    let arms = krate.operations.iter().map(|operation| {
        let (name, function) = (&operation.model_name, ident(&operation.module));
        quote!(#name => Box::pin(#function(client, input)),)
    });
    file.item(quote! {
        pub fn call<'a>(
            script: Script,
            operation: &'a str,
            input: &'a Value,
        ) -> Pin<Box<dyn Future<Output = Verdict> + 'a>> {
            let client = client(script);
            match operation {
                #(#arms)*
                other => panic!("no operation `{other}`"),
            }
        }
    });
    for operation in &krate.operations {
        file.item(self::operation(operation, krate));
    }
    for structure in krate.structures.iter().filter(|structure| structure.is_written) {
        file.item(self::structure(structure, krate));
    }
    file.render("Printed from the operations of the model.")
}

/// ```text
/// async fn list_vaults(client: sdk::Client, input: &Value) -> Verdict {
///     use sdk::operation::list_vaults::ListVaultsError as Error;
///     let call = client.list_vaults().set_limit(whole::member(input, "limit", whole::number));
///     let result = call.send().await;
///     let verdict = Verdict::new::<_, _, sdk::Error>(result, &[("LimitExceededException", Error::is_limit_exceeded_exception)]);
///     verdict.with_stream(None).await
/// }
/// ```
fn operation(operation: &Operation, krate: &Crate) -> TokenStream {
    let [function, error] = [&operation.module, &operation.error].map(ident);
    let setters = setters(&operation.input, &quote!(input), krate);
    let predicates = errors(&operation.errors, krate).map(|error| {
        let (name, predicate) = (&error.model_name, format_ident!("is_{}", error.module.text()));
        quote!((#name, Error::#predicate))
    });
    let stream = operation.output.fields.iter().find(|field| field.ty == Type::ByteStream);
    let stream = stream.map(|field| {
        let name = ident(&field.name);
        quote! {
            let mut result = result;
            let stream = result.as_mut().ok().map(|output| std::mem::take(&mut output.#name));
        }
    });
    let stream = stream.unwrap_or_else(|| quote!(let stream = None;));
    quote! {
        async fn #function(client: sdk::Client, input: &Value) -> Verdict {
            use sdk::operation::#function::#error as Error;
            let result = client.#function()#setters.send().await;
            #stream
            let verdict = Verdict::new::<_, _, sdk::Error>(result, &[#(#predicates),*]);
            verdict.with_stream(stream).await
        }
    }
}

/// ```text
/// fn vault_lock_policy(value: &Value) -> sdk::types::VaultLockPolicy {
///     sdk::types::VaultLockPolicy::builder().set_policy(whole::member(value, "Policy", whole::text)).build()
/// }
/// ```
fn structure(structure: &Structure, krate: &Crate) -> TokenStream {
    let (name, function) = (ident(structure.public_name()), function(structure));
    let setters = setters(structure, &quote!(value), krate);
    let is_fallible = structure.fields.iter().any(|field| field.presence == Presence::Required);
    let unwrap = is_fallible.then(|| quote!(.unwrap()));
    quote! {
        fn #function(value: &Value) -> sdk::types::#name {
            sdk::types::#name::builder()#setters.build()#unwrap
        }
    }
}

/// The function that reads a structure. Its name is none of an operation.
fn function(structure: &Structure) -> proc_macro2::Ident {
    format_ident!("read_{}", structure.module.text())
}

fn setters(structure: &Structure, value: &TokenStream, krate: &Crate) -> TokenStream {
    // Who sends events, and who reads them, is not compared.
    let is_events = |field: &&Field| structure.events().is_some_and(|it| it.name == field.name);
    let fields = structure.fields.iter().filter(|field| !is_events(field));
    let setters = fields.map(|field: &Field| {
        let (set, name) = (ident(&field.name.prefixed("set_")), &field.model_name);
        let read = read(field.ty, krate);
        quote!(.#set(whole::member(#value, #name, #read)))
    });
    quote!(#(#setters)*)
}

/// A function from a JSON value to one of this type.
fn read(ty: Type, krate: &Crate) -> TokenStream {
    match ty {
        Type::String => quote!(whole::text),
        Type::Boolean => quote!(whole::flag),
        Type::Byte | Type::Short | Type::Integer | Type::Long => quote!(whole::number),
        Type::Float => quote!(whole::float),
        Type::Double => quote!(whole::double),
        Type::BigInteger => quote!(whole::big_integer),
        Type::BigDecimal => quote!(whole::big_decimal),
        Type::Blob => quote!(whole::blob),
        Type::Timestamp(_) => quote!(whole::timestamp),
        Type::Document => quote!(whole::document),
        Type::ByteStream | Type::EventSender(_) | Type::EventReceiver(_) => quote!(whole::stream),
        Type::Structure(id) => {
            let function = krate.structures.get(id.0).map(function);
            quote!(#function)
        }
        Type::Enum(id) => {
            let name = krate.enums.get(id.0).map(|it| ident(it.public_name()));
            quote!(|it| sdk::types::#name::from(whole::text(it).as_str()))
        }
        Type::Union(_) => quote!(whole::union),
        Type::List(id) => {
            let element = krate.lists.get(id.0).map(|list| read(list.element, krate));
            quote!(|it| whole::list(it, #element))
        }
        Type::Map(id) => {
            let value = krate.maps.get(id.0).map(|map| read(map.value, krate));
            quote!(|it| whole::map(it, #value))
        }
    }
}
