//! The types of members.

use super::{EnumId, EventStreamId, ListId, MapId, StructureId, UnionId};

/// The type of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `String`
    String,
    /// `bool`
    Boolean,
    /// `i8`
    Byte,
    /// `i16`
    Short,
    /// `i32`, of which an enumeration of numbers is one: so a value that the model lacks is like any other.
    Integer,
    /// `i64`
    Long,
    /// `f32`
    Float,
    /// `f64`
    Double,
    /// `BigInteger`
    BigInteger,
    /// `BigDecimal`
    BigDecimal,
    /// `Blob`
    Blob,
    /// `DateTime`, and how it is written where it travels.
    Timestamp(TimestampFormat),
    /// `Document`
    Document,
    /// A structure of `types`.
    Structure(StructureId),
    /// A union of `types`.
    Union(UnionId),
    /// An enumeration of `types`.
    Enum(EnumId),
    /// `Vec<_>`
    List(ListId),
    /// `HashMap<_, _>`
    Map(MapId),
    /// `ByteStream`, the whole body.
    ByteStream,
    /// `EventStreamSender<_, _>`, the whole body of a request.
    EventSender(EventStreamId),
    /// `EventReceiver<_, _>`, the whole body of an answer.
    EventReceiver(EventStreamId),
}

impl Type {
    /// Whether it is a body that is sent or read bit by bit.
    pub fn is_stream(self) -> bool {
        matches!(self, Self::ByteStream | Self::EventSender(_) | Self::EventReceiver(_))
    }

    /// Whether it is a type of whole numbers that has this one.
    pub fn has_number(self, number: i64) -> bool {
        match self {
            Self::Byte => i8::try_from(number).is_ok(),
            Self::Short => i16::try_from(number).is_ok(),
            Self::Integer => i32::try_from(number).is_ok(),
            Self::Long => true,
            _ => false,
        }
    }

    /// Whether its values are copied and not referred to: flags, and numbers of fixed size.
    pub fn is_copy(self) -> bool {
        matches!(
            self,
            Self::Boolean
                | Self::Byte
                | Self::Short
                | Self::Integer
                | Self::Long
                | Self::Float
                | Self::Double
        )
    }

    /// Whether its values are one thing that is no text in the model: flags, numbers and timestamps.
    pub fn is_plain_value(self) -> bool {
        self.is_copy() || matches!(self, Self::BigInteger | Self::BigDecimal | Self::Timestamp(_))
    }
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimestampFormat {
    /// `1985-04-12T23:20:50.52Z`
    DateTime,
    /// `482196050.52`
    EpochSeconds,
    /// `Tue, 29 Apr 2014 18:30:38 GMT`
    HttpDate,
}

/// The type of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct List {
    /// What it holds.
    pub element: Type,
    /// Whether an element can be null, and is an `Option<_>` then.
    pub is_sparse: bool,
}

/// The type of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Map {
    /// A string or an enumeration.
    pub key: Type,
    /// What it holds.
    pub value: Type,
    /// Whether a value can be null, and is an `Option<_>` then.
    pub is_sparse: bool,
}
