//! Sets of ages of archives.

use std::fmt;

/// A set of ages in whole days.
///
/// Ages are natural numbers; the greatest of 64 bits stands for "for ever".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ages {
    /// In order; they neither touch nor overlap.
    ranges: Vec<Days>,
}

/// The days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) first: u64,
    /// [`FOREVER`] if there is no end.
    pub(crate) last: u64,
}

/// The last day of a range without end.
pub(crate) const FOREVER: u64 = u64::MAX;

impl Ages {
    pub(crate) fn none() -> Self {
        Self { ranges: Vec::new() }
    }

    pub(crate) fn all() -> Self {
        Self::between(0, FOREVER)
    }

    /// Both days included; nothing if they are the wrong way round.
    pub(crate) fn between(first: u64, last: u64) -> Self {
        let ranges = if first <= last { vec![Days { first, last }] } else { Vec::new() };
        Self { ranges }
    }

    pub(crate) fn only(day: u64) -> Self {
        Self::between(day, day)
    }

    /// The ages for which `test` holds, if it holds from some day on and never before.
    pub(crate) fn from_when(test: impl Fn(u64) -> bool) -> Self {
        if !test(FOREVER) {
            return Self::none();
        }
        let (mut low, mut high) = (0, FOREVER);
        while low < high {
            let middle = low + (high - low) / 2;
            if test(middle) { high = middle } else { low = middle + 1 }
        }
        Self::between(low, FOREVER)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    pub(crate) fn is_all(&self) -> bool {
        *self == Self::all()
    }

    pub(crate) fn contains(&self, age: u64) -> bool {
        self.ranges.iter().any(|days| (days.first..=days.last).contains(&age))
    }

    /// The youngest age in the set.
    pub(crate) fn youngest(&self) -> Option<u64> {
        self.ranges.first().map(|days| days.first)
    }

    /// The ranges in order; they neither touch nor overlap.
    pub(crate) fn ranges(&self) -> &[Days] {
        &self.ranges
    }

    pub(crate) fn complement(&self) -> Self {
        let mut ranges = Vec::new();
        let mut next = Some(0);
        for days in &self.ranges {
            if let Some(first) = next
                && first < days.first
            {
                ranges.push(Days { first, last: days.first - 1 });
            }
            next = days.last.checked_add(1);
        }
        ranges.extend(next.map(|first| Days { first, last: FOREVER }));
        Self { ranges }
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        let mut all: Vec<Days> = self.ranges.iter().chain(&other.ranges).copied().collect();
        all.sort_by_key(|days| days.first);
        let mut ranges: Vec<Days> = Vec::new();
        for days in all {
            match ranges.last_mut() {
                Some(before) if days.first <= before.last.saturating_add(1) => {
                    before.last = before.last.max(days.last);
                }
                _ => ranges.push(days),
            }
        }
        Self { ranges }
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        self.complement().union(&other.complement()).complement()
    }

    /// What is in this set and not in the other one.
    pub(crate) fn without(&self, other: &Self) -> Self {
        self.intersection(&other.complement())
    }
}

/// To be put behind "archives": `younger than 365 days`.
impl fmt::Display for Ages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("of no age");
        }
        for (index, days) in self.ranges.iter().enumerate() {
            if index > 0 {
                f.write_str(" and ")?;
            }
            days.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (0, FOREVER) => f.write_str("of any age"),
            (0, last) => write!(f, "younger than {}", days(last + 1)),
            (first, FOREVER) => write!(f, "of {} or more", days(first)),
            (first, last) if first == last => write!(f, "of exactly {}", days(first)),
            (first, last) => write!(f, "of {first} to {}", days(last)),
        }
    }
}

/// `1 day`, `2 days`.
pub(crate) fn days(count: u64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::{Ages, FOREVER};

    /// Unions of ranges, some of them without an end.
    fn ages() -> impl Strategy<Value = Ages> {
        let range = (0..12_u64, prop_oneof![3 => 0..12_u64, 1 => Just(FOREVER)]);
        vec(range, 0..4).prop_map(|ranges| {
            ranges
                .iter()
                .fold(Ages::none(), |all, (first, last)| all.union(&Ages::between(*first, *last)))
        })
    }

    proptest! {
        /// Day by day what the sets of numbers do, and one way of writing each set.
        #[test]
        fn sets_are_sets(a in ages(), b in ages()) {
            for day in (0..16).chain([FOREVER - 1, FOREVER]) {
                let (in_a, in_b) = (a.contains(day), b.contains(day));
                prop_assert_eq!(a.complement().contains(day), !in_a);
                prop_assert_eq!(a.union(&b).contains(day), in_a || in_b);
                prop_assert_eq!(a.intersection(&b).contains(day), in_a && in_b);
                prop_assert_eq!(a.without(&b).contains(day), in_a && !in_b);
            }
            prop_assert_eq!(a.complement().complement(), a.clone());
            prop_assert_eq!(a.union(&b), b.union(&a));
            prop_assert_eq!(a.is_all(), a.complement().is_empty());
            let apart = a.ranges().windows(2).all(|two| two[0].last + 1 < two[1].first);
            prop_assert!(apart, "{:?}", a);
        }

        #[test]
        fn a_bound_is_found(first in any::<u64>()) {
            prop_assert_eq!(Ages::from_when(|day| day >= first), Ages::between(first, FOREVER));
        }
    }

    #[test]
    fn words() {
        for (ages, words) in [
            (Ages::none(), "of no age"),
            (Ages::all(), "of any age"),
            (Ages::only(0), "younger than 1 day"),
            (Ages::between(0, 364), "younger than 365 days"),
            (Ages::between(365, FOREVER), "of 365 days or more"),
            (Ages::only(7), "of exactly 7 days"),
            (Ages::only(7).complement(), "younger than 7 days and of 8 days or more"),
            (Ages::between(1, 9), "of 1 to 9 days"),
        ] {
            assert_eq!(ages.to_string(), words);
        }
    }
}
