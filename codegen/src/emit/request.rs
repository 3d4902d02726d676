//! From an input to a request.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::is_known;
use super::text::{Place, label_text, list_text, text};
use super::tokens::{argument, ident};
use crate::ir::{
    Binding, Body, Crate, Field, FieldId, HeaderText, HostPart, Operation, Type, UriSegment,
};

/// ```text
/// fn request(input: Input) -> Result<Request, BuildError> {
///     let account_id = label("account_id", input.account_id())?;
///     let uri = ["/", &account_id, "/vaults"].concat();
///     let mut request = Request::new("GET", uri);
///     query(&mut request, "limit", input.limit.as_ref().map(text));
///     Ok(request)
/// }
/// ```
pub(super) fn request(operation: &Operation, krate: &Crate) -> TokenStream {
    let lets = operation.uri.segments.iter().filter_map(|segment| label(segment, operation));
    let lets: Vec<_> = lets.collect();
    let uri = uri(operation);
    let method = &operation.method;
    let members: Vec<_> = members(operation, krate).collect();
    let new = quote!(Request::new(#method, uri));
    let (begin, request) = if members.is_empty() {
        (TokenStream::new(), new)
    } else {
        (quote!(let mut request = #new; #(#members)*), quote!(request))
    };
    let has_body = operation.request_body != Body::Empty;
    let result = result(operation, &request);
    let input = argument("input", !lets.is_empty() || !members.is_empty() || has_body);
    quote! {
        fn request(#input: Input) -> Result<Request, BuildError> {
            #(#lets)*
            let uri = #uri;
            #begin
            #result
        }
    }
}

/// `let account_id = label("account_id", input.account_id())?;`
fn label(segment: &UriSegment, operation: &Operation) -> Option<TokenStream> {
    let (id, function) = match segment {
        UriSegment::Literal(_) => return None,
        UriSegment::Label(id) => (id, quote!(label)),
        UriSegment::GreedyLabel(id) => (id, quote!(greedy_label)),
    };
    let field = field(operation, *id)?;
    let (variable, name, value) = (variable(field), field.name.text(), label_text(field));
    Some(quote!(let #variable = #function(#name, #value)?;))
}

/// An input with a stream of events is written in a way of its own.
pub(super) fn serializer(operation: &Operation) -> Option<TokenStream> {
    operation.input.events().map(|_| {
        quote! {
            fn serializer() -> SharedRequestSerializer {
                event_serializer::<Self>()
            }
        }
    })
}

fn field(operation: &Operation, id: FieldId) -> Option<&Field> {
    operation.input.fields.get(id.0)
}

/// The name of a label in `request`: that of the field, unless it means something else there.
fn variable(field: &Field) -> Ident {
    let name = field.name.text();
    if field.name.is_raw() || is_known(name) || ["input", "request", "uri"].contains(&name) {
        format_ident!("{name}_value")
    } else {
        format_ident!("{name}")
    }
}

/// `["/", &account_id, "/vaults"].concat()`, which takes no more room than it needs.
fn uri(operation: &Operation) -> TokenStream {
    let mut parts = Vec::new();
    let mut text = String::new();
    for segment in &operation.uri.segments {
        text.push('/');
        match segment {
            UriSegment::Literal(literal) => text.push_str(literal),
            UriSegment::Label(id) | UriSegment::GreedyLabel(id) => {
                let variable = field(operation, *id).map(variable);
                let literal = std::mem::take(&mut text);
                parts.push(quote!(#literal));
                parts.extend(variable.map(|variable| quote!(&#variable)));
            }
        }
    }
    if operation.uri.segments.is_empty() {
        text.push('/');
    }
    if !operation.uri.query.is_empty() {
        text.push('?');
        text.push_str(&operation.uri.query);
    }
    if parts.is_empty() {
        return quote!(#text.to_owned());
    }
    if !text.is_empty() {
        parts.push(quote!(#text));
    }
    quote!([#(#parts),*].concat())
}

/// What travels in query and headers, maps behind the members that have a name of their own.
fn members<'a>(
    operation: &'a Operation,
    krate: &'a Crate,
) -> impl Iterator<Item = TokenStream> + 'a {
    let fields = || operation.input.fields.iter();
    let is_map =
        |field: &&Field| matches!(field.binding, Binding::QueryParams | Binding::PrefixHeaders(_));
    let named = fields().filter(move |field| !is_map(field));
    named.chain(fields().filter(is_map)).filter_map(|field| member(field, krate))
}

fn member(field: &Field, krate: &Crate) -> Option<TokenStream> {
    let (name, plain) = (ident(&field.name), field.name.text());
    let list = match field.ty {
        Type::List(id) => krate.lists.get(id.0),
        _ => None,
    };
    // The error of a value that can't stand in a header shows it.
    let hidden = field.is_sensitive.then(|| quote!(.map_err(|_| hidden_value(#plain))));
    Some(match (&field.binding, list) {
        (Binding::Query(key), None) => {
            let value = text(field);
            quote!(query(&mut request, #key, #value);)
        }
        (Binding::Query(key), Some(list)) => {
            let text = list_text(list.element, Place::Query);
            quote!(query_list(&mut request, #key, input.#name.as_ref(), #text)?;)
        }
        (Binding::QueryParams, _) => quote!(query_params(&mut request, input.#name.as_ref());),
        (Binding::Header(key, HeaderText::Base64), None) => {
            quote!(header(&mut request, #plain, #key, input.#name.as_ref().map(base64::encode))?;)
        }
        (Binding::Header(key, HeaderText::Plain), None) => {
            let value = text(field);
            quote!(header(&mut request, #plain, #key, #value)#hidden?;)
        }
        (Binding::Header(key, _), Some(list)) => {
            let text = list_text(list.element, Place::Header);
            quote!(header_list(&mut request, #plain, #key, input.#name.as_ref(), #text)#hidden?;)
        }
        (Binding::PrefixHeaders(prefix), _) => {
            quote!(prefix_headers(&mut request, #plain, #prefix, input.#name.as_ref())#hidden?;)
        }
        (Binding::Label | Binding::Status | Binding::Payload | Binding::Document, _) => {
            return None;
        }
    })
}

/// The request with its body, or why there is none: `Ok(request)`
fn result(operation: &Operation, request: &TokenStream) -> TokenStream {
    let (id, media_type) = match &operation.request_body {
        Body::Empty => return quote!(Ok(#request)),
        Body::Document => return quote!(Ok(#request.json(payload(Some(&input))?))),
        Body::Payload { field, media_type } => (field, media_type),
    };
    let Some(field) = field(operation, *id) else { return quote!(Ok(#request)) };
    let name = ident(&field.name);
    let request = match field.ty {
        Type::Structure(_) => quote!(#request.json(payload(input.#name.as_ref())?)),
        Type::Blob => quote!(raw(#request, #media_type, input.#name.map(Blob::into_inner))),
        Type::String => quote!(raw(#request, #media_type, input.#name)),
        Type::Enum(_) => {
            quote!(raw(#request, #media_type, input.#name.map(|it| it.as_str().to_owned())))
        }
        Type::ByteStream => quote!(raw(#request, #media_type, Some(input.#name.into_inner()))),
        Type::EventSender(_) => quote!(send_events(#request, input.#name)),
        _ => return quote!(json_if_set(#request, input.#name.as_ref())),
    };
    quote!(Ok(#request))
}

/// ```text
/// HostPrefix(|input: &Input| {
///     let label = host_label("label", input.label())?;
///     Ok(format!("foo.{label}."))
/// })
/// ```
pub(super) fn host_prefix(operation: &Operation) -> Option<TokenStream> {
    if operation.host_prefix.is_empty() {
        return None;
    }
    let labels = operation.host_prefix.iter().filter_map(|part| match part {
        HostPart::Literal(_) => None,
        HostPart::Label(id) => field(operation, *id),
    });
    let labels: Vec<&Field> = labels.collect();
    let lets = labels.iter().map(|field| {
        let (variable, name, text) = (variable(field), ident(&field.name), field.name.text());
        quote!(let #variable = host_label(#text, input.#name())?;)
    });
    let pattern = operation.host_prefix.iter().map(|part| match part {
        HostPart::Literal(text) => text.clone(),
        HostPart::Label(id) => {
            field(operation, *id).map(|it| format!("{{{}}}", variable(it))).unwrap_or_default()
        }
    });
    let pattern: String = pattern.collect();
    let input = argument("input", !labels.is_empty());
    let prefix =
        if labels.is_empty() { quote!(#pattern.to_owned()) } else { quote!(format!(#pattern)) };
    Some(quote! {
        HostPrefix(|#input: &Input| {
            #(#lets)*
            Ok(#prefix)
        })
    })
}
