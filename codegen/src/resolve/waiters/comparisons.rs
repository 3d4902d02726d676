//! How comparisons are turned round.

use crate::ir::{Comparator, Requirement};
use crate::resolve::jmespath;

pub(super) fn not(condition: Requirement) -> Requirement {
    match condition {
        Requirement::Not(inner) => *inner,
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
