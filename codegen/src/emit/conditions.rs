//! What a waiter looks for in an answer, as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::tokens::ident;
use crate::ir::{Comparator, Path, PathRoot, PathStep, Requirement};

/// `once(output).filter_map(|it| it.status.as_ref()).any(|it| it.as_str() == "ACTIVE")`
pub(super) fn condition(condition: &Requirement) -> TokenStream {
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
        Requirement::Count(path, comparator, number) => {
            let (values, comparator) = (values(path), self::comparator(*comparator));
            let number = Literal::u64_unsuffixed(*number);
            quote!((#values.count() #comparator #number))
        }
        Requirement::Not(inner) => {
            let inner = self::condition(inner);
            quote!(!#inner)
        }
        Requirement::And(left, right) => {
            let [left, right] = [left, right].map(|it| self::condition(it));
            quote!((#left && #right))
        }
        Requirement::Or(left, right) => {
            let [left, right] = [left, right].map(|it| self::condition(it));
            quote!((#left || #right))
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
    let steps = path.steps.iter().map(|step| match step {
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
        PathStep::Filter(condition) => {
            let condition = self::condition(condition);
            quote!(.filter(|it| #condition))
        }
    });
    quote!(once(#root)#(#steps)*)
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
