//! A small good model, ways to change it, and ways to look at what comes out.

use serde_json::Value;
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input};
use smithy_sdk_codegen::ir::{
    Binding, Body, Crate, DefaultValue, Field, FieldId, HeaderText, Presence, Structure, Type,
    UnionValue, UriSegment, Values,
};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve;
use smithy_sdk_codegen::resolve::partitions::{AWS, Partitions};

use crate::changes::change;

/// A model without a fault: a service with two operations.
pub(crate) const BAKERY: &str = include_str!("bakery.json");

/// A plan for both operations.
pub(crate) const PLAN: &str = r#"
[package]
name = "bakery-sdk"
version = "0.1.0"
description = "A client for the bakery"

[service]
id = "com.example#Bakery"
operations = ["BakeCake", "CloseShop"]
"#;

/// A change to a model: a JSON pointer below `/shapes/com.example#`, and what to put there; `None` takes it away.
pub(crate) type Change = (&'static str, Option<Value>);

/// The bakery with changes.
pub(crate) fn changed(changes: Vec<Change>) -> String {
    let mut model: Value = serde_json::from_str(BAKERY).unwrap();
    for (pointer, value) in changes {
        change(&mut model, pointer, value);
    }
    serde_json::to_string_pretty(&model).unwrap()
}

/// Everything from the texts to the crate.
pub(crate) fn resolve(model: &str, plan: &str) -> Result<Crate, Diagnostics> {
    let partitions = Partitions::parse(AWS)?;
    resolve::resolve(&Model::parse(model)?, &Plan::parse(plan)?, &partitions)
}

/// What is said of each fault: its subject, message and help.
pub(crate) fn told(faults: &Diagnostics) -> Vec<(&str, &str, &str)> {
    let told = faults.iter();
    told.map(|it| (it.subject.as_str(), it.message.as_str(), it.help.as_str())).collect()
}

/// The inputs that the faults are in.
pub(crate) fn inputs(faults: &Diagnostics) -> Vec<Input> {
    faults.iter().map(|fault| fault.input).collect()
}

/// A crate in few lines: what was decided, without documentation and endpoint rules.
pub(crate) fn outline(krate: &Crate) -> String {
    let mut lines = Vec::new();
    for operation in &krate.operations {
        let name = |field: &FieldId| operation.input.fields[field.0].name.to_string();
        let uri = operation.uri.segments.iter().map(|segment| match segment {
            UriSegment::Literal(text) => format!("/{text}"),
            UriSegment::Label(field) => format!("/{{{}}}", name(field)),
            UriSegment::GreedyLabel(field) => format!("/{{{}+}}", name(field)),
        });
        let errors = operation.errors.iter().map(|id| krate.errors[id.0].name.to_string());
        lines.push(format!(
            "operation {} in {}: {} {} {}, {} or {} ({})",
            operation.name,
            operation.module,
            operation.method,
            uri.collect::<String>(),
            operation.success,
            operation.fluent_builder,
            operation.error,
            errors.collect::<Vec<_>>().join(", "),
        ));
        for (structure, body) in [
            (&operation.input, &operation.request_body),
            (&operation.output, &operation.response_body),
        ] {
            let body = match body {
                Body::Empty => "no body".to_owned(),
                Body::Document => "a document".to_owned(),
                Body::Payload { field, .. } => {
                    format!("the body is {}", structure.fields[field.0].name)
                }
            };
            lines.push(format!("  {}: {body}", structure.name));
            lines.extend(fields(structure, krate));
        }
        if let Some(field) = operation.account_id {
            lines.push(format!("  account ID: {}", operation.input.fields[field.0].name));
        }
    }
    for (what, structures) in [("structure", &krate.structures), ("error", &krate.errors)] {
        for structure in structures {
            let travels = match (structure.is_written, structure.is_read) {
                (false, false) => "",
                (true, false) => ", written",
                (false, true) => ", read",
                (true, true) => ", written, read",
            };
            let (name, builder) = (&structure.name, &structure.builder);
            let (module, code) = (&structure.module, &structure.model_name);
            lines.push(format!(
                "{what} {name}, {builder} in {module}, {code} in the model{travels}"
            ));
            lines.extend(fields(structure, krate));
        }
    }
    for union in &krate.unions {
        lines.push(format!("union {} in {}", union.name, union.module));
        for member in &union.members {
            let value = match member.value {
                UnionValue::Unit => String::new(),
                UnionValue::Of { ty, is_boxed } => format!("({})", held(ty, is_boxed, krate)),
            };
            lines.push(format!("    {}{value}, key {}", member.name, member.json_name));
        }
    }
    for enumeration in &krate.enums {
        lines.push(format!("enum {} in {}", enumeration.name, enumeration.module));
        match &enumeration.values {
            Values::Named(variants) => {
                lines.extend(variants.iter().map(|it| format!("    {} = {:?}", it.name, it.value)));
            }
            Values::Unnamed(values) => {
                lines.extend(values.iter().map(|value| format!("    {value:?}")));
            }
        }
    }
    lines.join("\n") + "\n"
}

fn fields<'a>(structure: &'a Structure, krate: &'a Crate) -> impl Iterator<Item = String> + 'a {
    structure.fields.iter().map(|field| format!("    {}", line(field, krate)))
}

fn line(field: &Field, krate: &Crate) -> String {
    let ty = held(field.ty, field.is_boxed, krate);
    let ty = match &field.presence {
        Presence::Optional => format!("Option<{ty}>"),
        Presence::Required => ty,
        Presence::Defaulted(DefaultValue::OfType) => format!("{ty} by default"),
        Presence::Defaulted(default) => format!("{ty} by default {default:?}"),
    };
    let place = match &field.binding {
        Binding::Label => "label".to_owned(),
        Binding::Query(name) => format!("query {name}"),
        Binding::QueryParams => "query".to_owned(),
        Binding::Header(name, HeaderText::Plain) => format!("header {name}"),
        Binding::Header(name, HeaderText::Base64) => format!("header {name} in base64"),
        Binding::PrefixHeaders(prefix) => format!("headers {prefix}…"),
        Binding::Status => "status".to_owned(),
        Binding::Payload => "payload".to_owned(),
        Binding::Document => format!("key {}", field.json_name),
    };
    let required = if field.required { ", required" } else { "" };
    format!("{}: {ty}, {place}{required}, {} in the model", field.name, field.model_name)
}

fn held(ty: Type, is_boxed: bool, krate: &Crate) -> String {
    let ty = rust(ty, krate);
    if is_boxed { format!("Box<{ty}>") } else { ty }
}

fn rust(ty: Type, krate: &Crate) -> String {
    let sparse = |ty, is_sparse| {
        let ty = rust(ty, krate);
        if is_sparse { format!("Option<{ty}>") } else { ty }
    };
    match ty {
        Type::String => "String".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Byte => "i8".to_owned(),
        Type::Short => "i16".to_owned(),
        Type::Integer => "i32".to_owned(),
        Type::Long => "i64".to_owned(),
        Type::Float => "f32".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::BigInteger => "BigInteger".to_owned(),
        Type::BigDecimal => "BigDecimal".to_owned(),
        Type::Blob => "Blob".to_owned(),
        Type::Timestamp(format) => format!("DateTime as {format:?}"),
        Type::Document => "Document".to_owned(),
        Type::ByteStream => "ByteStream".to_owned(),
        Type::EventSender(_) => "EventStreamSender".to_owned(),
        Type::EventReceiver(_) => "EventReceiver".to_owned(),
        Type::Structure(id) => krate.structures[id.0].name.to_string(),
        Type::Union(id) => krate.unions[id.0].name.to_string(),
        Type::Enum(id) => krate.enums[id.0].name.to_string(),
        Type::List(id) => {
            let list = krate.lists[id.0];
            format!("Vec<{}>", sparse(list.element, list.is_sparse))
        }
        Type::Map(id) => {
            let map = krate.maps[id.0];
            let value = sparse(map.value, map.is_sparse);
            format!("HashMap<{}, {value}>", rust(map.key, krate))
        }
    }
}
