//! Expressions of the endpoint rules.

use proc_macro2::TokenStream;
use quote::quote;

use super::Printer;
use crate::emit::tokens::ident;
use crate::ir::{FlagField, Items, Optional, Truth};

impl Printer<'_> {
    pub(super) fn truth(&self, truth: &Truth) -> TokenStream {
        match truth {
            Truth::Parameter(id) => self.known_parameter(*id),
            Truth::Field(name, field) => {
                let name = ident(name);
                match field {
                    FlagField::SupportsFips => quote!(#name.supports_fips),
                    FlagField::SupportsDualStack => quote!(#name.supports_dual_stack),
                    FlagField::IsIp => quote!(#name.is_ip),
                }
            }
            Truth::IsSome(value) => {
                let value = self.optional(value);
                quote!(#value.is_some())
            }
            Truth::SameText(left, right) => {
                let (left, right) = (self.comparable(left), self.comparable(right));
                quote!(#left == #right)
            }
            Truth::SameFlag(left, right) => {
                let (left, right) = (self.operand(left), self.operand(right));
                quote!(#left == #right)
            }
            Truth::IsHostLabel { text, allow_dots } => {
                let (check, text) = (self.function("is_valid_host_label"), self.borrowed(text));
                quote!(#check(#text, #allow_dots))
            }
            Truth::IsHostableBucket { text, allow_dots } => {
                let check = self.function("is_virtual_hostable_bucket");
                let text = self.borrowed(text);
                quote!(#check(#text, #allow_dots))
            }
            Truth::Not(truth) => self.negated(truth),
        }
    }

    fn negated(&self, truth: &Truth) -> TokenStream {
        match truth {
            Truth::IsSome(value) => {
                let value = self.optional(value);
                quote!(#value.is_none())
            }
            Truth::SameText(left, right) => {
                let (left, right) = (self.comparable(left), self.comparable(right));
                quote!(#left != #right)
            }
            Truth::SameFlag(left, right) => {
                let (left, right) = (self.operand(left), self.operand(right));
                quote!(#left != #right)
            }
            Truth::Not(truth) => self.truth(truth),
            Truth::Parameter(_)
            | Truth::Field(..)
            | Truth::IsHostLabel { .. }
            | Truth::IsHostableBucket { .. } => {
                let truth = self.truth(truth);
                quote!(!#truth)
            }
        }
    }

    /// A flag beside `==`.
    fn operand(&self, truth: &Truth) -> TokenStream {
        let tokens = self.truth(truth);
        match truth {
            Truth::SameText(..) | Truth::SameFlag(..) | Truth::Not(_) => quote!((#tokens)),
            _ => tokens,
        }
    }

    /// An `Option`.
    pub(super) fn optional(&self, value: &Optional) -> TokenStream {
        match value {
            Optional::Parameter(id) => {
                self.uses.params.set(true);
                let name = self.parameter(*id);
                quote!(params.#name)
            }
            Optional::Partition(region) => {
                let (partition, region) = (self.function("partition"), self.borrowed(region));
                quote!(#partition(PARTITIONS, #region))
            }
            Optional::Arn(text) => {
                let (parse, text) = (self.function("parse_arn"), self.borrowed(text));
                quote!(#parse(#text))
            }
            Optional::Url(text) => {
                let (parse, text) = (self.function("parse_url"), self.borrowed(text));
                quote!(#parse(#text))
            }
            Optional::Substring { text, start, stop, reverse } => {
                let (substring, text) = (self.function("substring"), self.borrowed(text));
                let number = proc_macro2::Literal::usize_unsuffixed;
                let (start, stop) = (number(*start), number(*stop));
                quote!(#substring(#text, #start..#stop, #reverse))
            }
            Optional::Item(Items::Parameter(id), index) => {
                let (list, item) = (self.known_parameter(*id), item(*index));
                quote!(#list.#item)
            }
            Optional::Item(Items::ResourceId(name), index) => {
                let (name, item) = (ident(name), item(*index));
                quote!(#name.resource_id.#item.copied())
            }
        }
    }
}

/// `first()`, `get(1)`
fn item(index: usize) -> TokenStream {
    if index == 0 {
        return quote!(first());
    }
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    quote!(get(#index))
}
