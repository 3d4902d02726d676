//! Endpoints and the texts in them, within the rules and where a case expects one.

use std::cell::Cell;
use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::tokens::ident;
use crate::ir::{
    Address, Condition, Endpoint, EndpointAuthScheme, Optional, Outcome, ParameterId,
    ParameterPresence, ParameterType, Property, Rule, StringExpr, Template, TemplatePart,
    TextField, Truth,
};

/// Prints parts of the rules, and notes what they use.
pub(in crate::emit) struct Printer<'a> {
    endpoint: &'a Endpoint,
    /// Variables that some rule has; a function of the same name is called by its path.
    variables: BTreeSet<&'a str>,
    pub(super) uses: Uses,
}

/// Which names the printed rules use so far.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) params: Cell<bool>,
    pub(super) url: Cell<bool>,
    pub(super) error: Cell<bool>,
    pub(super) auth_schemes: Cell<bool>,
    pub(super) documents: Cell<bool>,
}

impl<'a> Printer<'a> {
    pub(in crate::emit) fn new(endpoint: &'a Endpoint) -> Self {
        let mut variables = endpoint.parameters.iter().map(|it| it.name.text()).collect();
        collect_variables(&endpoint.rules, &mut variables);
        Self { endpoint, variables, uses: Uses::default() }
    }

