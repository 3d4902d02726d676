//! `config/endpoint/rules.rs`: the endpoint rules as plain Rust.

use std::cell::Cell;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::ident;
use crate::ir::{
    Condition, Crate, Endpoint, Name, Outcome, ParameterId, PartitionField, Rule, StringExpr,
    Template, TemplatePart, Truth,
};
use crate::print::SourceFile;

/// ```text
/// pub(super) fn resolve(#params: &Params) -> Result<Endpoint, BoxError> {
///     if let Some(endpoint) = &params.endpoint {
///         if params.use_fips {
///             return Err(ResolveEndpointError::message("Invalid Configuration: …"));
///         }
///         return url(endpoint.clone());
///     }
///     …
///     Err(ResolveEndpointError::message("Invalid Configuration: Missing Region"))
/// }
/// ```
pub(in crate::emit) fn rules(krate: &Crate) -> SourceFile {
    let endpoint = &krate.endpoint;
    let mut file = SourceFile::new(
        "The endpoint rules of the model, in their order: the first that fits gives the address.",
    );
    file.uses(["crate::error::BoxError", "super::{Endpoint, Params}"]);
    if !endpoint.partitions.is_empty() {
        file.uses(["self::partitions::PARTITIONS", "crate::plumbing::partition::partition"]);
        file.item(quote!(
            mod partitions;
        ));
    }
    let printer = Printer { endpoint, uses: Uses::default() };
    let (statements, value) = printer.block(&endpoint.rules);
    let params = if printer.uses.params.get() { quote!(params) } else { quote!(_) };
    file.item(quote! {
        /// The address for these parameters.
        pub(super) fn resolve(#params: &Params) -> Result<Endpoint, BoxError> {
            #statements
            #value
        }
    });
    if printer.uses.url.get() {
        file.item(quote! {
            fn url(url: impl Into<String>) -> Result<Endpoint, BoxError> {
                Ok(Endpoint::builder().url(url.into()).build())
            }
        });
    }
    if printer.uses.error.get() {
        file.uses(["aws_smithy_http::endpoint::ResolveEndpointError"]);
        file.item(quote! {
            fn error(message: &str) -> Result<Endpoint, BoxError> {
                Err(ResolveEndpointError::message(message).into())
            }
        });
    }
    file
}

struct Printer<'a> {
    endpoint: &'a Endpoint,
    uses: Uses,
}

/// Which names the rules have used so far.
#[derive(Default)]
struct Uses {
    params: Cell<bool>,
    url: Cell<bool>,
    error: Cell<bool>,
}

