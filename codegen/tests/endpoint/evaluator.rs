//! Interprets endpoint rules, so that their meaning can be tested without printing and compiling them.

use std::collections::{BTreeMap, HashMap};

use smithy_sdk_codegen::ir::{
    Condition, Endpoint, Name, Outcome, ParameterId, ParameterKind, Partition, PartitionField,
    Rule, StringExpr, Template, TemplatePart, Truth,
};

/// The address for these parameters, or the error of the rules.
///
/// # Panics
///
/// Panics if the rules use what is not set or not bound, which resolving them has to rule out.
pub(super) fn evaluate(
    endpoint: &Endpoint,
    strings: &[(ParameterId, String)],
    flags: &[(ParameterId, bool)],
) -> Result<String, String> {
    let mut evaluation = Evaluation {
        endpoint,
        strings: strings.iter().map(|(id, text)| (*id, text.as_str())).collect(),
        flags: flags.iter().copied().collect(),
        bound: HashMap::new(),
    };
    let outcome = evaluation.rules(&endpoint.rules);
    outcome.unwrap_or_else(|| Err("no rule matched".to_owned()))
}

struct Evaluation<'a> {
    endpoint: &'a Endpoint,
    strings: BTreeMap<ParameterId, &'a str>,
    flags: BTreeMap<ParameterId, bool>,
    bound: HashMap<&'a Name, &'a Partition>,
}

impl<'a> Evaluation<'a> {
    fn rules(&mut self, rules: &'a [Rule]) -> Option<Result<String, String>> {
        for rule in rules {
            let bound = self.bound.clone();
            if rule.conditions.iter().all(|condition| self.holds(condition)) {
                return match &rule.outcome {
                    Outcome::Rules(rules) => self.rules(rules),
                    Outcome::Url(url) => Some(Ok(self.template(url))),
                    Outcome::Error(error) => Some(Err(self.template(error))),
                };
            }
            self.bound = bound;
        }
        None
    }

    fn holds(&mut self, condition: &'a Condition) -> bool {
        match condition {
            Condition::IsSet(id) => self.strings.contains_key(id),
            Condition::Partition { region, bind } => {
                let region = self.text(region).to_owned();
                let partition = self.partition(&region);
                partition.map(|partition| self.bound.insert(bind, partition));
                partition.is_some()
            }
            Condition::BooleanEquals(truth, value) => self.truth(truth) == *value,
            Condition::StringEquals(left, right) => self.text(left) == self.text(right),
            Condition::Not(condition) => !self.holds(condition),
        }
    }

    fn partition(&self, region: &str) -> Option<&'a Partition> {
        let partitions = self.endpoint.partitions.as_slice();
        let by = |holds: &dyn Fn(&Partition) -> bool| partitions.iter().find(|it| holds(it));
        by(&|it| it.regions.iter().any(|known| known == region))
            .or_else(|| by(&|it| it.prefixes.iter().any(|prefix| follows(region, prefix))))
            .or_else(|| by(&|it| it.name == "aws"))
    }

    fn truth(&self, truth: &Truth) -> bool {
        match truth {
            Truth::Parameter(id) => {
                let default = match self.endpoint.parameters[id.0].kind {
                    ParameterKind::UseDualStack { default }
                    | ParameterKind::UseFips { default } => default,
                    ParameterKind::Region | ParameterKind::Endpoint => panic!("not a flag"),
                };
                self.flags.get(id).copied().unwrap_or(default)
            }
            Truth::Partition(name, PartitionField::SupportsFips) => self.bound[name].supports_fips,
            Truth::Partition(name, PartitionField::SupportsDualStack) => {
                self.bound[name].supports_dual_stack
            }
            Truth::Partition(_, field) => panic!("{field:?} is not a flag"),
        }
    }

    fn text<'s>(&'s self, text: &'s StringExpr) -> &'s str {
        match text {
            StringExpr::Literal(text) => text,
            StringExpr::Parameter(id) => self.strings[id],
            StringExpr::Partition(name, field) => {
                let partition = self.bound[name];
                match field {
                    PartitionField::Name => &partition.name,
                    PartitionField::DnsSuffix => &partition.dns_suffix,
                    PartitionField::DualStackDnsSuffix => &partition.dual_stack_dns_suffix,
                    PartitionField::ImplicitGlobalRegion => &partition.implicit_global_region,
                    PartitionField::SupportsFips | PartitionField::SupportsDualStack => {
                        panic!("{field:?} is not a text")
                    }
                }
            }
        }
    }

    fn template(&self, template: &Template) -> String {
        let parts = template.0.iter().map(|part| match part {
            TemplatePart::Literal(text) => text,
            TemplatePart::Value(value) => self.text(value),
        });
        parts.collect()
    }
}

/// Whether the region is `PREFIX-word-number`.
fn follows(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    !word.is_empty()
        && word.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
}
