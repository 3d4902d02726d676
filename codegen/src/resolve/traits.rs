//! What the generator does with each trait that it knows, and an error for each that it doesn't.
//!
//! Nothing in the model is dropped silently: a trait within the closure of the plan is used, or ignored for a reason that
//! stands here, or it stops the generator.

use std::fmt;

use serde_json::Value;

use crate::ast::Traits;
use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::suggest::nearest;

/// What a trait is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The service.
    Service,
    /// A chosen operation.
    Operation,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// An error of an operation.
    Error,
    /// A structure of `types`.
    Structure,
    /// A union.
    Union,
    /// A list or map.
    Collection,
    /// An enumeration.
    Enum,
    /// A type without parts, such as a string.
    Simple,
    /// A member of an input.
    InputMember,
    /// A member of an output.
    OutputMember,
    /// A member of an error.
    ErrorMember,
    /// A member of a structure of `types`.
    Member,
    /// A member of a union.
    UnionMember,
    /// The member of a list, the key or value of a map.
    CollectionMember,
    /// A value of an enumeration.
    EnumMember,
}

/// What is done with a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It decides something.
    Used,
    /// It decides nothing, for this reason.
    Ignored(&'static str),
}

/// A trait, where it is known, and what is done with it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// `smithy.api#http`
    pub id: &'static str,
    /// Where it may be.
    pub places: &'static [Place],
    /// What is done with it there.
    pub treatment: Treatment,
}

