//! Operations: their names, their HTTP binding, an input and an output of their own, their errors.

use crate::ast::traits::ids;
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Body, Docs, Endpoint, Field, FieldId, Name, Operation, Service, Structure, Type};

use super::closure::{self, Closure};
use super::customize::{glacier, lambda};
use super::endpoint::context;
use super::http::{self, Role};
use super::scope::Scope;
use super::structures::{self, Source};
use super::types::{TypeNames, Types, USED};
use super::{auth, documentation, names, read};

/// What operations share.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) types: &'a Types<'a>,
    pub(super) service: &'a Service,
    pub(super) service_traits: &'a Traits,
    pub(super) endpoint: &'a Endpoint,
}

/// Decides what the operations of a closure look like, ordered by Rust name.
pub(super) fn resolve(
    closure: &Closure<'_>,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Operation> {
    let mut scopes = Scopes::default();
    let mut operations = Vec::new();
    for operation in &closure.operations {
        let Some(names) = scopes.names(operation.id, diagnostics) else {
            continue;
        };
        operations.extend(resolve_one(operation, names, surroundings, diagnostics));
    }
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    operations
}

/// Methods of every client beside those for its operations, which are called like their modules.
const CLIENT_METHODS: [&str; 3] = ["config", "from_conf", "new"];

