//! How conditions are turned into their opposites, and comparisons round.

use crate::ir::{Comparator, Requirement};
use crate::resolve::jmespath;

/// The opposite, with the negation as far inside as it goes: that is what people and linters would write.
pub(super) fn not(condition: Requirement) -> Requirement {
    let not_boxed = |condition: Box<Requirement>| Box::new(not(*condition));
    match condition {
        Requirement::Not(inner) => *inner,
        Requirement::And(left, right) => Requirement::Or(not_boxed(left), not_boxed(right)),
        Requirement::Or(left, right) => Requirement::And(not_boxed(left), not_boxed(right)),
        // A number that is not there compares with none, but a count is always there.
        Requirement::Count(path, comparator, number) => {
            Requirement::Count(path, opposite(comparator), number)
        }
        other => Requirement::Not(Box::new(other)),
    }
}

pub(super) fn opposite(comparator: Comparator) -> Comparator {
    match comparator {
        Comparator::Equal => Comparator::NotEqual,
        Comparator::NotEqual => Comparator::Equal,
        Comparator::Less => Comparator::GreaterOrEqual,
        Comparator::LessOrEqual => Comparator::Greater,
        Comparator::Greater => Comparator::LessOrEqual,
        Comparator::GreaterOrEqual => Comparator::Less,
    }
}

pub(super) fn flipped(comparator: jmespath::Comparator) -> jmespath::Comparator {
    use jmespath::Comparator::{Greater, GreaterOrEqual, Less, LessOrEqual};
    match comparator {
        Less => Greater,
        LessOrEqual => GreaterOrEqual,
        Greater => Less,
        GreaterOrEqual => LessOrEqual,
        same => same,
    }
}

pub(super) fn comparator(comparator: jmespath::Comparator) -> Comparator {
    match comparator {
        jmespath::Comparator::Equal => Comparator::Equal,
        jmespath::Comparator::NotEqual => Comparator::NotEqual,
        jmespath::Comparator::Less => Comparator::Less,
        jmespath::Comparator::LessOrEqual => Comparator::LessOrEqual,
        jmespath::Comparator::Greater => Comparator::Greater,
        jmespath::Comparator::GreaterOrEqual => Comparator::GreaterOrEqual,
    }
}
