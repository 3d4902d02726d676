//! For which ages of an archive something is open.

use std::ops::RangeInclusive;

use crate::analysis::Ages;

/// For which ages of an archive, in whole days, a policy leaves something open: it is then up to IAM and the access policy.
///
/// ```
/// use vault_lock_policy::When;
///
/// assert!(When::From(365).is_open(365));
/// assert!(!When::From(365).is_open(364));
/// assert!(!When::Outside(vec![10..=20]).is_open(10));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// For all ages.
    Always,
    /// For none.
    Never,
    /// From this day on, and never before.
    From(u64),
    /// For all ages but these. The ranges are in order and neither touch nor overlap; [`u64::MAX`] as an end means for ever.
    Outside(Vec<RangeInclusive<u64>>),
}

impl When {
    /// Whether it is open for an archive of this age.
    pub fn is_open(&self, age: u64) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::From(day) => age >= *day,
            Self::Outside(denied) => !denied.iter().any(|days| days.contains(&age)),
        }
    }

    /// What is left open by a denial for these ages.
    pub(super) fn of(denied: &Ages) -> Self {
        match denied.ranges() {
            [] => Self::Always,
            _ if denied.is_all() => Self::Never,
            [only] if only.first == 0 => Self::From(only.last.saturating_add(1)),
            ranges => Self::Outside(ranges.iter().map(|days| days.first..=days.last).collect()),
        }
    }

    /// The ages for which it is not open.
    pub(super) fn denied(&self) -> Ages {
        match self {
            Self::Always | Self::From(0) => Ages::none(),
            Self::Never => Ages::all(),
            Self::From(day) => Ages::between(0, day - 1),
            Self::Outside(denied) => denied.iter().fold(Ages::none(), |ages, days| {
                ages.union(&Ages::between(*days.start(), *days.end()))
            }),
        }
    }
}
