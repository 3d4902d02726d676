//! Endpoint rules as a few lines of text.

use smithy_sdk_codegen::ir::{
    Condition, Endpoint, Items, Optional, Outcome, Position, Property, Rule, StringExpr, Template,
    TemplatePart, Truth,
};

/// The rules, one a line.
pub(super) fn shown(endpoint: &Endpoint) -> String {
    let mut text = String::new();
    Shown(endpoint).rules(&endpoint.rules, 0, &mut text);
    text
}

struct Shown<'a>(&'a Endpoint);

impl Shown<'_> {
    fn rules(&self, rules: &[Rule], depth: usize, text: &mut String) {
        for rule in rules {
            let conditions: Vec<_> = rule.conditions.iter().map(|it| self.condition(it)).collect();
            let conditions = match conditions.join(" && ") {
                none if none.is_empty() => "else".to_owned(),
                some => format!("if {some}"),
            };
            text.push_str(&"    ".repeat(depth));
            match &rule.outcome {
                Outcome::Rules(rules) => {
                    text.push_str(&format!("{conditions}\n"));
                    self.rules(rules, depth + 1, text);
                }
                Outcome::Endpoint(address) => {
                    text.push_str(&format!("{conditions} => {}", self.template(&address.url)));
                    for scheme in &address.auth_schemes {
                        let properties = self.properties(&scheme.properties);
                        text.push_str(&format!(", signed by {}({properties})", scheme.scheme.id()));
                    }
                    if !address.properties.is_empty() {
                        text.push_str(&format!(", {}", self.properties(&address.properties)));
                    }
                    for (name, values) in &address.headers {
                        let values: Vec<_> = values.iter().map(|it| self.template(it)).collect();
                        text.push_str(&format!(", header {name}: {}", values.join(", ")));
                    }
                    text.push('\n');
                }
                Outcome::Error(error) => {
                    text.push_str(&format!("{conditions} => error {}\n", self.template(error)));
                }
            }
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::IsSet(id) => format!("{} is set", self.0.parameters[id.0].name),
            Condition::Bind(name, value) => format!("{name} = {}", self.optional(value)),
            Condition::Holds(truth) => self.truth(truth),
        }
    }

    fn truth(&self, truth: &Truth) -> String {
        match truth {
            Truth::Parameter(id) => self.0.parameters[id.0].name.to_string(),
            Truth::Field(name, field) => format!("{name}.{field:?}"),
            Truth::IsSome(Optional::Parameter(id)) => {
                format!("({} is set)", self.0.parameters[id.0].name)
            }
            Truth::IsSome(value) => format!("({} is there)", self.optional(value)),
            Truth::SameText(left, right) => format!("{} == {}", self.text(left), self.text(right)),
            Truth::SameFlag(left, right) => {
                format!("({}) == ({})", self.truth(left), self.truth(right))
            }
            Truth::IsHostLabel { text, allow_dots } => {
                format!("label({}, {allow_dots})", self.text(text))
            }
            Truth::IsHostableBucket { text, allow_dots } => {
                format!("bucket({}, {allow_dots})", self.text(text))
            }
            Truth::Not(truth) => format!("!{}", self.truth(truth)),
            Truth::First(ids, last) => {
                let ids = ids.iter().map(|id| self.0.parameters[id.0].name.to_string());
                let all: Vec<_> = ids.chain([self.truth(last)]).collect();
                format!("({})", all.join(" or "))
            }
            Truth::If(condition, yes, no) => {
                let [condition, yes, no] = [condition, yes, no].map(|it| self.truth(it));
                format!("({condition} ? {yes} : {no})")
            }
            Truth::Literal(flag) => flag.to_string(),
        }
    }

    fn optional(&self, value: &Optional) -> String {
        match value {
            Optional::Parameter(id) => self.0.parameters[id.0].name.to_string(),
            Optional::Partition(text) => format!("partition({})", self.text(text)),
            Optional::Arn(text) => format!("arn({})", self.text(text)),
            Optional::Url(text) => format!("url({})", self.text(text)),
            Optional::Substring { text, start, stop, reverse } => {
                let from = if *reverse { " from the end" } else { "" };
                format!("{}[{start}..{stop}{from}]", self.text(text))
            }
            Optional::Item(items, position) => {
                let position = match position {
                    Position::FromStart(index) => index.to_string(),
                    Position::FromEnd(index) => format!("-{}", index + 1),
                };
                format!("{}[{position}]", self.items(items))
            }
            Optional::Text(text) => self.text(text),
            Optional::First(values) => {
                let values: Vec<_> = values.iter().map(|it| self.optional(it)).collect();
                values.join(" or ")
            }
            Optional::If(condition, yes, no) => {
                let (yes, no) = (self.optional(yes), self.optional(no));
                format!("({} ? {yes} : {no})", self.truth(condition))
            }
        }
    }

    fn items(&self, items: &Items) -> String {
        match items {
            Items::Parameter(id) => self.0.parameters[id.0].name.to_string(),
            Items::ResourceId(name) => format!("{name}.resource_id"),
            Items::Split { text, delimiter, limit } => {
                format!("split({}, {delimiter}, {limit})", self.text(text))
            }
        }
    }

    fn text(&self, text: &StringExpr) -> String {
        match text {
            StringExpr::Template(template) => format!("{:?}", self.template(template)),
            StringExpr::Parameter(id) => self.0.parameters[id.0].name.to_string(),
            StringExpr::Bound(name) => name.to_string(),
            StringExpr::Field(name, field) => format!("{name}.{field:?}"),
            StringExpr::UriEncode(text) => format!("encoded({})", self.text(text)),
            StringExpr::First(values, last) => {
                let values = values.iter().map(|it| self.optional(it));
                let all: Vec<_> = values.chain([self.text(last)]).collect();
                format!("({})", all.join(" or "))
            }
            StringExpr::If(condition, yes, no) => {
                let (yes, no) = (self.text(yes), self.text(no));
                format!("({} ? {yes} : {no})", self.truth(condition))
            }
        }
    }

    fn template(&self, template: &Template) -> String {
        let parts = template.0.iter().map(|part| match part {
            TemplatePart::Literal(text) => text.clone(),
            TemplatePart::Value(value) => format!("<{}>", self.text(value)),
        });
        parts.collect()
    }

    fn properties(&self, properties: &[(String, Property)]) -> String {
        let shown =
            properties.iter().map(|(key, value)| format!("{key}: {}", self.property(value)));
        shown.collect::<Vec<_>>().join(", ")
    }

    fn property(&self, property: &Property) -> String {
        match property {
            Property::Text(template) => self.template(template),
            Property::Flag(flag) => flag.to_string(),
            Property::List(items) => {
                let items: Vec<_> = items.iter().map(|it| self.property(it)).collect();
                format!("[{}]", items.join(", "))
            }
            Property::Object(entries) => format!("{{{}}}", self.properties(entries)),
        }
    }
}
