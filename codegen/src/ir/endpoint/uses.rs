//! What some rules use: functions of the rules' library, which have to come along with them, and what was learnt before.

use std::collections::BTreeSet;

use super::{
    Address, AuthScheme, Condition, Items, Name, Optional, Outcome, ParameterId, Property, Rule,
    StringExpr, Template, TemplatePart, Truth,
};

/// A function that is more than an operator of Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// `aws.partition`
    Partition,
    /// `aws.parseArn`
    ParseArn,
    /// `parseURL`
    ParseUrl,
    /// `substring`
    Substring,
    /// `split`
    Split,
    /// `uriEncode`
    UriEncode,
    /// `isValidHostLabel`
    IsHostLabel,
    /// `aws.isVirtualHostableS3Bucket`
    IsHostableBucket,
}

/// What rules, or a part of one, use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Functions that are called.
    pub functions: BTreeSet<Function>,
    /// Parameters whose value is used; to ask whether there is one is no use.
    pub parameters: BTreeSet<ParameterId>,
    /// Ways of signing that endpoints ask for.
    pub auth_schemes: BTreeSet<AuthScheme>,
    /// Values that were bound.
    pub names: BTreeSet<Name>,
}

impl Uses {
    /// What rules use.
    pub fn of_rules(rules: &[Rule]) -> Self {
        let mut uses = Self::default();
        uses.rules(rules);
        uses
    }

    /// What the rest of a rule uses.
    pub fn of_rest<'a>(
        conditions: impl IntoIterator<Item = &'a Condition>,
        outcome: &'a Outcome,
    ) -> Self {
        let mut uses = Self::default();
        uses.rest(conditions, outcome);
        uses
    }

    fn rules(&mut self, rules: &[Rule]) {
        for rule in rules {
            self.rest(&rule.conditions, &rule.outcome);
        }
    }

    fn rest<'a>(
        &mut self,
        conditions: impl IntoIterator<Item = &'a Condition>,
        outcome: &'a Outcome,
    ) {
        for condition in conditions {
            match condition {
                Condition::IsSet(_) => {}
                Condition::Bind(_, value) => self.optional(value),
                Condition::Holds(truth) => self.truth(truth),
            }
        }
        match outcome {
            Outcome::Rules(rules) => self.rules(rules),
            Outcome::Endpoint(address) => self.address(address),
            Outcome::Error(template) => self.template(template),
        }
    }

    fn address(&mut self, address: &Address) {
        let Address { url, auth_schemes, properties, headers } = address;
        self.template(url);
        self.auth_schemes.extend(auth_schemes.iter().map(|it| it.scheme));
        let of_schemes = auth_schemes.iter().flat_map(|scheme| &scheme.properties);
        of_schemes.chain(properties).for_each(|(_, property)| self.property(property));
        headers.iter().flat_map(|(_, values)| values).for_each(|value| self.template(value));
    }

    fn property(&mut self, property: &Property) {
        match property {
            Property::Text(template) => self.template(template),
            Property::Flag(_) => {}
            Property::List(items) => {
                for item in items {
                    self.property(item);
                }
            }
            Property::Object(entries) => {
                for (_, value) in entries {
                    self.property(value);
                }
            }
        }
    }

    fn truth(&mut self, truth: &Truth) {
        match truth {
            Truth::Parameter(id) => {
                self.parameters.insert(*id);
            }
            Truth::Field(name, _) => {
                self.names.insert(name.clone());
            }
            Truth::IsSome(value) => self.optional(value),
            Truth::SameText(left, right) => {
                self.string(left);
                self.string(right);
            }
            Truth::SameFlag(left, right) => {
                self.truth(left);
                self.truth(right);
            }
            Truth::IsHostLabel { text, .. } => self.call(Function::IsHostLabel, text),
            Truth::IsHostableBucket { text, .. } => self.call(Function::IsHostableBucket, text),
            Truth::Not(truth) => self.truth(truth),
            Truth::First(_, last) => self.truth(last),
            Truth::If(condition, yes, no) => {
                for truth in [condition, yes, no] {
                    self.truth(truth);
                }
            }
            Truth::Literal(_) => {}
        }
    }

    fn optional(&mut self, value: &Optional) {
        match value {
            Optional::Parameter(_) => {}
            Optional::Partition(text) => self.call(Function::Partition, text),
            Optional::Arn(text) => self.call(Function::ParseArn, text),
            Optional::Url(text) => self.call(Function::ParseUrl, text),
            Optional::Substring { text, .. } => self.call(Function::Substring, text),
            Optional::Item(items, _) => self.items(items),
            Optional::Text(text) => self.string(text),
            Optional::First(values) => {
                for value in values {
                    self.optional(value);
                }
            }
            Optional::If(condition, yes, no) => {
                self.truth(condition);
                self.optional(yes);
                self.optional(no);
            }
        }
    }

    fn items(&mut self, items: &Items) {
        match items {
            Items::Parameter(id) => {
                self.parameters.insert(*id);
            }
            Items::ResourceId(name) => {
                self.names.insert(name.clone());
            }
            Items::Split { text, .. } => self.call(Function::Split, text),
        }
    }

    fn string(&mut self, text: &StringExpr) {
        match text {
            StringExpr::Template(template) => self.template(template),
            StringExpr::Parameter(id) => {
                self.parameters.insert(*id);
            }
            StringExpr::Bound(name) | StringExpr::Field(name, _) => {
                self.names.insert(name.clone());
            }
            StringExpr::UriEncode(text) => self.call(Function::UriEncode, text),
            StringExpr::First(values, last) => {
                for value in values {
                    self.optional(value);
                }
                self.string(last);
            }
            StringExpr::If(condition, yes, no) => {
                self.truth(condition);
                self.string(yes);
                self.string(no);
            }
        }
    }

    fn template(&mut self, template: &Template) {
        for part in &template.0 {
            match part {
                TemplatePart::Literal(_) => {}
                TemplatePart::Value(value) => self.string(value),
            }
        }
    }

    fn call(&mut self, function: Function, text: &StringExpr) {
        self.functions.insert(function);
        self.string(text);
    }
}
