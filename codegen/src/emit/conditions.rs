//! What a waiter looks for in an answer, as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::ident;
use crate::ir::{Comparator, Path, PathRoot, PathStep, Requirement};

/// How tightly an expression binds; looser ones within it need parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Or,
    And,
    Comparison,
    Unary,
}

/// `once(output).filter_map(|it| it.status.as_ref()).any(|it| it.as_str() == "ACTIVE")`
pub(super) fn condition(condition: &Requirement) -> TokenStream {
    within(condition, Binds::Or)
}

/// The condition where only what binds as tightly as this can stand.
fn within(condition: &Requirement, place: Binds) -> TokenStream {
    let (binds, expression) = match condition {
        Requirement::Or(left, right) => {
            let [left, right] = [left, right].map(|it| within(it, Binds::Or));
            (Binds::Or, quote!(#left || #right))
        }
        Requirement::And(left, right) => {
            let [left, right] = [left, right].map(|it| within(it, Binds::And));
            (Binds::And, quote!(#left && #right))
        }
        Requirement::Count(path, comparator, number) => {
            let (values, comparator) = (values(path), self::comparator(*comparator));
            let number = Literal::u64_unsuffixed(*number);
            (Binds::Comparison, quote!(#values.count() #comparator #number))
        }
        other => (Binds::Unary, unary(other)),
    };
    if binds < place { quote!((#expression)) } else { expression }
}

fn unary(condition: &Requirement) -> TokenStream {
    match condition {
        Requirement::Exists(path) => {
            let values = values(path);
            quote!(#values.next().is_some())
        }
        Requirement::AnyIs(path, text) => {
            let values = values(path);
            quote!(#values.any(|it| it.as_str() == #text))
        }
        Requirement::AllAre(path, text) => {
            let values = values(path);
            quote!({
                let mut values = #values.peekable();
                values.peek().is_some() && values.all(|it| it.as_str() == #text)
            })
        }
        Requirement::IsBoolean(path, is) => {
            let (values, not) = (values(path), (!is).then(|| quote!(!)));
            quote!(#values.any(|it| #not *it))
        }
        Requirement::Contains(path, text) => {
            let values = values(path);
            quote!(#values.any(|it| it.as_str().contains(#text)))
        }
        Requirement::Number(path, comparator, number) => {
            let (values, comparator) = (values(path), self::comparator(*comparator));
            let number = Literal::i64_unsuffixed(*number);
            quote!(#values.any(|it| *it #comparator #number))
        }
        Requirement::Not(inner) => {
            if let Requirement::Exists(path) = &**inner {
                let values = values(path);
                return quote!(#values.next().is_none());
            }
            let inner = within(inner, Binds::Unary);
            quote!(!#inner)
        }
        Requirement::Count(..) | Requirement::And(..) | Requirement::Or(..) => {
            within(condition, Binds::Unary)
        }
    }
}

/// An iterator over the values that a path leads to: `once(output).filter_map(|it| it.items.as_ref()).flatten()`
fn values(path: &Path) -> TokenStream {
    let root = match path.root {
        PathRoot::Input => quote!(input),
        PathRoot::Output => quote!(output),
        PathRoot::Item => quote!(*it),
    };
    let steps = steps(&path.steps);
    quote!(once(#root)#steps)
}

/// `.filter_map(|it| it.items.as_ref()).flatten()`
pub(super) fn steps(steps: &[PathStep]) -> TokenStream {
    let steps = steps.iter().map(|step| match step {
        PathStep::Member(member) => {
            let name = ident(&member.name);
            if member.is_optional {
                quote!(.filter_map(|it| it.#name.as_ref()))
            } else {
                quote!(.map(|it| &it.#name))
            }
        }
        PathStep::Items | PathStep::Present => quote!(.flatten()),
        PathStep::Values => quote!(.flat_map(HashMap::values)),
        PathStep::Keys => quote!(.flat_map(HashMap::keys)),
        PathStep::Select(members) => {
            let members = members.iter().map(|member| {
                let name = ident(&member.name);
                if member.is_optional { quote!(it.#name.as_ref()) } else { quote!(Some(&it.#name)) }
            });
            quote!(.flat_map(|it| [#(#members),*]).flatten())
        }
        PathStep::Filter(condition) => {
            let condition = self::condition(condition);
            quote!(.filter(|it| #condition))
        }
    });
    quote!(#(#steps)*)
}

fn comparator(comparator: Comparator) -> TokenStream {
    match comparator {
        Comparator::Equal => quote!(==),
        Comparator::NotEqual => quote!(!=),
        Comparator::Less => quote!(<),
        Comparator::LessOrEqual => quote!(<=),
        Comparator::Greater => quote!(>),
        Comparator::GreaterOrEqual => quote!(>=),
    }
}