fn resolve_one(
    operation: &closure::Operation<'_>,
    names: OperationNames,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Operation> {
    let id = operation.id;
    let Surroundings { types, service, service_traits, endpoint } = *surroundings;
    let customization = service.customization;
    let mut request = Message::new(operation.input.root(), Role::Input, types, diagnostics);
    let answer = Message::new(operation.output.root(), Role::Output, types, diagnostics);
    let line = http::line(operation, &request.fields, diagnostics)?;
    let errors = operation.errors.iter().filter_map(|id| types.error(id));
    let mut errors: Vec<_> = errors.collect();
    errors.sort_unstable();
    let account_id = glacier::account_id(customization, &request.fields);
    if let Some(field) = account_id.and_then(|id| request.fields.get_mut(id.0)) {
        // The client fills it in.
        field.required = false;
    }
    let is_compressed = is_compressed(operation, diagnostics);
    let is_text_list = |id| types.is_text_list(id);
    let endpoint_params =
        context::params(operation, &request.fields, &is_text_list, endpoint, diagnostics);
    Some(Operation {
        idempotency_token: idempotency_token(operation, &request.fields, diagnostics),
        has_unsigned_payload: operation.traits.unsigned_payload(),
        auth_schemes: auth::of_operation(
            operation,
            service_traits,
            &service.auth_schemes,
            diagnostics,
        ),
        needs_checksum: operation.traits.http_checksum_required(),
        is_compressed,
        pace: lambda::pace(id),
        endpoint_params,
        error: names.error,
        fluent_builder: names.fluent_builder,
        name: names.name,
        aliases: names.aliases,
        module: names.module,
        model_name: id.name().to_owned(),
        docs: documentation(id, operation.traits, diagnostics),
        method: line.method,
        uri: line.uri,
        host_prefix: http::host_prefix(operation, &request.fields, diagnostics),
        success: line.success,
        account_id,
        hashed_body: glacier::hashed_body(customization, &request.fields),
        paginator: None,
        request_body: request.body.clone(),
        response_body: answer.body.clone(),
        input: request.into_structure(names.input),
        output: answer.into_structure(names.output),
        errors,
    })
}

/// The member that the client fills with a token when it is unset.
fn idempotency_token(
    operation: &closure::Operation<'_>,
    fields: &[Field],
    diagnostics: &mut Diagnostics,
) -> Option<FieldId> {
    let root = operation.input.root()?;
    let is_token = |field: &&Field| {
        root.members.get(&field.model_name).is_some_and(|it| it.traits.idempotency_token())
    };
    let token = fields.iter().find(is_token)?;
    if token.ty != Type::String {
        let id = root.id.with_member(&token.model_name);
        let at = ["traits", ids::IDEMPOTENCY_TOKEN];
        let message = "the idempotency token is not a string";
        diagnostics.model_at(&id, &at, message, "target a string, or remove the trait");
        return None;
    }
    fields.iter().position(|field| std::ptr::eq(field, token)).map(FieldId)
}

/// Whether requests are compressed; with gzip, the only way that the runtime knows.
fn is_compressed(operation: &closure::Operation<'_>, diagnostics: &mut Diagnostics) -> bool {
    let id = operation.id;
    let Some(compression) = read(id, operation.traits.request_compression(), diagnostics) else {
        return false;
    };
    let knows_gzip = compression.encodings.iter().any(|it| it.eq_ignore_ascii_case("gzip"));
    if !knows_gzip {
        let message = "none of the encodings is `gzip`, the only one that is supported";
        let at = ["traits", ids::REQUEST_COMPRESSION, "encodings"];
        diagnostics.model_at(id, &at, message, "add it, or remove the operation from the plan");
    }
    knows_gzip
}

/// An input or output, and what of it travels in the body.
struct Message {
    role: Role,
    model_name: Option<String>,
    docs: Docs,
    fields: Vec<Field>,
    body: Body,
}

impl Message {
    /// Decides on the structure that the model has for a message; it is empty if the model has none.
    fn new(
        root: Option<closure::Root<'_>>,
        role: Role,
        types: &Types<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Some(root) = root else {
            return Self {
                role,
                model_name: None,
                docs: Docs::default(),
                fields: Vec::new(),
                body: Body::Empty,
            };
        };
        let source = Source { id: root.id, traits: root.traits, members: root.members, role };
        let fields = structures::fields(&source, types, diagnostics);
        Self {
            role,
            model_name: Some(root.id.name().to_owned()),
            docs: documentation(root.id, root.traits, diagnostics),
            body: http::body(root.id, root.members, &fields, types, diagnostics),
            fields,
        }
    }

    fn into_structure(self, names: TypeNames) -> Structure {
        let is_document = self.body == Body::Document;
        Structure {
            builder: names.name.suffixed("Builder"),
            model_name: self.model_name.unwrap_or_else(|| names.name.text().to_owned()),
            name: names.name,
            alias: None,
            module: names.module,
            docs: self.docs,
            fields: self.fields,
            is_written: is_document && self.role == Role::Input,
            is_read: is_document && self.role == Role::Output,
            retry: None,
        }
    }
}

/// What is made of the name of an operation.
struct OperationNames {
    name: Name,
    aliases: Vec<(Name, Name)>,
    error: Name,
    fluent_builder: Name,
    module: Name,
    input: TypeNames,
    output: TypeNames,
}

impl OperationNames {
    fn new(model_name: &str) -> Option<Self> {
        let structure = |suffix: &str| TypeNames::new(&format!("{model_name}{suffix}"));
        let name = names::operation_name(model_name)?;
        let module = names::module_name(model_name)?;
        let mut aliases = Vec::new();
        let mut local = |suffix: &str| {
            let outside = name.suffixed(suffix);
            if !USED.contains(&outside.text()) {
                return outside;
            }
            let inside = name.suffixed(&format!("Operation{suffix}"));
            aliases.push((inside.clone(), outside));
            inside
        };
        let is_method = CLIENT_METHODS.contains(&module.text());
        Some(Self {
            error: local("Error"),
            fluent_builder: name.suffixed("FluentBuilder"),
            name: local(""),
            aliases,
            module: if is_method { module.suffixed("_") } else { module },
            input: structure("Input")?,
            output: structure("Output")?,
        })
    }
}

/// The names that operations share.
#[derive(Default)]
struct Scopes {
    types: Scope,
    modules: Scope,
}

impl Scopes {
    fn names(&mut self, id: &ShapeId, diagnostics: &mut Diagnostics) -> Option<OperationNames> {
        let Some(names) = OperationNames::new(id.name()) else {
            names::no_name(id, id.name(), diagnostics);
            return None;
        };
        let (name, module) = (names.name.text(), names.module.text());
        let is_free = self.types.take(name, "Rust name", id, diagnostics)
            && self.modules.take(module, "Rust module", id, diagnostics);
        is_free.then_some(names)
    }
}
