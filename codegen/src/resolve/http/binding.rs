//! Where a member travels, and whether it can.

use crate::ast::traits::ids;
use crate::ast::{Member, ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Binding, HeaderText, Type};

use super::super::read;
use super::super::timestamps::Location;
use super::super::types::Types;

/// What a structure is to the operation, which decides whether bindings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// Its input.
    Input,
    /// Its output.
    Output,
    /// One of its errors.
    Error,
    /// A part of one of these.
    Nested,
}

/// Where a member of a structure with this role travels, as far as timestamps go.
pub(in super::super) fn location(role: Role, traits: &Traits) -> Location {
    let is_input = role == Role::Input;
    let in_uri = traits.http_label() || traits.http_query() != Ok(None);
    if is_input && in_uri {
        Location::Uri
    } else if role != Role::Nested && traits.http_header() != Ok(None) {
        Location::Header
    } else {
        Location::Document
    }
}

/// Where a member travels.
pub(in super::super) fn binding(
    role: Role,
    id: &ShapeId,
    member: &Member,
    ty: Type,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Binding {
    if role == Role::Nested {
        check_document(id, ty, diagnostics);
        return Binding::Document;
    }
    let mut bindings = named(role, id, member, types, diagnostics).into_iter();
    let Some((trait_id, binding)) = bindings.next() else {
        check_document(id, ty, diagnostics);
        return Binding::Document;
    };
    let check = Check { id, trait_id, types };
    check.names(&binding, member, diagnostics);
    check.type_fits(&binding, ty, diagnostics);
    for (other, _) in bindings {
        let message = format!("the member travels in two places: `{trait_id}` and `{other}`");
        diagnostics.model_at(id, &["traits", other], message, "keep one of the two traits");
    }
    binding
}

/// The bindings that the traits of a member name and that count for the role.
fn named(
    role: Role,
    id: &ShapeId,
    member: &Member,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'static str, Binding)> {
    let traits = &member.traits;
    let is_input = role == Role::Input;
    let mut bindings = Vec::new();
    let mut add = |trait_id, binding: Option<Binding>| {
        bindings.extend(binding.map(|binding| (trait_id, binding)));
    };
    if is_input {
        add(ids::HTTP_LABEL, traits.http_label().then_some(Binding::Label));
        let query = read(id, traits.http_query(), diagnostics);
        add(ids::HTTP_QUERY, query.map(|name| Binding::Query(name.to_owned())));
        add(ids::HTTP_QUERY_PARAMS, traits.http_query_params().then_some(Binding::QueryParams));
    }
    let header = read(id, traits.http_header(), diagnostics);
    let media_type = types.traits_of(&member.target).map(Traits::media_type);
    let text = match media_type {
        Some(Ok(Some(_))) => HeaderText::Base64,
        _ => HeaderText::Plain,
    };
    add(ids::HTTP_HEADER, header.map(|name| Binding::Header(name.to_owned(), text)));
    let prefix = read(id, traits.http_prefix_headers(), diagnostics);
    add(ids::HTTP_PREFIX_HEADERS, prefix.map(|it| Binding::PrefixHeaders(it.to_owned())));
    if !is_input {
        add(ids::HTTP_RESPONSE_CODE, traits.http_response_code().then_some(Binding::Status));
    }
    add(ids::HTTP_PAYLOAD, traits.http_payload().then_some(Binding::Payload));
    bindings
}

/// Tells of a member that no document can hold.
fn check_document(id: &ShapeId, ty: Type, diagnostics: &mut Diagnostics) {
    if ty.is_stream() {
        let message = "a stream can only be the whole body";
        let help = format!("add the trait `{}`", ids::HTTP_PAYLOAD);
        diagnostics.model_at(id, &["target"], message, help);
    }
}

/// Checks a member that a trait puts somewhere.
struct Check<'a> {
    id: &'a ShapeId,
    trait_id: &'a str,
    types: &'a Types<'a>,
}

