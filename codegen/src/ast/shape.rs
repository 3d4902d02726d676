//! Shapes, one variant for each type of Smithy 2.0.

use indexmap::IndexMap;

use super::{ShapeId, Traits};

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its type, with what belongs to it.
    pub kind: Kind,
    /// Its traits.
    pub traits: Traits,
    /// Shapes whose members it takes over; none when all of the model is read.
    pub(super) mixins: Vec<ShapeId>,
}

/// The type of a shape, with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `service`
    Service(Service),
    /// `resource`
    Resource(Resource),
    /// `operation`
    Operation(Operation),
    /// `structure`
    Structure(Members),
    /// `union`
    Union(Members),
    /// `list`, and `set`, its old name
    List(Member),
    /// `map`
    Map {
        /// The key of an entry.
        key: Member,
        /// The value of an entry.
        value: Member,
    },
    /// `enum`
    Enum(Members),
    /// `intEnum`
    IntEnum(Members),
    /// A type without parts.
    Simple(Simple),
}

/// A type without parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simple {
    /// `bigDecimal`
    BigDecimal,
    /// `bigInteger`
    BigInteger,
    /// `blob`
    Blob,
    /// `boolean`
    Boolean,
    /// `byte`
    Byte,
    /// `document`
    Document,
    /// `double`
    Double,
    /// `float`
    Float,
    /// `integer`
    Integer,
    /// `long`
    Long,
    /// `short`
    Short,
    /// `string`
    String,
    /// `timestamp`
    Timestamp,
}

/// The entry point of an API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// `2012-06-01`
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// Resources, which bring more operations.
    pub resources: Vec<ShapeId>,
    /// Errors that each operation can give.
    pub errors: Vec<ShapeId>,
    /// Names under which shapes appear in this service.
    pub rename: IndexMap<ShapeId, String>,
}

/// A thing with an identity and a life cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// What identifies an instance.
    pub identifiers: IndexMap<String, ShapeId>,
    /// What describes an instance.
    pub properties: IndexMap<String, ShapeId>,
    /// All operations bound to it: those of the life cycle, those on an instance, those on the collection.
    pub operations: Vec<ShapeId>,
    /// Resources within it.
    pub resources: Vec<ShapeId>,
}

/// Something that a service does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operation {
    /// A structure; `smithy.api#Unit` or `None` for no input.
    pub input: Option<ShapeId>,
    /// A structure; `smithy.api#Unit` or `None` for no output.
    pub output: Option<ShapeId>,
    /// Structures with `smithy.api#error`.
    pub errors: Vec<ShapeId>,
}

/// Members by name, in the order of the model.
pub type Members = IndexMap<String, Member>;

/// A member of a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The shape that says what it holds.
    pub target: ShapeId,
    /// Its traits.
    pub traits: Traits,
}

impl Shape {
    /// Members with their names: those of a structure, union or enumeration, `member` of a list, `key` and `value` of a
    /// map.
    pub fn members(&self) -> Box<dyn Iterator<Item = (&str, &Member)> + '_> {
        match &self.kind {
            Kind::List(member) => Box::new(std::iter::once(("member", member))),
            Kind::Map { key, value } => Box::new([("key", key), ("value", value)].into_iter()),
            kind => {
                let members = kind.named_members().into_iter().flatten();
                Box::new(members.map(|(name, member)| (name.as_str(), member)))
            }
        }
    }

    /// The member called `name`.
    pub(super) fn member_mut(&mut self, name: &str) -> Option<&mut Member> {
        match &mut self.kind {
            Kind::List(member) => (name == "member").then_some(member),
            Kind::Map { key, value } => match name {
                "key" => Some(key),
                "value" => Some(value),
                _ => None,
            },
            kind => kind.named_members_mut()?.get_mut(name),
        }
    }
}

impl Kind {
    /// The members of a type whose members have names of the model's choice.
    pub(super) fn named_members(&self) -> Option<&Members> {
        match self {
            Self::Structure(members)
            | Self::Union(members)
            | Self::Enum(members)
            | Self::IntEnum(members) => Some(members),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn named_members_mut(&mut self) -> Option<&mut Members> {
        match self {
            Self::Structure(members)
            | Self::Union(members)
            | Self::Enum(members)
            | Self::IntEnum(members) => Some(members),
            _ => None,
        }
    }

    /// The type as the model spells it: `structure`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Service(_) => "service",
            Self::Resource(_) => "resource",
            Self::Operation(_) => "operation",
            Self::Structure(_) => "structure",
            Self::Union(_) => "union",
            Self::List(_) => "list",
            Self::Map { .. } => "map",
            Self::Enum(_) => "enum",
            Self::IntEnum(_) => "intEnum",
            Self::Simple(simple) => simple.name(),
        }
    }
}

impl Simple {
    /// All of them, by name.
    pub const ALL: [Self; 13] = [
        Self::BigDecimal,
        Self::BigInteger,
        Self::Blob,
        Self::Boolean,
        Self::Byte,
        Self::Document,
        Self::Double,
        Self::Float,
        Self::Integer,
        Self::Long,
        Self::Short,
        Self::String,
        Self::Timestamp,
    ];

    /// The type as the model spells it: `bigDecimal`.
    pub fn name(self) -> &'static str {
        match self {
            Self::BigDecimal => "bigDecimal",
            Self::BigInteger => "bigInteger",
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::Byte => "byte",
            Self::Document => "document",
            Self::Double => "double",
            Self::Float => "float",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Short => "short",
            Self::String => "string",
            Self::Timestamp => "timestamp",
        }
    }
}
