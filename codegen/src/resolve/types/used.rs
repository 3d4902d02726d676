//! Names that types of the model can't have for themselves.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::ast::{Kind, Member, ShapeId};
use crate::ir::Name;

use super::super::closure::{self, Closure};
use super::super::names;

/// Names that mean something else where types are used: those that generated code uses, those of an operation whose
/// members are of such a type, and the builder of a structure with such a member.
pub(super) fn by_types(
    closure: &Closure<'_>,
    rename: &IndexMap<ShapeId, String>,
) -> HashSet<String> {
    let mut used = always();
    let name = |id: &ShapeId| names::type_name(rename.get(id).map_or(id.name(), String::as_str));
    let held = |member: &Member| name(innermost(&member.target, closure));
    let mut add = |own: &[String], member: &Member| {
        let name = held(member).map(|name| name.text().to_owned());
        used.extend(name.filter(|name| own.contains(name)));
    };
    for operation in &closure.operations {
        let own = of_operation(operation);
        let roots = [operation.input.root(), operation.output.root()].into_iter().flatten();
        roots.flat_map(|root| root.members.values()).for_each(|member| add(&own, member));
    }
    for (id, structure) in closure.structures.iter().chain(&closure.errors) {
        let builder = name(id).map(|name| name.suffixed("Builder").text().to_owned());
        let own: Vec<String> = builder.into_iter().collect();
        structure.members.values().for_each(|member| add(&own, member));
    }
    used
}

/// Names that mean something else where errors are used: those that generated code uses, and those of operations.
pub(super) fn by_errors(closure: &Closure<'_>) -> HashSet<String> {
    let mut used = always();
    used.extend(closure.operations.iter().flat_map(of_operation));
    used
}

/// The names of an operation's own types.
fn of_operation(operation: &closure::Operation<'_>) -> Vec<String> {
    const SUFFIXES: [&str; 7] =
        ["", "Input", "Output", "Error", "FluentBuilder", "InputBuilder", "OutputBuilder"];
    let name = names::operation_name(operation.id.name());
    let of = |name: Name| SUFFIXES.map(|suffix| name.suffixed(suffix).text().to_owned());
    name.map(of).into_iter().flatten().collect()
}

fn always() -> HashSet<String> {
    USED.iter().map(|name| (*name).to_owned()).collect()
}

/// What is within lists and maps.
fn innermost<'a>(id: &'a ShapeId, closure: &Closure<'a>) -> &'a ShapeId {
    let mut id = id;
    // Lists that never end are told elsewhere.
    for _ in 0..=closure.collections.len() {
        id = match closure.collections.get(id).map(|it| &it.shape.kind) {
            Some(Kind::List(element)) => &element.target,
            Some(Kind::Map { value, .. }) => &value.target,
            _ => break,
        };
    }
    id
}

/// Names that the generated code uses in modules where it also uses types of the model.
pub(in super::super) const USED: [&str; 87] = [
    "AccountIdAutofill",
    "Arc",
    "AsRef",
    "BigDecimal",
    "BigInteger",
    "Blob",
    "Box",
    "BoxError",
    "BuildError",
    "ByteStream",
    "Client",
    "Clone",
    "ContentMd5",
    "Copy",
    "CustomizableOperation",
    "DateTime",
    "DateTimeFormat",
    "Debug",
    "Default",
    "DeserializeError",
    "Document",
    "Drop",
    "EndpointParams",
    "Eq",
    "Err",
    "Error",
    "ErrorMetadata",
    "ErrorResponse",
    "EventReceiver",
    "EventStreamSender",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromJson",
    "Gzip",
    "Handle",
    "Hash",
    "HashMap",
    "HostPrefix",
    "HttpDate",
    "HttpResponse",
    "IdempotencyToken",
    "Input",
    "Into",
    "IntoIterator",
    "Iterator",
    "JsonValueWriter",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Ord",
    "Output",
    "PaginationStream",
    "ParamValue",
    "PartialEq",
    "PartialOrd",
    "ProvideErrorMetadata",
    "ReadError",
    "ReceivedEvent",
    "Request",
    "RequestId",
    "Response",
    "Result",
    "Rfc3339",
    "SdkBody",
    "SdkError",
    "Send",
    "SentEvent",
    "SerializationError",
    "SharedInterceptor",
    "SharedRequestSerializer",
    "SharedResponseDeserializer",
    "Some",
    "Streaming",
    "String",
    "Sync",
    "ToJson",
    "ToOwned",
    "ToString",
    "Tokens",
    "Unhandled",
    "UnknownVariantValue",
    "UnsignedPayload",
    "Vec",
];
