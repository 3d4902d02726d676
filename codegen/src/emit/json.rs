//! Errors, structures and unions, from JSON.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::imports;
use super::operation_error::error_uses;
use super::rust_type::import;
use super::structure::Build;
use super::tokens::ident;
use super::{json_types, json_write, missing, response};
use crate::ir::{
    Binding, Crate, Enum, Field, Presence, Structure, TimestampFormat, Type, Union, UnionValue,
};
use crate::print::SourceFile;

/// ```text
/// |key, tokens| match key {
///     "Policy" => read(&mut builder.policy, tokens),
///     _ => skip(tokens),
/// }
/// ```
pub(super) fn read_members<'a>(
    fields: impl Iterator<Item = &'a Field>,
    krate: &Crate,
) -> TokenStream {
    let arms = fields.map(|field| {
        let (key, name) = (&field.json_name, ident(&field.name));
        let read = match timestamp_marker(field.ty, krate) {
            None => quote!(read),
            Some(format) => quote!(read_as::<#format, _>),
        };
        quote!(#key => #read(&mut builder.#name, tokens))
    });
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() {
        return quote!(|_, tokens| skip(tokens));
    }
    quote! {
        |key, tokens| match key {
            #(#arms,)*
            _ => skip(tokens),
        }
    }
}

/// The members that are keys of the document.
pub(super) fn document(structure: &Structure) -> impl Iterator<Item = &Field> {
    structure.fields.iter().filter(|field| field.binding == Binding::Document)
}

/// What stands for the format of the timestamps in a type, if it is not that of JSON.
pub(super) fn timestamp_marker(ty: Type, krate: &Crate) -> Option<Ident> {
    match ty {
        Type::Timestamp(TimestampFormat::DateTime) => Some(format_ident!("Rfc3339")),
        Type::Timestamp(TimestampFormat::HttpDate) => Some(format_ident!("HttpDate")),
        Type::List(id) => timestamp_marker(krate.lists.get(id.0)?.element, krate),
        Type::Map(id) => timestamp_marker(krate.maps.get(id.0)?.value, krate),
        _ => None,
    }
}

/// ```text
/// read_error! { ResourceNotFoundException:
///     "code" => code;
///     "message" => message;
/// }
/// ```
pub(super) fn errors(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Reads modelled errors.");
    file.uses(error_uses(krate.errors.iter()));
    for error in &krate.errors {
        if is_plain(error, krate) {
            file.uses(["crate::plumbing::read_error::read_error"]);
            let lines = error.fields.iter();
            let lines = lines.map(|field| format!("{:?} => {};", field.json_name, field.name));
            file.block("read_error", &error.name.to_string(), lines);
        } else {
            read_error(error, &mut file, krate);
        }
        if error.is_written {
            let name = ident(&error.name);
            file.item(json_write::structure(error, &name, krate));
        }
    }
    let names = file.names();
    file.uses(imports(&names));
    file
}

/// Whether an error has nothing but a document that can't go wrong.
fn is_plain(error: &Structure, krate: &Crate) -> bool {
    error.fields.iter().all(|field| {
        field.binding == Binding::Document
            && field.presence == Presence::Optional
            && missing::correction(field, krate).is_none()
            && timestamp_marker(field.ty, krate).is_none()
    })
}

/// ```text
/// impl ReadError for Throttled {
///     fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
///         let mut builder = Self::builder();
///         let http = response.http;
///         builder.after = read_header_value(http, "after", "Retry-After")?;
///         response.read_members(|key, tokens| match key { … })?;
///         builder.message = builder.message.or_else(|| response.message());
///         Ok(builder.meta(response.take_meta()).build())
///     }
/// }
/// ```
fn read_error(error: &Structure, file: &mut SourceFile, krate: &Crate) {
    file.uses(missing::uses(&error.fields, krate));
    let (name, http) = (ident(&error.name), format_ident!("http"));
    let members: Vec<_> = response::members(error, &http, krate).collect();
    let payload = error.fields.iter().find(|field| field.binding == Binding::Payload);
    let body = if let Some(field) = payload {
        response::read_payload(field, &http)
    } else {
        let read = read_members(document(error), krate);
        quote!(response.read_members(#read)?;)
    };
    let missing = error.fields.iter().filter_map(|field| missing::correction(field, krate));
    let question_mark = Build::AsNeeded.can_fail(error).then(|| quote!(?));
    let has_http = !members.is_empty() || payload.is_some();
    let let_http = has_http.then(|| quote!(let http = response.http;));
    file.item(quote! {
        impl ReadError for #name {
            fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
                let mut builder = Self::builder();
                #let_http
                #(#members)*
                #body
                builder.message = builder.message.or_else(|| response.message());
                #(#missing)*
                Ok(builder.meta(response.take_meta()).build() #question_mark)
            }
        }
    });
}

/// Whether some structure or union travels as JSON, errors, inputs and outputs aside.
pub(super) fn has_structures(krate: &Crate) -> bool {
    krate.structures.iter().any(|it| it.is_written || it.is_read)
        || krate.unions.iter().any(|it| it.is_written || it.is_read)
        || !written_enums(krate).is_empty()
}

/// The enumerations that requests carry in JSON.
fn written_enums(krate: &Crate) -> Vec<&Enum> {
    let types = json_types::written(krate).types.into_iter();
    let enums = types.filter_map(|ty| match ty {
        Type::Enum(id) => krate.enums.get(id.0),
        _ => None,
    });
    enums.collect()
}

/// Writers of what requests carry, readers of what answers carry.
pub(super) fn structures(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Structures as JSON.");
    for structure in &krate.structures {
        let name = ident(&structure.name);
        if structure.is_written || structure.is_read {
            file.uses([import(&structure.name, structure.alias.as_ref())]);
        }
        if structure.is_written {
            file.item(json_write::structure(structure, &name, krate));
        }
        if structure.is_read {
            file.uses(missing::uses(&structure.fields, krate));
            file.item(read_structure(structure, krate));
        }
    }
    for union in &krate.unions {
        if union.is_written || union.is_read {
            file.uses([import(&union.name, union.alias.as_ref())]);
        }
        if union.is_written {
            file.item(json_write::union(union, krate));
        }
        if union.is_read {
            file.item(read_union(union, krate));
        }
    }
    let enums = written_enums(krate);
    if !enums.is_empty() {
        file.uses(["crate::plumbing::to_json_enums::enums_to_json"]);
        file.uses(enums.iter().map(|it| import(&it.name, it.alias.as_ref())));
        let names: Vec<_> = enums.iter().map(|it| it.name.to_string()).collect();
        file.call("enums_to_json", &names.join(" "));
    }
    let names = file.names();
    file.uses(imports(&names));
    file
}

/// ```text
/// impl FromJson for VaultAccessPolicy {
///     fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
///         let mut builder = Self::builder();
///         let is_there = read_members(tokens, |key, tokens| match key { … })?;
///         Ok(is_there.then(|| builder.build()))
///     }
/// }
/// ```
fn read_structure(structure: &Structure, krate: &Crate) -> TokenStream {
    let (name, members) = (ident(&structure.name), read_members(document(structure), krate));
    let mut missing =
        structure.fields.iter().filter_map(|field| missing::correction(field, krate)).peekable();
    let mutable = structure
        .fields
        .iter()
        .any(|field| field.binding == Binding::Document)
        .then(|| quote!(mut));
    let read = if missing.peek().is_none() && !structure.has_required() {
        quote! {
            let is_there = read_members(tokens, #members)?;
            Ok(is_there.then(|| builder.build()))
        }
    } else {
        let value = if structure.has_required() {
            quote! {
                let built = builder.build();
                built.map(Some).map_err(|err| DeserializeError::custom_source("the answer is invalid", err))
            }
        } else {
            quote!(Ok(Some(builder.build())))
        };
        quote! {
            if !read_members(tokens, #members)? {
                return Ok(None);
            }
            #(#missing)*
            #value
        }
    };
    quote! {
        impl FromJson for #name {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                let #mutable builder = Self::builder();
                #read
            }
        }
    }
}

/// ```text
/// impl FromJson for Shape {
///     fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
///         read_variant(tokens, |key, tokens| Ok(match key {
///             "circle" => Self::Circle(value(key, tokens)?),
///             _ => {
///                 skip(tokens)?;
///                 Self::Unknown
///             }
///         }))
///     }
/// }
/// ```
fn read_union(union: &Union, krate: &Crate) -> TokenStream {
    let name = ident(&union.name);
    let arms = union.members.iter().map(|member| {
        let (key, variant) = (&member.json_name, ident(&member.name));
        match member.value {
            UnionValue::Unit => quote!(#key => { skip(tokens)?; Self::#variant }),
            UnionValue::Of { ty, .. } => {
                let value = match timestamp_marker(ty, krate) {
                    None => quote!(value),
                    Some(format) => quote!(value_as::<#format, _>),
                };
                quote!(#key => Self::#variant(#value(key, tokens)?),)
            }
        }
    });
    quote! {
        impl FromJson for #name {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                read_variant(tokens, |key, tokens| Ok(match key {
                    #(#arms)*
                    _ => {
                        skip(tokens)?;
                        Self::Unknown
                    }
                }))
            }
        }
    }
}