impl Check<'_> {
    fn names(&self, binding: &Binding, member: &Member, diagnostics: &mut Diagnostics) {
        let at = ["traits", self.trait_id];
        match binding {
            Binding::Label if !member.traits.required() => {
                let message = "a member bound to a label is not required";
                let help = format!("add the trait `{}`: a URI can't leave it out", ids::REQUIRED);
                diagnostics.model_at(self.id, &at, message, help);
            }
            Binding::Header(header, _) if !is_token(header) => {
                let message = format!("`{header}` is not the name of a header");
                diagnostics.model_at(self.id, &at, message, "use letters, digits and `-`");
            }
            Binding::Header(..) if self.types.is_list_of_media(&member.target) => {
                let message = "a list of texts with a media type in a header is not supported yet";
                let help = "target a list of texts without one";
                diagnostics.model_at(self.id, &at, message, help);
            }
            Binding::PrefixHeaders(prefix) if !(prefix.is_empty() || is_token(prefix)) => {
                let message = format!("`{prefix}` is not how the name of a header can start");
                diagnostics.model_at(self.id, &at, message, "use letters, digits and `-`");
            }
            _ => {}
        }
    }

    /// Tells of a member that can't travel where its trait puts it.
    fn type_fits(&self, binding: &Binding, ty: Type, diagnostics: &mut Diagnostics) {
        let what = words(ty, self.types);
        let (fits, place, help) = match binding {
            Binding::Label => {
                (is_text(ty), "in a path", "target a string, a number, a boolean or a timestamp")
            }
            Binding::Query(_) => (
                is_text(ty) || is_list_of_texts(ty, self.types),
                "in a query",
                "target a string, a number, a boolean, a timestamp or a list of these",
            ),
            Binding::Header(..) => (
                is_text(ty) || is_list_of_texts(ty, self.types),
                "in a header",
                "target a string, a number, a boolean, a timestamp or a list of these",
            ),
            Binding::QueryParams => (
                self.is_map_of_strings(ty, true),
                "as a query",
                "target a map of strings or of lists of strings",
            ),
            Binding::PrefixHeaders(_) => {
                (self.is_map_of_strings(ty, false), "as headers", "target a map of strings")
            }
            Binding::Status => (ty == Type::Integer, "as a status", "target an integer"),
            Binding::Payload => (
                !ty.is_plain_value(),
                "as the whole body",
                "target a structure, a union, a document, a blob or a string",
            ),
            Binding::Document => return,
        };
        if !fits {
            let message = format!("{what} can't travel {place}");
            diagnostics.model_at(self.id, &["traits", self.trait_id], message, help);
        } else if *binding != Binding::Payload {
            check_document(self.id, ty, diagnostics);
        }
    }

    fn is_map_of_strings(&self, ty: Type, or_lists: bool) -> bool {
        let Type::Map(id) = ty else { return false };
        let Some(map) = self.types.map(id).filter(|map| !map.is_sparse) else { return false };
        let is_list_of_strings = |ty| matches!(ty, Type::List(id) if self.types.is_text_list(id));
        map.value == Type::String || or_lists && is_list_of_strings(map.value)
    }
}

/// What a member of this type is, in words.
pub(in super::super) fn words(ty: Type, types: &Types<'_>) -> &'static str {
    match ty {
        Type::String => "a string",
        Type::Boolean => "a boolean",
        Type::Byte | Type::Short | Type::Integer | Type::Long => "a number",
        Type::Float | Type::Double => "a number with a fraction",
        Type::BigInteger | Type::BigDecimal => "a big number",
        Type::Blob => "a blob",
        Type::Timestamp(_) => "a timestamp",
        Type::Document => "a document",
        Type::Structure(_) => "a structure",
        Type::Union(_) => "a union",
        Type::Enum(_) => "an enumeration",
        Type::List(_) if is_list_of_texts(ty, types) => "a list",
        Type::List(_) => "a list of this type",
        Type::Map(_) => "a map of this type",
        Type::ByteStream => "a stream",
        Type::EventSender(_) | Type::EventReceiver(_) => "a stream of events",
    }
}

fn is_list_of_texts(ty: Type, types: &Types<'_>) -> bool {
    let Type::List(id) = ty else { return false };
    types.list(id).is_some_and(|list| is_text(list.element) && !list.is_sparse)
}

/// Whether values of the type have one text.
fn is_text(ty: Type) -> bool {
    ty.is_plain_value() || matches!(ty, Type::String | Type::Enum(_))
}

/// Whether RFC 9110 lets it name a header.
fn is_token(text: &str) -> bool {
    let is_token_character = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_token_character)
}
