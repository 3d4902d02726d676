//! What a difference in a trait does to callers: one table, with a rule for each kind of trait.

use serde_json::Value;

use super::Verdict::{self, Breaks, Keeps, MayBreak};
use crate::ast::traits::ids;

/// How a trait differs.
#[derive(Clone, Copy)]
pub(super) enum Edit<'a> {
    Added,
    Removed,
    Changed(&'a Value, &'a Value),
}

/// What a trait is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// How a value or a call travels.
    Wire,
    /// The Rust type of what it stands on.
    Type,
    /// Whether a field can be absent; judged by [`super::members`], which knows the member.
    Presence,
    /// What the service takes.
    Constraint,
    /// How the client goes about a call.
    Behaviour,
    /// Something that the client offers beside the call.
    Convenience,
    /// The method, path and status of an operation.
    Http,
    /// The values of an enumeration, in the form of Smithy 1.
    Enum,
    /// Whether a structure is an error, and who is at fault.
    Error,
    /// The status of an error.
    Status,
    /// Where requests go.
    Address,
    /// Whether use is discouraged.
    Deprecation,
    /// Nothing that a client shows.
    Nothing,
}

/// Traits for people, which are not compared.
pub(super) const PROSE: [&str; 2] = [ids::DOCUMENTATION, ids::EXAMPLES];

/// What the trait is about; `None` if it is unknown.
pub(super) fn about(id: &str) -> Option<About> {
    let row = TABLE.iter().find(|(known, _)| *known == id);
    if let Some((_, about)) = row {
        return Some(*about);
    }
    let namespace = id.split('#').next().unwrap_or_default();
    // A service may speak others beside the protocol of its clients.
    let is_for_others = ids::PROTOCOLS.contains(&id) || ids::TOOL_NAMESPACES.contains(&namespace);
    is_for_others.then_some(About::Nothing)
}

const TABLE: &[(&str, About)] = &[
    (ids::ADDED_DEFAULT, About::Nothing),
    (ids::ARN_REFERENCE, About::Nothing),
    (ids::AUTH, About::Behaviour),
    (ids::AWS_DATA, About::Nothing),
    (ids::AWS_QUERY_ERROR, About::Nothing),
    (ids::AWS_SERVICE, About::Behaviour),
    (ids::CHECKSUM, About::Behaviour),
    (ids::CHECKSUM_REQUIRED, About::Behaviour),
    (ids::CLIENT_CONTEXT_PARAMS, About::Convenience),
    (ids::CLIENT_OPTIONAL, About::Presence),
    (ids::CONTEXT_PARAM, About::Behaviour),
    (ids::CONTROL_PLANE, About::Nothing),
    (ids::CORS, About::Nothing),
    (ids::DATA_PLANE, About::Nothing),
    (ids::DEFAULT, About::Presence),
    (ids::DEPRECATED, About::Deprecation),
    (ids::DUAL_STACK_ONLY, About::Nothing),
    (ids::ENDPOINT, About::Wire),
    (ids::ENDPOINT_BDD, About::Address),
    (ids::ENDPOINT_RULE_SET, About::Address),
    (ids::ENDPOINT_TESTS, About::Nothing),
    (ids::ENUM, About::Enum),
    (ids::ENUM_VALUE, About::Wire),
    (ids::ERROR, About::Error),
    (ids::EVENT_HEADER, About::Wire),
    (ids::EVENT_PAYLOAD, About::Wire),
    (ids::EVENT_STREAM_TESTS, About::Nothing),
    (ids::EXTERNAL_DOCUMENTATION, About::Nothing),
    (ids::HOST_LABEL, About::Wire),
    (ids::HTTP, About::Http),
    (ids::HTTP_BEARER_AUTH, About::Convenience),
    (ids::HTTP_ERROR, About::Status),
    (ids::HTTP_HEADER, About::Wire),
    (ids::HTTP_LABEL, About::Wire),
    (ids::HTTP_MALFORMED_REQUEST_TESTS, About::Nothing),
    (ids::HTTP_PAYLOAD, About::Wire),
    (ids::HTTP_PREFIX_HEADERS, About::Wire),
    (ids::HTTP_QUERY, About::Wire),
    (ids::HTTP_QUERY_PARAMS, About::Wire),
    (ids::HTTP_REQUEST_TESTS, About::Nothing),
    (ids::HTTP_RESPONSE_CODE, About::Wire),
    (ids::HTTP_RESPONSE_TESTS, About::Nothing),
    (ids::IDEMPOTENCY_TOKEN, About::Convenience),
    (ids::IDEMPOTENT, About::Nothing),
    (ids::ID_REF, About::Nothing),
    (ids::INPUT, About::Nothing),
    (ids::INTERNAL, About::Nothing),
    (ids::JSON_NAME, About::Wire),
    (ids::LENGTH, About::Constraint),
    (ids::MEDIA_TYPE, About::Wire),
    (ids::MIXIN, About::Nothing),
    (ids::NESTED_PROPERTIES, About::Nothing),
    (ids::NOT_PROPERTY, About::Nothing),
    (ids::OPERATION_CONTEXT_PARAMS, About::Behaviour),
    (ids::OPTIONAL_AUTH, About::Behaviour),
    (ids::OUTPUT, About::Nothing),
    (ids::PAGINATED, About::Convenience),
    (ids::PATTERN, About::Constraint),
    (ids::PRIVATE, About::Nothing),
    (ids::PROPERTY, About::Nothing),
    (ids::RANGE, About::Constraint),
    (ids::READONLY, About::Nothing),
    (ids::RECOMMENDED, About::Nothing),
    (ids::REFERENCES, About::Nothing),
    (ids::REQUEST_COMPRESSION, About::Behaviour),
    (ids::REQUIRED, About::Presence),
    (ids::REQUIRES_LENGTH, About::Nothing),
    (ids::RESOURCE_IDENTIFIER, About::Nothing),
    (ids::REST_JSON_1, About::Wire),
    (ids::RETRYABLE, About::Behaviour),
    (ids::SENSITIVE, About::Nothing),
    (ids::SIGV4, About::Wire),
    (ids::SIGV4A, About::Convenience),
    (ids::SINCE, About::Nothing),
    (ids::SMOKE_TESTS, About::Nothing),
    (ids::SPARSE, About::Type),
    (ids::STANDARD_PARTITIONAL, About::Nothing),
    (ids::STANDARD_REGIONAL, About::Nothing),
    (ids::STATIC_CONTEXT_PARAMS, About::Behaviour),
    (ids::STREAMING, About::Type),
    (ids::SUPPRESS, About::Nothing),
    (ids::TAGS, About::Nothing),
    (ids::TAG_ENABLED, About::Nothing),
    (ids::TIMESTAMP_FORMAT, About::Wire),
    (ids::TITLE, About::Nothing),
    (ids::UNIQUE_ITEMS, About::Constraint),
    (ids::UNSIGNED_PAYLOAD, About::Behaviour),
    (ids::UNSTABLE, About::Nothing),
    (ids::WAITABLE, About::Convenience),
    (ids::XML_ATTRIBUTE, About::Nothing),
    (ids::XML_FLATTENED, About::Nothing),
    (ids::XML_NAME, About::Nothing),
    (ids::XML_NAMESPACE, About::Nothing),
];

