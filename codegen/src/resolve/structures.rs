//! Structures: their fields, with the type, the binding and what stands for a member that is not set.

use std::collections::HashMap;

use crate::ast::traits::ids;
use crate::ast::{ErrorKind, Member, Members, ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Binding, DefaultValue, Docs, Field, Name, Presence, Retry, Structure, Type};

use super::closure;
use super::customize::refused_defaults;
use super::defaults;
use super::http::{self, Role};
use super::scope::Scope;
use super::types::{Named, TypeNames, Types};
use super::{documentation, names, read};

/// The members of a structure of the model, and what it is to an operation.
pub(super) struct Source<'a> {
    pub(super) id: &'a ShapeId,
    pub(super) traits: &'a Traits,
    pub(super) members: &'a Members,
    pub(super) role: Role,
}

/// Decides what a structure of `types` looks like, or of `types::error`.
pub(super) fn resolve(
    named: &Named<'_, closure::Aggregate<'_>>,
    role: Role,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Structure {
    let source =
        Source { id: named.id, traits: named.shape.traits, members: named.shape.members, role };
    let mut fields = fields(&source, types, diagnostics);
    let mut retry = None;
    if role == Role::Error {
        let kind = read(named.id, named.shape.traits.error(), diagnostics);
        let retryable = read(named.id, named.shape.traits.retryable(), diagnostics);
        retry = retryable.map(|retryable| match kind {
            _ if retryable.throttling => Retry::Throttling,
            Some(ErrorKind::Server) => Retry::Server,
            _ => Retry::Client,
        });
        check_message(named.id, &mut fields, diagnostics);
    }
    let TypeNames { name, alias, module } = named.names.clone();
    Structure {
        builder: alias.as_ref().unwrap_or(&name).suffixed("Builder"),
        name,
        alias,
        module,
        model_name: named.id.name().to_owned(),
        docs: documentation(named.id, named.shape.traits, diagnostics),
        fields,
        is_written: named.shape.travels.in_requests,
        is_read: named.shape.travels.in_answers,
        retry,
    }
}

/// Decides what the fields of a structure look like; a member with a fault has none.
pub(super) fn fields(
    source: &Source<'_>,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Field> {
    let is_input = source.role == Role::Input || source.traits.input();
    let mut scopes = Scopes::new(source.role);
    let mut fields = Vec::new();
    for (model_name, member) in source.members {
        let id = source.id.with_member(model_name);
        let Some(name) = names::field_name(model_name) else {
            names::no_name(&id, model_name, diagnostics);
            continue;
        };
        let location = http::location(source.role, &member.traits);
        let ty = types.stream_of(&member.target, source.role);
        let ty = ty.or_else(|| types.of(&member.target, &member.traits, location));
        let Some(ty) = ty else { continue };
        let field = Field {
            docs: member_docs(&id, member, types, diagnostics),
            json_name: read(&id, member.traits.json_name(), diagnostics)
                .unwrap_or(model_name)
                .to_owned(),
            presence: presence(&id, member, ty, is_input, diagnostics),
            required: member.traits.required(),
            is_sensitive: source.traits.sensitive() || is_sensitive(member, types),
            binding: http::binding(source.role, &id, member, ty, types, diagnostics),
            is_boxed: source.role == Role::Nested && types.is_boxed(source.id, model_name),
            name,
            model_name: model_name.clone(),
            ty,
        };
        if scopes.take(&id, &field, diagnostics) {
            fields.push(field);
        }
    }
    fields
}

/// Whether a member may not be shown: it or what it holds says so.
pub(super) fn is_sensitive(member: &Member, types: &Types<'_>) -> bool {
    member.traits.sensitive() || types.is_sensitive(&member.target)
}

/// An error has a message, whether or not the model says so: services send one.
fn check_message(id: &ShapeId, fields: &mut Vec<Field>, diagnostics: &mut Diagnostics) {
    let Some(name) = Name::new("message") else {
        return;
    };
    match fields.iter().find(|field| field.name == name) {
        None => fields.push(Field {
            name,
            model_name: "Message".to_owned(),
            json_name: message_key(fields).to_owned(),
            docs: Docs::default(),
            ty: Type::String,
            is_boxed: false,
            presence: Presence::Optional,
            required: false,
            is_sensitive: false,
            binding: Binding::Document,
        }),
        Some(field) if field.ty == Type::String => {}
        Some(field) => {
            let message = "the message of the error is not a string";
            let help = "target a string, or rename the member";
            diagnostics.model_at(id.with_member(&field.model_name), &["target"], message, help);
        }
    }
}

/// A key for the message that no member has. Whichever of them a service sends, the message is found.
fn message_key(fields: &[Field]) -> &'static str {
    let is_free = |key: &&str| fields.iter().all(|field| field.json_name != **key);
    ["Message", "message"].into_iter().find(is_free).unwrap_or("errorMessage")
}