/// Every trait that the generator knows, by ID.
pub const TABLE: &[Row] = &[
    ignored(ids::ARN_REFERENCE, ALL, TOOLS),
    ignored(ids::CONTROL_PLANE, ALL, TOOLS),
    ignored(ids::AWS_DATA, ALL, TOOLS),
    ignored(ids::DATA_PLANE, ALL, TOOLS),
    used(ids::AWS_SERVICE, &[Service]),
    ignored(ids::TAG_ENABLED, &[Service], TOOLS),
    used(ids::SIGV4, &[Service]),
    used(ids::SIGV4A, &[Service]),
    used(ids::UNSIGNED_PAYLOAD, &[Operation]),
    ignored(ids::DUAL_STACK_ONLY, &[Service], RULES_SAY_IT),
    ignored(ids::STANDARD_PARTITIONAL, &[Service], RULES_SAY_IT),
    ignored(ids::STANDARD_REGIONAL, &[Service], RULES_SAY_IT),
    ignored(ids::AWS_QUERY_ERROR, &[Error], "it is for another protocol"),
    used(ids::REST_JSON_1, &[Service]),
    ignored(ids::ADDED_DEFAULT, MEMBERS, "it says when the default came, not what it is"),
    used(ids::AUTH, &[Service, Operation]),
    used(ids::CLIENT_OPTIONAL, MEMBERS),
    ignored(ids::CORS, &[Service], "it is for browsers"),
    used(ids::DEFAULT, MEMBERS),
    ignored(ids::DEFAULT, SHAPES, "each member that has the default repeats it"),
    used(ids::DEPRECATED, DOCUMENTED),
    used(ids::DOCUMENTATION, DOCUMENTED),
    used(ids::ENDPOINT, &[Operation]),
    used(ids::ENUM, &[Simple]),
    used(ids::ENUM_VALUE, &[EnumMember]),
    used(ids::ERROR, &[Error]),
    used(ids::EVENT_HEADER, &[Member, ErrorMember]),
    ignored(ids::EVENT_HEADER, &[InputMember, OutputMember], NO_EVENT),
    used(ids::EVENT_PAYLOAD, &[Member, ErrorMember]),
    ignored(ids::EVENT_PAYLOAD, &[InputMember, OutputMember], NO_EVENT),
    ignored(ids::EXAMPLES, &[Operation], "they are for reading; the code is the same"),
    ignored(ids::EXTERNAL_DOCUMENTATION, DOCUMENTED, "the documentation says it"),
    used(ids::HOST_LABEL, &[InputMember]),
    ignored(ids::HOST_LABEL, &[OutputMember, ErrorMember], NO_URI),
    ignored(ids::HOST_LABEL, &[Member], NESTED),
    used(ids::HTTP, &[Operation]),
    used(ids::HTTP_BEARER_AUTH, &[Service]),
    used(ids::CHECKSUM_REQUIRED, &[Operation]),
    ignored(ids::HTTP_ERROR, &[Error], "an error is told by its code, whatever the status"),
    used(ids::HTTP_HEADER, BOUND),
    ignored(ids::HTTP_HEADER, &[Member], NESTED),
    used(ids::HTTP_LABEL, &[InputMember]),
    ignored(ids::HTTP_LABEL, &[OutputMember, ErrorMember], NO_URI),
    ignored(ids::HTTP_LABEL, &[Member], NESTED),
    used(ids::HTTP_PAYLOAD, BOUND),
    ignored(ids::HTTP_PAYLOAD, &[Member], NESTED),
    used(ids::HTTP_PREFIX_HEADERS, BOUND),
    ignored(ids::HTTP_PREFIX_HEADERS, &[Member], NESTED),
    used(ids::HTTP_QUERY, &[InputMember]),
    ignored(ids::HTTP_QUERY, &[OutputMember, ErrorMember], NO_URI),
    ignored(ids::HTTP_QUERY, &[Member], NESTED),
    used(ids::HTTP_QUERY_PARAMS, &[InputMember]),
    ignored(ids::HTTP_QUERY_PARAMS, &[OutputMember, ErrorMember], NO_URI),
    ignored(ids::HTTP_QUERY_PARAMS, &[Member], NESTED),
    used(ids::HTTP_RESPONSE_CODE, &[OutputMember, ErrorMember]),
    ignored(ids::HTTP_RESPONSE_CODE, &[InputMember], "a request has no status"),
    ignored(ids::HTTP_RESPONSE_CODE, &[Member], NESTED),
    ignored(ids::ID_REF, ALL, TOOLS),
    used(ids::IDEMPOTENCY_TOKEN, &[InputMember]),
    ignored(
        ids::IDEMPOTENCY_TOKEN,
        &[OutputMember, ErrorMember, Member, UnionMember],
        "only a member of an input itself is filled in",
    ),
    ignored(ids::IDEMPOTENT, &[Operation], "the operation is called the same way"),
    used(ids::INPUT, &[Input, Structure]),
    ignored(ids::INTERNAL, ALL, TOOLS),
    used(ids::JSON_NAME, &[InputMember, OutputMember, ErrorMember, Member, UnionMember]),
    ignored(ids::LENGTH, CONSTRAINED, SERVICE_CHECKS),
    used(ids::MEDIA_TYPE, &[Simple]),
    ignored(ids::NESTED_PROPERTIES, ALL, RESOURCES),
    ignored(ids::NOT_PROPERTY, ALL, RESOURCES),
    used(ids::OPTIONAL_AUTH, &[Operation]),
    ignored(ids::OUTPUT, &[Output, Structure], "each operation has an output of its own"),
    used(ids::PAGINATED, &[Service, Operation]),
    ignored(ids::PATTERN, CONSTRAINED, SERVICE_CHECKS),
    ignored(ids::PRIVATE, ALL, TOOLS),
    ignored(ids::PROPERTY, ALL, RESOURCES),
    ignored(ids::RANGE, CONSTRAINED, SERVICE_CHECKS),
    ignored(ids::READONLY, &[Operation], "the operation is called the same way"),
    ignored(ids::RECOMMENDED, ALL, "it is advice to callers, who may leave the member out"),
    ignored(ids::REFERENCES, ALL, RESOURCES),
    used(ids::REQUEST_COMPRESSION, &[Operation]),
    used(ids::REQUIRED, MEMBERS),
    ignored(ids::REQUIRES_LENGTH, &[Simple], "the length of a body is sent whenever it is known"),
    ignored(ids::RESOURCE_IDENTIFIER, ALL, RESOURCES),
    used(ids::RETRYABLE, &[Error]),
    used(ids::SENSITIVE, SHAPES),
    ignored(ids::SINCE, ALL, "the generated crate has versions of its own"),
    used(ids::SPARSE, &[Collection]),
    used(ids::STREAMING, &[Simple, Union]),
    ignored(ids::SUPPRESS, ALL, "it is for linters of the model"),
    ignored(ids::TAGS, ALL, "they are for tools of the model"),
    used(ids::TIMESTAMP_FORMAT, TIMESTAMPS),
    used(ids::TITLE, &[Service]),
    ignored(ids::TITLE, TITLED, "what is generated goes by the name of the shape"),
    ignored(ids::UNIQUE_ITEMS, &[Collection], SERVICE_CHECKS),
    ignored(ids::UNSTABLE, ALL, "the generated crate has versions of its own"),
    ignored(ids::XML_ATTRIBUTE, ALL, NO_XML),
    ignored(ids::XML_FLATTENED, ALL, NO_XML),
    ignored(ids::XML_NAME, ALL, NO_XML),
    ignored(ids::XML_NAMESPACE, ALL, NO_XML),
    used(ids::CLIENT_CONTEXT_PARAMS, &[Service]),
    used(ids::CONTEXT_PARAM, &[InputMember]),
    used(ids::ENDPOINT_BDD, &[Service]),
    used(ids::ENDPOINT_RULE_SET, &[Service]),
    used(ids::ENDPOINT_TESTS, &[Service]),
    used(ids::OPERATION_CONTEXT_PARAMS, &[Operation]),
    used(ids::STATIC_CONTEXT_PARAMS, &[Operation]),
    used(ids::EVENT_STREAM_TESTS, &[Operation]),
    ignored(ids::HTTP_MALFORMED_REQUEST_TESTS, &[Operation], "they are for services"),
    used(ids::HTTP_REQUEST_TESTS, &[Operation]),
    used(ids::HTTP_RESPONSE_TESTS, &[Operation, Error]),
    ignored(ids::SMOKE_TESTS, &[Operation], "they call the real service"),
    used(ids::WAITABLE, &[Operation]),
];

