//! The cases for clients, grouped by what happens.

mod faults;
mod locks;
mod refusals;
mod requests;
mod vaults;

use std::pin::Pin;

use super::bench::Bench;
use super::port::ClientPort;
use crate::contract::Case;
use crate::contract::failure::Outcome;

/// What a client's calls do may stay on one thread.
type LocalFuture<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// A case with what it does.
pub(crate) struct ClientCase<C> {
    pub(crate) case: Case,
    pub(crate) run: for<'a> fn(&'a Bench<'a, C>) -> LocalFuture<'a>,
}

/// A case: name, function, rules, comparison mode, and what it needs.
macro_rules! case {
    ($name:literal, $run:ident, [$($rule:ident),+], $comparison:ident, needs($($need:ident),*)) => {
        $crate::contract::client::cases::ClientCase {
            case: $crate::contract::Case {
                name: $name,
                rules: {
                    static RULES: &[&$crate::rules::Rule] = &[$(&$crate::rules::$rule),+];
                    RULES
                },
                needs: &[$($crate::contract::Capability::$need),*],
                comparison: $crate::contract::Comparison::$comparison,
            },
            run: |bench| Box::pin($run(bench)),
        }
    };
}
use case;

/// Every case, section by section.
pub(crate) fn all<C: ClientPort>() -> Vec<ClientCase<C>> {
    let mut cases = locks::cases();
    cases.extend(vaults::cases());
    cases.extend(refusals::cases());
    cases.extend(requests::cases());
    cases.extend(faults::cases());
    cases
}