/// What an edit does to callers, where that can be told from the trait alone.
pub(super) fn judge(about: Option<About>, edit: Edit<'_>) -> (Verdict, &'static str) {
    match about {
        None => (MayBreak, "if the trait, which is not known here, changes what a client does"),
        Some(About::Nothing) => (Keeps, "clients are the same"),
        Some(About::Wire) => (
            Breaks,
            "code compiles as before, but what it sends or reads is not what the service means",
        ),
        Some(About::Type) => (Breaks, "its Rust type is another"),
        Some(About::Presence) => {
            (MayBreak, "if a field can be absent now that could not be, or the reverse")
        }
        Some(About::Behaviour) => (MayBreak, "if code counts on how the client goes about calls"),
        Some(About::Constraint) => match edit {
            Edit::Removed => (Keeps, "the service takes more than before"),
            Edit::Added | Edit::Changed(..) => {
                (MayBreak, "if the service now refuses what it took before")
            }
        },
        Some(About::Convenience) => match edit {
            Edit::Added => (Keeps, "the client offers more than before"),
            Edit::Removed => (Breaks, "what the client offered for it vanishes"),
            Edit::Changed(..) => (MayBreak, "if what the client offers for it is used"),
        },
        Some(About::Deprecation) => match edit {
            Edit::Added => (MayBreak, "if code is compiled with warnings denied"),
            Edit::Removed | Edit::Changed(..) => (Keeps, "clients are the same"),
        },
        Some(About::Error) => match edit {
            Edit::Changed(..) => (MayBreak, "if code asks whether the caller is at fault"),
            Edit::Added | Edit::Removed => (Breaks, "it becomes an error, or stops being one"),
        },
        Some(About::Status) => (MayBreak, "if code looks at the status of the answer"),
        Some(About::Address) => (MayBreak, "if requests go to another address now"),
        Some(About::Http) => http(edit),
        Some(About::Enum) => enumeration(edit),
    }
}

fn http(edit: Edit<'_>) -> (Verdict, &'static str) {
    let Edit::Changed(old, new) = edit else {
        return (Breaks, "the operation is bound to HTTP in one model only");
    };
    if old.get("method") == new.get("method") && old.get("uri") == new.get("uri") {
        (MayBreak, "if code looks at the status of the answer")
    } else {
        (Breaks, "code compiles as before, but its requests go where the service does not look")
    }
}

fn enumeration(edit: Edit<'_>) -> (Verdict, &'static str) {
    let Edit::Changed(Value::Array(old), Value::Array(new)) = edit else {
        return (Breaks, "its Rust type is another");
    };
    let name =
        |definition: &Value| (definition.get("name").cloned(), definition.get("value").cloned());
    if old.iter().all(|definition| new.iter().any(|other| name(other) == name(definition))) {
        (Keeps, "the enumeration is open to values that a client does not know")
    } else {
        (Breaks, "a variant vanishes, or is sent as another value")
    }
}

#[cfg(test)]
mod tests {
    use super::{PROSE, about};
    use crate::resolve::traits::TABLE;

    #[test]
    fn no_trait_that_the_generator_knows_is_unknown_here() {
        for row in TABLE.iter().filter(|row| !PROSE.contains(&row.id)) {
            assert!(about(row.id).is_some(), "{}", row.id);
        }
    }
}