/// The documentation of a member; that of its target if it has none.
pub(super) fn member_docs(
    id: &ShapeId,
    member: &Member,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Docs {
    let docs = documentation(id, &member.traits, diagnostics);
    match types.traits_of(&member.target) {
        Some(traits) if docs == Docs::default() => {
            documentation(&member.target, traits, diagnostics)
        }
        _ => docs,
    }
}

/// Whether a member can be absent, by the rules of Smithy for clients that may be older than the service:
/// <https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality>.
///
/// The members of an input can, and those that hold a structure or union, for a service may come to require neither. A
/// stream is always there: one of bytes if only as an empty one, one of events because somebody has to send them.
fn presence(
    id: &ShapeId,
    member: &Member,
    ty: Type,
    is_input: bool,
    diagnostics: &mut Diagnostics,
) -> Presence {
    let traits = &member.traits;
    let default = traits.default_value().filter(|value| !value.is_null());
    let default = default.filter(|_| !refused_defaults::has_none(&member.target));
    let default = default.and_then(|value| defaults::resolve(id, ty, value, diagnostics));
    match ty {
        Type::ByteStream => return Presence::Defaulted(DefaultValue::OfType),
        Type::EventSender(_) | Type::EventReceiver(_) => return Presence::Required,
        Type::Structure(_) | Type::Union(_) => return Presence::Optional,
        _ if is_input || traits.client_optional() => return Presence::Optional,
        _ => {}
    }
    match default {
        Some(default) => Presence::Defaulted(default),
        None if traits.required() => Presence::Required,
        None => Presence::Optional,
    }
}

/// The names that the members of a structure take.
struct Scopes {
    rust: Scope,
    json: Scope,
    headers: Scope,
    query: Scope,
    labels: HashMap<String, String>,
}

impl Scopes {
    fn new(role: Role) -> Self {
        // Methods of the two builders of an input beside those for its members.
        let rust = match role {
            Role::Input => Scope::with(&[
                "as_input",
                "config_override",
                "new",
                "send_with",
                "set_config_override",
            ]),
            Role::Output | Role::Error | Role::Nested => Scope::default(),
        };
        let (json, headers, query) = (Scope::default(), Scope::default(), Scope::default());
        Self { rust, json, headers, query, labels: HashMap::new() }
    }

    /// Takes all names of a field, or tells of the first that is taken.
    fn take(&mut self, id: &ShapeId, field: &Field, diagnostics: &mut Diagnostics) -> bool {
        let on_the_wire = match &field.binding {
            Binding::Label => self.take_label(id, &field.model_name, diagnostics),
            Binding::Header(header, _) => {
                let header = header.to_ascii_lowercase();
                self.headers.take(header, "header", id, diagnostics)
            }
            Binding::Document => {
                let key = field.json_name.as_str();
                self.json.take(key, "JSON key", id, diagnostics)
            }
            Binding::Query(name) => self.query.take(name.as_str(), "query name", id, diagnostics),
            Binding::QueryParams
            | Binding::PrefixHeaders(_)
            | Binding::Status
            | Binding::Payload => true,
        };
        let text = field.name.text();
        let methods = [text.to_owned(), format!("set_{text}"), format!("get_{text}")];
        let mut methods = methods.into_iter();
        on_the_wire && methods.all(|it| self.rust.take(it, "Rust name", id, diagnostics))
    }

    fn take_label(&mut self, id: &ShapeId, label: &str, diagnostics: &mut Diagnostics) -> bool {
        let owner = self.labels.insert(label.to_ascii_lowercase(), id.to_string());
        if let Some(owner) = &owner {
            let message = format!(
                "the member is bound to the same label as `{owner}`: letter case does not tell labels apart"
            );
            let help = "rename one of the two, or bind it elsewhere";
            diagnostics.model_at(id, &["traits", ids::HTTP_LABEL], message, help);
        }
        owner.is_none()
    }
}