impl Printer<'_> {
    /// Rules one after the other: the guarded ones as statements, then the value when none of them fits.
    ///
    /// What stands behind a rule without conditions can never be reached and is not printed.
    fn block(&self, rules: &[Rule]) -> (TokenStream, TokenStream) {
        let end = rules.iter().position(|rule| rule.conditions.is_empty()).unwrap_or(rules.len());
        let guarded = rules.iter().take(end).map(|rule| self.guarded(rule));
        let (inner, value) = match rules.get(end) {
            Some(rule) => self.outcome(&rule.outcome),
            None => (TokenStream::new(), self.no_rule()),
        };
        (quote!(#(#guarded)* #inner), value)
    }

    /// `if let Some(region) = &params.region { return …; }`
    ///
    /// A rule that holds nothing but one more rule is one `if` with the conditions of both.
    fn guarded(&self, mut rule: &Rule) -> TokenStream {
        let mut conditions: Vec<&Condition> = rule.conditions.iter().collect();
        while let Outcome::Rules(rules) = &rule.outcome
            && let [only] = rules.as_slice()
        {
            conditions.extend(&only.conditions);
            rule = only;
        }
        let conditions = conditions.into_iter().map(|condition| self.condition(condition));
        let (statements, value) = self.outcome(&rule.outcome);
        quote!(if #(#conditions)&&* { #statements return #value; })
    }

    fn outcome(&self, outcome: &Outcome) -> (TokenStream, TokenStream) {
        match outcome {
            Outcome::Rules(rules) => self.block(rules),
            Outcome::Url(template) => {
                self.uses.url.set(true);
                let value = self.owned(template);
                (TokenStream::new(), quote!(url(#value)))
            }
            Outcome::Error(template) => {
                self.uses.error.set(true);
                let value = self.borrowed(template);
                (TokenStream::new(), quote!(error(#value)))
            }
        }
    }

    fn condition(&self, condition: &Condition) -> TokenStream {
        match condition {
            Condition::IsSet(id) => {
                let name = self.parameter(*id);
                quote!(let Some(#name) = &params.#name)
            }
            Condition::Partition { region, bind } => {
                let (bind, region) = (ident(bind), self.string(region));
                quote!(let Some(#bind) = partition(PARTITIONS, #region))
            }
            Condition::Not(inner) => self.negated(inner),
            Condition::BooleanEquals(truth, true) => self.truth(truth),
            Condition::BooleanEquals(truth, false) => {
                let truth = self.truth(truth);
                quote!(!#truth)
            }
            Condition::StringEquals(left, right) => {
                let (left, right) = (self.string(left), self.string(right));
                quote!(#left == #right)
            }
        }
    }

    fn negated(&self, condition: &Condition) -> TokenStream {
        match condition {
            Condition::IsSet(id) => {
                let name = self.parameter(*id);
                quote!(params.#name.is_none())
            }
            Condition::Partition { region, .. } => {
                let region = self.string(region);
                quote!(partition(PARTITIONS, #region).is_none())
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::BooleanEquals(truth, value) => {
                self.condition(&Condition::BooleanEquals(truth.clone(), !value))
            }
            Condition::StringEquals(left, right) => {
                let (left, right) = (self.string(left), self.string(right));
                quote!(#left != #right)
            }
        }
    }

    fn truth(&self, truth: &Truth) -> TokenStream {
        match truth {
            Truth::Parameter(id) => {
                let name = self.parameter(*id);
                quote!(params.#name)
            }
            Truth::Partition(bind, field) => partition_field(bind, *field),
        }
    }

    fn string(&self, string: &StringExpr) -> TokenStream {
        match string {
            StringExpr::Literal(text) => quote!(#text),
            StringExpr::Parameter(id) => {
                let name = self.parameter(*id);
                quote!(#name)
            }
            StringExpr::Partition(bind, field) => partition_field(bind, *field),
        }
    }

    /// `"text"`, `endpoint.as_str()`, `&format!("… {region}")`: something that derefs to a text.
    fn borrowed(&self, template: &Template) -> TokenStream {
        match template.0.as_slice() {
            [TemplatePart::Literal(text)] => quote!(#text),
            [TemplatePart::Value(value)] => self.string(value),
            _ => {
                let owned = self.owned(template);
                quote!(&#owned)
            }
        }
    }

    /// `"text"`, `endpoint`, `format!("https://glacier.{region}.{}", partition_result.dns_suffix)`
    fn owned(&self, template: &Template) -> TokenStream {
        match template.0.as_slice() {
            [] => quote!(""),
            [TemplatePart::Literal(text)] => quote!(#text),
            [TemplatePart::Value(value)] => self.string(value),
            parts => {
                let mut pattern = String::new();
                let mut arguments = Vec::new();
                for part in parts {
                    match part {
                        TemplatePart::Literal(text) => {
                            pattern.push_str(&text.replace('{', "{{").replace('}', "}}"));
                        }
                        TemplatePart::Value(StringExpr::Parameter(id)) => {
                            pattern.push_str(&format!("{{{}}}", self.parameter(*id)));
                        }
                        TemplatePart::Value(value) => {
                            pattern.push_str("{}");
                            arguments.push(self.string(value));
                        }
                    }
                }
                quote!(format!(#pattern #(, #arguments)*))
            }
        }
    }

    /// What stands where every rule has conditions and none fits.
    fn no_rule(&self) -> TokenStream {
        self.uses.error.set(true);
        quote!(error("No endpoint rule matched"))
    }

    fn parameter(&self, id: ParameterId) -> TokenStream {
        self.uses.params.set(true);
        self.endpoint
            .parameters
            .get(id.0)
            .map(|parameter| {
                let name = ident(&parameter.name);
                quote!(#name)
            })
            .unwrap_or_default()
    }
}

/// `partition_result.dns_suffix`
fn partition_field(bind: &Name, field: PartitionField) -> TokenStream {
    let bind = ident(bind);
    match field {
        PartitionField::Name => quote!(#bind.name),
        PartitionField::DnsSuffix => quote!(#bind.dns_suffix),
        PartitionField::DualStackDnsSuffix => quote!(#bind.dual_stack_dns_suffix),
        PartitionField::ImplicitGlobalRegion => quote!(#bind.implicit_global_region),
        PartitionField::SupportsFips => quote!(#bind.supports_fips),
        PartitionField::SupportsDualStack => quote!(#bind.supports_dual_stack),
    }
}
