//! What is known of an expression before any request is made: its type, and whether it has a value.

use crate::ir::{Items, Name, Optional, StringExpr, Truth};

/// An expression of the rules.
#[derive(Clone, Debug)]
pub(super) enum Known {
    /// A text that is there.
    Text(StringExpr),
    /// A flag that is there.
    Flag(Verdict),
    /// A list of texts that is there.
    List(Items),
    /// Something with attributes, which was bound to this name.
    Record(Name, Record),
    /// Something that may not be there.
    Maybe(Optional, Type),
}

/// What something is once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Flag,
    List,
    Record(Record),
}

/// Something with attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Record {
    Partition,
    Arn,
    Url,
}

impl Known {
    /// What people call it.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Flag(_) => "a boolean",
            Self::List(_) => "a list",
            Self::Record(_, record) => record.name(),
            Self::Maybe(_, ty) => ty.name(),
        }
    }
}

impl Type {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::List => "a list",
            Self::Record(record) => record.name(),
        }
    }
}

impl Record {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Partition => "a partition",
            Self::Arn => "an ARN",
            Self::Url => "a URL",
        }
    }
}

/// What is known of a flag.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    Always,
    Never,
    If(Truth),
}

impl Verdict {
    pub(super) fn of(flag: bool) -> Self {
        if flag { Self::Always } else { Self::Never }
    }

    pub(super) fn negated(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::If(Truth::Not(inner)) => Self::If(*inner),
            Self::If(truth) => Self::If(Truth::Not(Box::new(truth))),
        }
    }

    /// Whether the two are the same.
    pub(super) fn same(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, other) | (other, Self::Always) => other,
            (Self::Never, other) | (other, Self::Never) => other.negated(),
            (Self::If(left), Self::If(right)) => {
                Self::If(Truth::SameFlag(Box::new(left), Box::new(right)))
            }
        }
    }
}
