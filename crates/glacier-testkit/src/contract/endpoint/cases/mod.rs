//! The cases for endpoints, grouped like the rules.

mod access;
mod accounts;
mod archives;
mod http;
mod listing;
mod locks;
mod policies;
mod signatures;
mod tags;
mod transport;
mod vaults;

use super::visit::Visit;
use crate::contract::BoxFuture;
use crate::contract::Case;
use crate::contract::failure::Outcome;

/// A case with what it does.
pub(crate) struct EndpointCase {
    pub(crate) case: Case,
    pub(crate) run: for<'a> fn(&'a Visit<'a>) -> BoxFuture<'a, Outcome>,
}

/// A case: name, function, rules, comparison mode, and what it needs.
macro_rules! case {
    ($name:literal, $run:path, [$($rule:ident),+], $comparison:ident, needs($($need:ident),*)) => {
        $crate::contract::endpoint::cases::EndpointCase {
            case: $crate::contract::Case {
                name: $name,
                rules: &[$(&$crate::rules::$rule),+],
                needs: &[$($crate::contract::Capability::$need),*],
                comparison: $crate::contract::Comparison::$comparison,
            },
            run: |visit| Box::pin($run(visit)),
        }
    };
}
use case;

/// Every case, section by section.
pub(crate) fn all() -> impl Iterator<Item = &'static EndpointCase> + Clone {
    let sections = [
        locks::CASES,
        policies::CASES,
        access::CASES,
        vaults::CASES,
        listing::CASES,
        archives::CASES,
        tags::CASES,
        accounts::CASES,
        signatures::CASES,
        http::CASES,
        transport::CASES,
    ];
    sections.into_iter().flatten()
}