use Place::{
    Collection, CollectionMember, Enum, EnumMember, Error, ErrorMember, Input, InputMember, Member,
    Operation, Output, OutputMember, Service, Simple, Structure, Union, UnionMember,
};

const ALL: &[Place] = &[
    Service,
    Operation,
    Input,
    Output,
    Error,
    Structure,
    Union,
    Collection,
    Enum,
    Simple,
    InputMember,
    OutputMember,
    ErrorMember,
    Member,
    UnionMember,
    CollectionMember,
    EnumMember,
];
const SHAPES: &[Place] = &[Input, Output, Error, Structure, Union, Collection, Enum, Simple];
const MEMBERS: &[Place] = &[InputMember, OutputMember, ErrorMember, Member];
const BOUND: &[Place] = &[InputMember, OutputMember, ErrorMember];
const TIMESTAMPS: &[Place] =
    &[Simple, InputMember, OutputMember, ErrorMember, Member, UnionMember, CollectionMember];
const CONSTRAINED: &[Place] = &[
    Simple,
    Enum,
    Collection,
    InputMember,
    OutputMember,
    ErrorMember,
    Member,
    UnionMember,
    CollectionMember,
];
const DOCUMENTED: &[Place] = ALL;
const TITLED: &[Place] =
    &[Operation, Input, Output, Error, Structure, Union, Collection, Enum, Simple];

const NO_XML: &str = "nothing is sent as XML";
const RESOURCES: &str = "resources are for tools of the model; requests are the same";
const RULES_SAY_IT: &str = "the endpoint rules say it";
const TOOLS: &str = "it is for tools of the model";
const NO_EVENT: &str = "only members of events travel in messages";
const NO_URI: &str = "an answer has no URI";
const NESTED: &str = "only members of an input or output itself are bound to HTTP";
const SERVICE_CHECKS: &str = "the service checks it, and may come to allow more";

const fn used(id: &'static str, places: &'static [Place]) -> Row {
    Row { id, places, treatment: Treatment::Used }
}

