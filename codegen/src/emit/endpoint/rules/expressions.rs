//! Expressions of the endpoint rules.

use proc_macro2::TokenStream;
use quote::quote;

use super::Printer;
use crate::emit::tokens::ident;
use crate::ir::{FlagField, Items, Optional, Position, Truth};

impl Printer<'_> {
    pub(in super::super) fn truth(&self, truth: &Truth) -> TokenStream {
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
            Truth::First(parameters, last) => {
                self.uses.params.set(true);
                let mut names = parameters.iter().map(|id| self.parameter(*id));
                let (first, last) = (names.next(), self.truth(last));
                quote!(params.#first #(.or(params.#names))*.unwrap_or(#last))
            }
            Truth::If(..) => {
                let choice = self.lone_truth(truth);
                quote!((#choice))
            }
            Truth::Literal(flag) => quote!(#flag),
        }
    }

    /// A flag with nothing beside it.
    pub(super) fn lone_truth(&self, truth: &Truth) -> TokenStream {
        let Truth::If(condition, yes, no) = truth else { return self.truth(truth) };
        let [condition, yes, no] = [condition, yes, no].map(|truth| self.lone_truth(truth));
        quote!(if #condition { #yes } else { #no })
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
            | Truth::First(..)
            | Truth::If(..)
            | Truth::Literal(_)
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
            Optional::Item(items, position) => self.item(items, *position),
            Optional::Text(_) | Optional::First(_) | Optional::If(..) => self.optional_text(value),
        }
    }

    /// An `Option<&str>`, if it is a text.
    pub(super) fn optional_text(&self, value: &Optional) -> TokenStream {
        match value {
            Optional::Parameter(_) => {
                let value = self.optional(value);
                quote!(#value.as_deref())
            }
            Optional::Item(Items::Parameter(_), _) => {
                let value = self.optional(value);
                quote!(#value.map(String::as_str))
            }
            Optional::Text(text) => {
                let text = self.borrowed(text);
                quote!(Some(#text))
            }
            Optional::First(values) => self.first_text(values),
            Optional::If(condition, yes, no) => {
                let condition = self.truth(condition);
                let (yes, no) = (self.owned_option(yes), self.owned_option(no));
                quote!((if #condition { #yes } else { #no }).as_deref())
            }
            _ => self.optional(value),
        }
    }

    /// An `Option<String>`.
    fn owned_option(&self, value: &Optional) -> TokenStream {
        if let Optional::Text(text) = value {
            let text = self.owned_text(text);
            return quote!(Some(#text));
        }
        let value = self.optional_text(value);
        quote!(#value.map(str::to_owned))
    }

    /// `params.a.as_deref().or(params.b.as_deref())`
    pub(in super::super) fn first_text(&self, values: &[Optional]) -> TokenStream {
        let mut values = values.iter().map(|value| self.optional_text(value));
        let first = values.next();
        quote!(#first #(.or(#values))*)
    }

    /// An item of a list.
    fn item(&self, items: &Items, position: Position) -> TokenStream {
        let item = item(position);
        match items {
            Items::Parameter(id) => {
                let list = self.known_parameter(*id);
                quote!(#list.#item)
            }
            Items::ResourceId(name) => {
                let name = ident(name);
                quote!(#name.resource_id.#item.copied())
            }
            Items::Split { text, delimiter, limit } => {
                let (split, text) = (self.function("split"), self.borrowed(text));
                let limit = proc_macro2::Literal::usize_unsuffixed(*limit);
                quote!(#split(#text, #delimiter, #limit).#item.copied())
            }
        }
    }
}

/// `first()`, `get(1)`, `last()`, `iter().nth_back(1)`
fn item(position: Position) -> TokenStream {
    let number = proc_macro2::Literal::usize_unsuffixed;
    match position {
        Position::FromStart(0) => quote!(first()),
        Position::FromStart(index) => {
            let index = number(index);
            quote!(get(#index))
        }
        Position::FromEnd(0) => quote!(last()),
        Position::FromEnd(index) => {
            let index = number(index);
            quote!(iter().nth_back(#index))
        }
    }
}
