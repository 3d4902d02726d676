//! Interprets endpoint rules, so that their meaning can be tested without printing and compiling them.

use std::collections::{BTreeMap, HashMap};

use smithy_sdk_codegen::ir::{
    Address, Condition, Endpoint, FlagField, Items, Name, Optional, Outcome, ParameterId,
    ParameterPresence, ParameterValue, Partition, Position, Property, Rule, StringExpr, Template,
    TemplatePart, TextField, Truth,
};

/// The endpoint for these parameters, or the error of the rules.
///
/// # Panics
///
/// Panics if the rules use what is not set or not bound, which resolving them has to rule out.
pub(super) fn evaluate(
    endpoint: &Endpoint,
    params: &[(ParameterId, ParameterValue)],
) -> Result<Address, String> {
    let mut known = BTreeMap::new();
    for (index, parameter) in endpoint.parameters.iter().enumerate() {
        if let ParameterPresence::Default(value) = &parameter.presence {
            known.insert(ParameterId(index), value.clone());
        }
    }
    known.extend(params.iter().cloned());
    let mut evaluation = Evaluation { endpoint, params: known, bound: HashMap::new() };
    let outcome = evaluation.rules(&endpoint.rules);
    outcome.unwrap_or_else(|| Err("No endpoint rule matched".to_owned()))
}

struct Evaluation<'a> {
    endpoint: &'a Endpoint,
    params: BTreeMap<ParameterId, ParameterValue>,
    bound: HashMap<Name, Value>,
}

/// Something that was bound.
#[derive(Clone)]
enum Value {
    Text(String),
    Partition(Partition),
    /// The parts between colons.
    Arn(Vec<String>),
    /// Scheme, authority, path.
    Url(String, String, String),
}

