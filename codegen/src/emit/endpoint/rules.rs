//! `config/endpoint/rules.rs`: the endpoint rules as plain Rust.

mod expressions;

use proc_macro2::TokenStream;
use quote::quote;

use super::address::Printer;
use crate::emit::tokens::ident;
use crate::ir::{Condition, Crate, Function, Optional, Outcome, ParameterType, Rule, Uses};
use crate::print::SourceFile;

/// ```text
/// pub(super) fn resolve(params: &Params) -> Result<Endpoint, BoxError> {
///     if let Some(endpoint) = &params.endpoint {
///         if params.use_fips {
///             return error("Invalid Configuration: …");
///         }
///         return url(endpoint);
///     }
///     …
///     error("Invalid Configuration: Missing Region")
/// }
/// ```
pub(in crate::emit) fn rules(krate: &Crate) -> SourceFile {
    let endpoint = &krate.endpoint;
    let mut file = SourceFile::new(
        "The endpoint rules of the model, in their order: the first that fits gives the address.",
    );
    file.uses(["crate::error::BoxError", "super::{Endpoint, Params}"]);
    if !endpoint.partitions.is_empty() {
        file.uses(["self::partitions::PARTITIONS"]);
        file.item(quote!(
            mod partitions;
        ));
    }
    file.uses(Uses::of_rules(&endpoint.rules).functions.into_iter().map(path));
    let printer = Printer::new(endpoint);
    let (statements, value) = printer.block(&endpoint.rules);
    let params = if printer.uses.params.get() { quote!(params) } else { quote!(_) };
    file.item(quote! {
        /// The address for these parameters.
        pub(super) fn resolve(#params: &Params) -> Result<Endpoint, BoxError> {
            #statements
            #value
        }
    });
    helpers(&printer, &mut file);
    file
}

fn helpers(printer: &Printer<'_>, file: &mut SourceFile) {
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
    if printer.uses.auth_schemes.get() {
        file.uses(["aws_smithy_types::endpoint::EndpointAuthScheme"]);
    }
    if printer.uses.documents.get() {
        file.uses(["aws_smithy_types::Document"]);
    }
}

/// Where a function of the rules' library is.
fn path(function: Function) -> &'static str {
    match function {
        Function::Partition => "crate::plumbing::partition::partition",
        Function::ParseArn => "crate::plumbing::arn::parse_arn",
        Function::ParseUrl => "crate::plumbing::url::parse_url",
        Function::Substring => "crate::plumbing::substring::substring",
        Function::Split => "crate::plumbing::split::split",
        Function::UriEncode => "crate::plumbing::uri_encode::uri_encode",
        Function::IsHostLabel => "crate::plumbing::host_label::is_valid_host_label",
        Function::IsHostableBucket => "crate::plumbing::bucket::is_virtual_hostable_bucket",
    }
}

impl Printer<'_> {
    /// Rules one after the other: the guarded ones as statements, then the value when none of them fits.
    ///
    /// What stands behind a rule without conditions can never be reached and is not printed.
    fn block(&self, rules: &[Rule]) -> (TokenStream, TokenStream) {
        let end = rules.iter().position(|rule| rule.conditions.is_empty()).unwrap_or(rules.len());
        let guarded = rules.iter().take(end).enumerate();
        let guarded = guarded.map(|(index, rule)| self.guarded(rule, index + 1 == rules.len()));
        let (inner, value) = match rules.get(end) {
            Some(rule) => self.outcome(&rule.outcome),
            None => (TokenStream::new(), self.no_rule()),
        };
        (quote!(#(#guarded)* #inner), value)
    }

    /// `if let Some(region) = &params.region { return …; }`
    ///
    /// A rule that holds nothing but one more rule is one `if` with the conditions of both, unless a later rule would be
    /// tried then where the inner one does not hold.
    fn guarded(&self, mut rule: &Rule, is_last: bool) -> TokenStream {
        let mut conditions: Vec<&Condition> = rule.conditions.iter().collect();
        while let Outcome::Rules(rules) = &rule.outcome
            && let [only] = rules.as_slice()
            && (is_last || only.conditions.iter().all(always_holds))
        {
            conditions.extend(&only.conditions);
            rule = only;
        }
        let mut rest = conditions.iter();
        let mut printed = Vec::new();
        while let Some(condition) = rest.next() {
            let uses = Uses::of_rest(rest.clone().copied(), &rule.outcome);
            printed.push(self.condition(condition, &uses));
        }
        let printed = if let [Condition::Holds(alone)] = conditions.as_slice() {
            self.lone_truth(alone)
        } else {
            quote!(#(#printed)&&*)
        };
        let (statements, value) = self.outcome(&rule.outcome);
        quote!(if #printed { #statements return #value; })
    }

    fn outcome(&self, outcome: &Outcome) -> (TokenStream, TokenStream) {
        let value = match outcome {
            Outcome::Rules(rules) => return self.block(rules),
            Outcome::Endpoint(address) => self.address(address),
            Outcome::Error(template) => {
                self.uses.error.set(true);
                let (error, value) = (self.function("error"), self.borrowed_template(template));
                quote!(#error(#value))
            }
        };
        (TokenStream::new(), value)
    }

    /// A condition; what it binds has no name if nothing behind it uses the name.
    fn condition(&self, condition: &Condition, later: &Uses) -> TokenStream {
        match condition {
            Condition::IsSet(id) => {
                self.uses.params.set(true);
                let name = self.parameter(*id);
                let is_flag = self.type_of(*id) == Some(ParameterType::Boolean);
                match (later.parameters.contains(id), is_flag) {
                    (true, false) => quote!(let Some(#name) = &params.#name),
                    (true, true) => quote!(let Some(#name) = params.#name),
                    (false, _) => quote!(params.#name.is_some()),
                }
            }
            Condition::Bind(name, value) if later.names.contains(name) => {
                let (name, value) = (ident(name), self.optional_text(value));
                quote!(let Some(#name) = #value)
            }
            Condition::Bind(_, value) => {
                let value = self.optional(value);
                quote!(#value.is_some())
            }
            Condition::Holds(truth) => self.truth(truth),
        }
    }

    /// What stands where every rule has conditions and none fits.
    fn no_rule(&self) -> TokenStream {
        self.uses.error.set(true);
        let error = self.function("error");
        quote!(#error("No endpoint rule matched"))
    }
}

/// Whether it does not depend on anything: a region that no partition claims belongs to that of AWS.
fn always_holds(condition: &Condition) -> bool {
    matches!(condition, Condition::Bind(_, Optional::Partition(_)))
}