const fn ignored(id: &'static str, places: &'static [Place], reason: &'static str) -> Row {
    Row { id, places, treatment: Treatment::Ignored(reason) }
}

/// Tells of each trait that isn't known at this place, and of each whose value is not what it says by being there.
pub(super) fn check(
    place: Place,
    subject: &dyn fmt::Display,
    traits: &Traits,
    diagnostics: &mut Diagnostics,
) {
    for (id, value) in traits.iter() {
        let at = ["traits", id];
        if !is_known(id, place) {
            let message = format!("the trait `{id}` on {place} is not supported");
            diagnostics.model_at(subject, &at, message, help(id, place));
        } else if ids::ANNOTATIONS.contains(&id) && !is_empty_object(value) {
            let message = format!("the trait `{id}` takes no value");
            diagnostics.model_at(subject, &at, message, "write `{}`");
        }
    }
}

fn is_known(id: &str, place: Place) -> bool {
    // A protocol that is not used is as good as not there; that one is used, `service` checks.
    let is_protocol = place == Service && ids::PROTOCOLS.contains(&id);
    let namespace = id.split_once('#').map_or(id, |(namespace, _)| namespace);
    let is_for_tools = ids::TOOL_NAMESPACES.contains(&namespace);
    let knows = |row: &Row| row.id == id && row.places.contains(&place);
    is_protocol || is_for_tools || TABLE.iter().any(knows)
}

fn help(id: &str, place: Place) -> String {
    let without = match place {
        Service => "remove the trait from the model".to_owned(),
        Operation => "remove the trait from the model, or the operation from the plan".to_owned(),
        _ => {
            "remove the trait from the model, or the operations that reach it from the plan".into()
        }
    };
    if TABLE.iter().any(|row| row.id == id) {
        return without;
    }
    let name = |id: &'static str| id.rsplit_once('#').map_or(id, |(_, name)| name);
    let wanted = id.rsplit_once('#').map_or(id, |(_, name)| name);
    let near = nearest(wanted, TABLE.iter().map(|row| name(row.id)));
    match TABLE.iter().find(|row| Some(name(row.id)) == near) {
        Some(row) => format!("did you mean `{}`? if not, {without}", row.id),
        None => without,
    }
}

fn is_empty_object(value: &Value) -> bool {
    value.as_object().is_some_and(serde_json::Map::is_empty)
}

impl Place {
    /// The place of the members of what is at this place.
    pub(super) fn of_members(self) -> Option<Self> {
        match self {
            Input => Some(InputMember),
            Output => Some(OutputMember),
            Error => Some(ErrorMember),
            Structure => Some(Member),
            Union => Some(UnionMember),
            Collection => Some(CollectionMember),
            Enum => Some(EnumMember),
            Service | Operation | Simple | InputMember | OutputMember | ErrorMember | Member
            | UnionMember | CollectionMember | EnumMember => None,
        }
    }

    /// The place in words, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Service => "a service",
            Operation => "an operation",
            Input => "an input",
            Output => "an output",
            Error => "an error",
            Structure => "a structure",
            Union => "a union",
            Collection => "a list or map",
            Enum => "an enumeration",
            Simple => "a simple type",
            InputMember => "a member of an input",
            OutputMember => "a member of an output",
            ErrorMember => "a member of an error",
            Member => "a member of a structure",
            UnionMember => "a member of a union",
            CollectionMember => "a member of a list or map",
            EnumMember => "a value of an enumeration",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_trait_has_one_treatment_at_a_place() {
        let mut seen = HashSet::new();
        for row in TABLE {
            for place in row.places {
                assert!(seen.insert((row.id, place)), "{} on {place}", row.id);
            }
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by_key(|row| row.id));
    }

    #[test]
    fn reasons_are_given_as_messages_are() {
        for row in TABLE {
            if let Treatment::Ignored(reason) = row.treatment {
                let is_lower = reason.starts_with(|c: char| c.is_ascii_lowercase());
                assert!(is_lower && !reason.ends_with('.'), "{}: {reason}", row.id);
            }
        }
    }
}