impl Evaluation<'_> {
    fn rules(&mut self, rules: &[Rule]) -> Option<Result<Address, String>> {
        for rule in rules {
            let bound = self.bound.clone();
            if rule.conditions.iter().all(|condition| self.holds(condition)) {
                return match &rule.outcome {
                    Outcome::Rules(rules) => self.rules(rules),
                    Outcome::Endpoint(address) => Some(Ok(self.address(address))),
                    Outcome::Error(error) => Some(Err(self.template(error))),
                };
            }
            self.bound = bound;
        }
        None
    }

    fn holds(&mut self, condition: &Condition) -> bool {
        match condition {
            Condition::IsSet(id) => self.params.contains_key(id),
            Condition::Bind(name, value) => {
                let value = self.optional(value);
                value.map(|value| self.bound.insert(name.clone(), value)).is_some()
            }
            Condition::Holds(truth) => self.truth(truth),
        }
    }

    fn truth(&self, truth: &Truth) -> bool {
        match truth {
            Truth::Parameter(id) => self.params[id] == ParameterValue::Boolean(true),
            Truth::Field(name, field) => match (&self.bound[name], field) {
                (Value::Partition(it), FlagField::SupportsFips) => it.supports_fips,
                (Value::Partition(it), FlagField::SupportsDualStack) => it.supports_dual_stack,
                (Value::Url(_, authority, _), FlagField::IsIp) => {
                    authority.split(':').next().unwrap().parse::<std::net::IpAddr>().is_ok()
                }
                _ => panic!("{field:?} of something else"),
            },
            Truth::IsSome(Optional::Parameter(id)) => self.params.contains_key(id),
            Truth::IsSome(value) => self.optional(value).is_some(),
            Truth::SameText(left, right) => self.text(left) == self.text(right),
            Truth::SameFlag(left, right) => self.truth(left) == self.truth(right),
            Truth::IsHostLabel { text, allow_dots } => is_label(&self.text(text), *allow_dots),
            Truth::IsHostableBucket { text, allow_dots } => {
                let text = self.text(text);
                text.len() > 2 && text == text.to_lowercase() && is_label(&text, *allow_dots)
            }
            Truth::Not(truth) => !self.truth(truth),
            Truth::First(ids, last) => match ids.iter().find_map(|id| self.params.get(id)) {
                Some(value) => *value == ParameterValue::Boolean(true),
                None => self.truth(last),
            },
            Truth::If(condition, yes, no) => {
                self.truth(if self.truth(condition) { yes } else { no })
            }
            Truth::Literal(flag) => *flag,
        }
    }

    fn optional(&self, value: &Optional) -> Option<Value> {
        Some(match value {
            Optional::Parameter(_) => panic!("a parameter is no value by itself"),
            Optional::Partition(region) => Value::Partition(self.partition(&self.text(region))?),
            Optional::Arn(text) => {
                let text = self.text(text);
                let parts: Vec<_> = text.splitn(6, ':').map(str::to_owned).collect();
                (parts.len() == 6).then_some(Value::Arn(parts))?
            }
            Optional::Url(text) => {
                let text = self.text(text);
                let (scheme, rest) = text.split_once("://")?;
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                Value::Url(scheme.to_owned(), authority.to_owned(), path.to_owned())
            }
            Optional::Substring { text, start, stop, reverse } => {
                let mut characters: Vec<_> = self.text(text).chars().collect();
                let range = if *reverse {
                    let length = characters.len();
                    length.checked_sub(*stop)?..length.checked_sub(*start)?
                } else {
                    *start..*stop
                };
                (range.end <= characters.len()).then_some(())?;
                Value::Text(characters.drain(range).collect())
            }
            Optional::Item(items, position) => {
                let items = self.items(items);
                let at = match *position {
                    Position::FromStart(index) => index,
                    Position::FromEnd(index) => items.len().checked_sub(index + 1)?,
                };
                Value::Text(items.get(at)?.clone())
            }
            Optional::Text(text) => Value::Text(self.text(text)),
            Optional::First(values) => return values.iter().find_map(|it| self.value(it)),
            Optional::If(condition, yes, no) => {
                return self.value(if self.truth(condition) { yes } else { no });
            }
        })
    }

    /// A value that may be a parameter.
    fn value(&self, value: &Optional) -> Option<Value> {
        match value {
            Optional::Parameter(id) => match self.params.get(id)? {
                ParameterValue::String(text) => Some(Value::Text(text.clone())),
                other => panic!("{other:?} is no text"),
            },
            value => self.optional(value),
        }
    }

    fn items(&self, items: &Items) -> Vec<String> {
        match items {
            Items::Parameter(id) => match &self.params[id] {
                ParameterValue::StringList(items) => items.clone(),
                other => panic!("{other:?} is no list"),
            },
            Items::ResourceId(name) => match &self.bound[name] {
                Value::Arn(parts) => parts[5].split([':', '/']).map(str::to_owned).collect(),
                _ => panic!("{name} is no ARN"),
            },
            Items::Split { text, delimiter, limit } => {
                let text = self.text(text);
                let limit = if *limit == 0 { usize::MAX } else { *limit };
                text.splitn(limit, delimiter.as_str()).map(str::to_owned).collect()
            }
        }
    }

    fn partition(&self, region: &str) -> Option<Partition> {
        let partitions = self.endpoint.partitions.as_slice();
        let by = |holds: &dyn Fn(&Partition) -> bool| partitions.iter().find(|it| holds(it));
        by(&|it| it.regions.iter().any(|known| known == region))
            .or_else(|| by(&|it| it.prefixes.iter().any(|prefix| follows(region, prefix))))
            .or_else(|| by(&|it| it.name == "aws"))
            .cloned()
    }

    fn text(&self, text: &StringExpr) -> String {
        match text {
            StringExpr::Template(template) => self.template(template),
            StringExpr::Parameter(id) => match &self.params[id] {
                ParameterValue::String(text) => text.clone(),
                other => panic!("{other:?} is no text"),
            },
            StringExpr::Bound(name) => match &self.bound[name] {
                Value::Text(text) => text.clone(),
                _ => panic!("{name} is no text"),
            },
            StringExpr::Field(name, field) => field_of(&self.bound[name], *field),
            StringExpr::UriEncode(text) => self.text(text).replace('/', "%2F"),
            StringExpr::First(values, last) => match values.iter().find_map(|it| self.value(it)) {
                Some(Value::Text(text)) => text,
                Some(_) => panic!("something else is no text"),
                None => self.text(last),
            },
            StringExpr::If(condition, yes, no) => {
                self.text(if self.truth(condition) { yes } else { no })
            }
        }
    }

    fn template(&self, template: &Template) -> String {
        let parts = template.0.iter().map(|part| match part {
            TemplatePart::Literal(text) => text.clone(),
            TemplatePart::Value(value) => self.text(value),
        });
        parts.collect()
    }

    /// The endpoint with nothing but literals in it, as a case has it.
    fn address(&self, address: &Address) -> Address {
        let literal = |template: &Template| Template::literal(self.template(template));
        let named = |properties: &[(String, Property)]| {
            properties.iter().map(|(key, value)| (key.clone(), self.property(value))).collect()
        };
        let mut schemes = address.auth_schemes.clone();
        for scheme in &mut schemes {
            scheme.properties = named(&scheme.properties);
        }
        let headers = address.headers.iter();
        Address {
            url: literal(&address.url),
            auth_schemes: schemes,
            properties: named(&address.properties),
            headers: headers
                .map(|(name, values)| (name.clone(), values.iter().map(literal).collect()))
                .collect(),
        }
    }

    fn property(&self, property: &Property) -> Property {
        match property {
            Property::Text(template) => Property::Text(Template::literal(self.template(template))),
            Property::Flag(flag) => Property::Flag(*flag),
            Property::List(items) => {
                Property::List(items.iter().map(|it| self.property(it)).collect())
            }
            Property::Object(entries) => Property::Object(
                entries.iter().map(|(key, value)| (key.clone(), self.property(value))).collect(),
            ),
        }
    }
}

fn field_of(value: &Value, field: TextField) -> String {
    match (value, field) {
        (Value::Partition(it), TextField::Name) => it.name.clone(),
        (Value::Partition(it), TextField::DnsSuffix) => it.dns_suffix.clone(),
        (Value::Partition(it), TextField::DualStackDnsSuffix) => it.dual_stack_dns_suffix.clone(),
        (Value::Partition(it), TextField::ImplicitGlobalRegion) => {
            it.implicit_global_region.clone()
        }
        (Value::Arn(parts), TextField::Partition) => parts[1].clone(),
        (Value::Arn(parts), TextField::Service) => parts[2].clone(),
        (Value::Arn(parts), TextField::Region) => parts[3].clone(),
        (Value::Arn(parts), TextField::AccountId) => parts[4].clone(),
        (Value::Url(scheme, ..), TextField::Scheme) => scheme.clone(),
        (Value::Url(_, authority, _), TextField::Authority) => authority.clone(),
        (Value::Url(.., path), TextField::Path) => path.clone(),
        (Value::Url(.., path), TextField::NormalizedPath) => {
            format!("/{}/", path.trim_matches('/')).replace("//", "/")
        }
        _ => panic!("{field:?} of something else"),
    }
}

fn is_label(text: &str, allow_dots: bool) -> bool {
    let is_one = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if allow_dots { text.split('.').all(is_one) } else { is_one(text) }
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