    /// `url("https://…")`; with more than a URL `Ok(Endpoint::builder()….build())`.
    pub(super) fn address(&self, address: &Address) -> TokenStream {
        if address.is_plain() {
            self.uses.url.set(true);
            let (function, url) = (self.function("url"), self.owned(&address.url));
            return quote!(#function(#url));
        }
        let built = self.built(address);
        quote!(Ok(#built))
    }

    /// `Endpoint::builder().url("https://…").auth_scheme(…).build()`
    pub(in crate::emit) fn built(&self, address: &Address) -> TokenStream {
        let url = self.unborrowed(&address.url);
        let schemes = address.auth_schemes.iter().map(|scheme| self.auth_scheme(scheme));
        let properties = address.properties.iter().map(|(key, value)| {
            let value = self.property(value);
            quote!(.property(#key, #value))
        });
        let headers = address.headers.iter().flat_map(|(name, values)| {
            values.iter().map(move |value| {
                let value = self.unborrowed(value);
                quote!(.header(#name, #value))
            })
        });
        quote!(Endpoint::builder().url(#url)#(#schemes)*#(#headers)*#(#properties)*.build())
    }

    /// `.auth_scheme(EndpointAuthScheme::with_capacity("sigv4", 1).put("signingName", "glacier"))`
    fn auth_scheme(&self, scheme: &EndpointAuthScheme) -> TokenStream {
        self.uses.auth_schemes.set(true);
        let EndpointAuthScheme { scheme, properties } = scheme;
        let name = scheme.id();
        let count = proc_macro2::Literal::usize_unsuffixed(properties.len());
        let puts = properties.iter().map(|(key, value)| {
            let value = self.property(value);
            quote!(.put(#key, #value))
        });
        quote!(.auth_scheme(EndpointAuthScheme::with_capacity(#name, #count)#(#puts)*))
    }

    /// Something that becomes a document.
    fn property(&self, property: &Property) -> TokenStream {
        match property {
            Property::Text(template) => self.unborrowed(template),
            Property::Flag(flag) => quote!(#flag),
            Property::List(items) => {
                self.uses.documents.set(true);
                let items = items.iter().map(|item| self.property(item));
                quote!(vec![#(Document::from(#items)),*])
            }
            Property::Object(entries) => {
                self.uses.documents.set(true);
                let entries = entries.iter().map(|(key, value)| {
                    let value = self.property(value);
                    quote!((#key.to_owned(), Document::from(#value)))
                });
                quote!(Document::Object([#(#entries),*].into()))
            }
        }
    }

    /// The name of a function, as a path if a variable has the same name.
    pub(super) fn function(&self, name: &str) -> TokenStream {
        let function = format_ident!("{name}");
        if self.variables.contains(name) { quote!(self::#function) } else { quote!(#function) }
    }

    pub(super) fn parameter(&self, id: ParameterId) -> Option<Ident> {
        self.endpoint.parameters.get(id.0).map(|parameter| ident(&parameter.name))
    }

    pub(super) fn type_of(&self, id: ParameterId) -> Option<ParameterType> {
        self.endpoint.parameters.get(id.0).map(|parameter| parameter.ty)
    }

    /// A parameter that has a value: the variable of one that was asked for, the field of one that always has.
    pub(super) fn known_parameter(&self, id: ParameterId) -> TokenStream {
        let name = self.parameter(id);
        if self.is_optional(id) {
            quote!(#name)
        } else {
            self.uses.params.set(true);
            quote!(params.#name)
        }
    }

    fn is_optional(&self, id: ParameterId) -> bool {
        let parameter = self.endpoint.parameters.get(id.0);
        parameter.is_some_and(|it| it.presence == ParameterPresence::Optional)
    }

    /// A text that may stand on either side of `==`.
    pub(super) fn comparable(&self, text: &StringExpr) -> TokenStream {
        let tokens = self.string(text);
        if self.is_owned(text) { quote!(#tokens.as_str()) } else { tokens }
    }

    /// `"text"`, `endpoint`, `&format!("… {region}")`: an argument that derefs to a text.
    pub(super) fn borrowed(&self, text: &StringExpr) -> TokenStream {
        if self.is_owned(text) {
            let tokens = self.string(text);
            quote!(&#tokens)
        } else {
            self.argument(text)
        }
    }

    /// A text with nothing around it.
    fn argument(&self, text: &StringExpr) -> TokenStream {
        match text {
            StringExpr::If(condition, yes, no) => self.choice(condition, yes, no),
            text => self.string(text),
        }
    }

    /// Whether what is printed for a text is a `String` and not a reference.
    fn is_owned(&self, text: &StringExpr) -> bool {
        match text {
            StringExpr::Template(template) => template.is_formatted(),
            StringExpr::Parameter(id) => !self.is_optional(*id),
            StringExpr::Bound(_) => false,
            StringExpr::Field(_, field) => *field == TextField::NormalizedPath,
            StringExpr::UriEncode(_) | StringExpr::First(..) => true,
            StringExpr::If(_, yes, no) => self.is_owned(yes) || self.is_owned(no),
        }
    }

    /// A `String`, and nothing that is moved out of the parameters.
    pub(super) fn owned_text(&self, text: &StringExpr) -> TokenStream {
        let tokens = self.string(text);
        match text {
            StringExpr::Template(template) if template.is_formatted() => tokens,
            StringExpr::UriEncode(_) | StringExpr::First(..) => tokens,
            StringExpr::If(..) if self.is_owned(text) => self.argument(text),
            _ => quote!(#tokens.to_owned()),
        }
    }

    /// `params.a.as_deref().or(b).map_or_else(|| "c".to_owned(), str::to_owned)`
    fn first(&self, values: &[Optional], last: &StringExpr) -> TokenStream {
        let (values, last) = (self.first_text(values), self.owned_text(last));
        quote!(#values.map_or_else(|| #last, str::to_owned))
    }

    /// `if params.use_fips { "-fips" } else { "" }`
    fn choice(&self, condition: &Truth, yes: &StringExpr, no: &StringExpr) -> TokenStream {
        let condition = self.truth(condition);
        let (yes, no) = if self.is_owned(yes) || self.is_owned(no) {
            (self.owned_text(yes), self.owned_text(no))
        } else {
            (self.text_slice(yes), self.text_slice(no))
        };
        quote!(if #condition { #yes } else { #no })
    }

    /// A `&str`: both branches of an `if` are of one type.
    fn text_slice(&self, text: &StringExpr) -> TokenStream {
        let tokens = self.argument(text);
        match text {
            StringExpr::Parameter(_) => quote!(#tokens.as_str()),
            _ => tokens,
        }
    }

    pub(super) fn borrowed_template(&self, template: &Template) -> TokenStream {
        match template.0.as_slice() {
            [TemplatePart::Value(value)] => self.borrowed(value),
            _ => self.borrowed(&StringExpr::Template(template.clone())),
        }
    }

    /// `"text"`, `endpoint`, `format!("https://glacier.{region}.{}", partition_result.dns_suffix)`: something that becomes
    /// a `String`.
    fn owned(&self, template: &Template) -> TokenStream {
        match template.0.as_slice() {
            [TemplatePart::Value(value @ StringExpr::Parameter(id))] if !self.is_optional(*id) => {
                let value = self.string(value);
                quote!(&#value)
            }
            [TemplatePart::Value(value)] => self.argument(value),
            _ => self.format(template),
        }
    }

    /// The same, but nothing that is borrowed from the parameters.
    fn unborrowed(&self, template: &Template) -> TokenStream {
        match template.0.as_slice() {
            [TemplatePart::Value(value)] => {
                let value = self.string(value);
                quote!(#value.to_owned())
            }
            _ => self.format(template),
        }
    }

    fn string(&self, text: &StringExpr) -> TokenStream {
        match text {
            StringExpr::Template(template) => self.format(template),
            StringExpr::Parameter(id) => self.known_parameter(*id),
            StringExpr::Bound(name) => {
                let name = ident(name);
                quote!(#name)
            }
            StringExpr::Field(name, field) => {
                let (name, field) = (ident(name), self::field(*field));
                quote!(#name.#field)
            }
            StringExpr::UriEncode(text) => {
                let (encode, text) = (self.function("uri_encode"), self.borrowed(text));
                quote!(#encode(#text))
            }
            StringExpr::First(values, last) => self.first(values, last),
            StringExpr::If(..) => {
                let choice = self.argument(text);
                quote!((#choice))
            }
        }
    }

    fn format(&self, template: &Template) -> TokenStream {
        let mut pattern = String::new();
        let mut arguments = Vec::new();
        if let [TemplatePart::Literal(text)] = template.0.as_slice() {
            return quote!(#text);
        }
        if template.0.is_empty() {
            return quote!("");
        }
        for part in &template.0 {
            match part {
                TemplatePart::Literal(text) => {
                    pattern.push_str(&text.replace('{', "{{").replace('}', "}}"));
                }
                // A pattern names a reserved word without its `r#`.
                TemplatePart::Value(StringExpr::Parameter(id)) if self.is_optional(*id) => {
                    let name = self.endpoint.parameters.get(id.0).map(|it| it.name.text());
                    pattern.push_str(&format!("{{{}}}", name.unwrap_or_default()));
                }
                TemplatePart::Value(StringExpr::Bound(name)) => {
                    pattern.push_str(&format!("{{{}}}", name.text()));
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

/// `dns_suffix`
fn field(field: TextField) -> Ident {
    format_ident!(
        "{}",
        match field {
            TextField::Name => "name",
            TextField::DnsSuffix => "dns_suffix",
            TextField::DualStackDnsSuffix => "dual_stack_dns_suffix",
            TextField::ImplicitGlobalRegion => "implicit_global_region",
            TextField::Partition => "partition",
            TextField::Service => "service",
            TextField::Region => "region",
            TextField::AccountId => "account_id",
            TextField::Scheme => "scheme",
            TextField::Authority => "authority",
            TextField::Path => "path",
            TextField::NormalizedPath => "normalized_path",
        }
    )
}

fn collect_variables<'a>(rules: &'a [Rule], variables: &mut BTreeSet<&'a str>) {
    for rule in rules {
        for condition in &rule.conditions {
            if let Condition::Bind(name, _) = condition {
                variables.insert(name.text());
            }
        }
        if let Outcome::Rules(rules) = &rule.outcome {
            collect_variables(rules, variables);
        }
    }
}
