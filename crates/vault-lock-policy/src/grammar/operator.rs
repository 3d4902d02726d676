//! The operators of conditions.

use std::{fmt, str::FromStr};

/// An operator: a comparison, perhaps for sets of values, perhaps only if the key is there.
///
/// ```
/// use vault_lock_policy::{Comparison, Operator, SetOperator};
///
/// let operator: Operator = "ForAnyValue:StringLikeIfExists".parse()?;
/// assert_eq!(operator.set, Some(SetOperator::ForAnyValue));
/// assert_eq!(operator.comparison, Comparison::StringLike);
/// assert!(operator.if_exists);
/// assert_eq!(operator.to_string(), "ForAnyValue:StringLikeIfExists");
/// # Ok::<(), vault_lock_policy::UnknownOperator>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<SetOperator>,
    /// How one value of the request is compared with the values of the policy.
    pub comparison: Comparison,
    /// `…IfExists`: without the key in the request the condition holds.
    pub if_exists: bool,
}

/// How many values of the request have to match.
///
/// ```
/// assert_eq!(vault_lock_policy::SetOperator::ForAllValues.to_string(), "ForAllValues");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetOperator {
    /// Every one; also true if there are none.
    ForAllValues,
    /// At least one.
    ForAnyValue,
}

/// No operator has this name.
///
/// ```
/// let error = "NumericLess".parse::<vault_lock_policy::Operator>().unwrap_err();
/// assert_eq!(error.to_string(), "`NumericLess` is not a condition operator");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a condition operator")]
pub struct UnknownOperator(pub String);

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A comparison of a condition operator.
        ///
        /// ```
        /// use vault_lock_policy::Comparison;
        ///
        /// assert!(Comparison::StringNotLike.is_negated());
        /// assert_eq!(Comparison::ALL.len(), 27);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Comparison {
            $($(#[$doc])* $name,)*
        }

        impl Comparison {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// As it is written in a policy.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

comparisons! {
    /// The same text.
    StringEquals,
    /// None of the texts.
    StringNotEquals,
    /// The same text but for case.
    StringEqualsIgnoreCase,
    /// None of the texts, whatever the case.
    StringNotEqualsIgnoreCase,
    /// A text with wildcards.
    StringLike,
    /// None of the texts with wildcards.
    StringNotLike,
    /// The same number.
    NumericEquals,
    /// None of the numbers.
    NumericNotEquals,
    /// The request's number is smaller.
    NumericLessThan,
    /// The request's number is smaller or the same.
    NumericLessThanEquals,
    /// The request's number is greater.
    NumericGreaterThan,
    /// The request's number is greater or the same.
    NumericGreaterThanEquals,
    /// The same instant.
    DateEquals,
    /// None of the instants.
    DateNotEquals,
    /// The request's instant is earlier.
    DateLessThan,
    /// The request's instant is earlier or the same.
    DateLessThanEquals,
    /// The request's instant is later.
    DateGreaterThan,
    /// The request's instant is later or the same.
    DateGreaterThanEquals,
    /// True or false.
    Bool,
    /// The same bytes, in base64.
    BinaryEquals,
    /// An address, or one of a range.
    IpAddress,
    /// None of the addresses and ranges.
    NotIpAddress,
    /// An ARN, its six parts compared one by one with wildcards. The same as `ArnLike`.
    ArnEquals,
    /// None of the ARNs. The same as `ArnNotLike`.
    ArnNotEquals,
    /// An ARN, its six parts compared one by one with wildcards.
    ArnLike,
    /// None of the ARNs.
    ArnNotLike,
    /// Whether the key is absent: `true` for absent, `false` for there.
    Null,
}

impl Comparison {
    /// Whether the condition holds if *none* of the values matches, and if the key is absent.
    pub fn is_negated(self) -> bool {
        matches!(
            self,
            Self::StringNotEquals
                | Self::StringNotEqualsIgnoreCase
                | Self::StringNotLike
                | Self::NumericNotEquals
                | Self::DateNotEquals
                | Self::NotIpAddress
                | Self::ArnNotEquals
                | Self::ArnNotLike
        )
    }

    /// Whether policy variables have a meaning in its values.
    pub fn takes_variables(self) -> bool {
        matches!(
            self,
            Self::StringEquals
                | Self::StringNotEquals
                | Self::StringEqualsIgnoreCase
                | Self::StringNotEqualsIgnoreCase
                | Self::StringLike
                | Self::StringNotLike
                | Self::Bool
                | Self::ArnEquals
                | Self::ArnNotEquals
                | Self::ArnLike
                | Self::ArnNotLike
        )
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|comparison| comparison.as_str() == name)
    }
}

impl SetOperator {
    /// As it is written in a policy, without the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues",
            Self::ForAnyValue => "ForAnyValue",
        }
    }
}

impl fmt::Display for SetOperator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Operator {
    type Err = UnknownOperator;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownOperator(text.to_owned());
        let (set, name) = match text.split_once(':') {
            Some(("ForAllValues", name)) => (Some(SetOperator::ForAllValues), name),
            Some(("ForAnyValue", name)) => (Some(SetOperator::ForAnyValue), name),
            Some(_) => return Err(unknown()),
            None => (None, text),
        };
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let comparison = Comparison::from_name(name).ok_or_else(unknown)?;
        // `Null` asks for the key itself: there are no values to compare, and nothing to do if it exists.
        if comparison == Comparison::Null && (set.is_some() || if_exists) {
            return Err(unknown());
        }
        Ok(Self { set, comparison, if_exists })
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(set) = self.set {
            write!(f, "{set}:")?;
        }
        write!(f, "{}{}", self.comparison, if self.if_exists { "IfExists" } else { "" })
    }
}
