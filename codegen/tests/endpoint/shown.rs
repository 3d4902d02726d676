//! Endpoint rules as a few lines of text.

use smithy_sdk_codegen::ir::{
    Condition, Endpoint, Outcome, Rule, StringExpr, Template, TemplatePart, Truth,
};

/// The rules, one a line.
pub(super) fn shown(endpoint: &Endpoint) -> String {
    let mut text = String::new();
    show_rules(endpoint, &endpoint.rules, 0, &mut text);
    text
}

fn show_rules(endpoint: &Endpoint, rules: &[Rule], depth: usize, text: &mut String) {
    for rule in rules {
        let conditions: Vec<_> =
            rule.conditions.iter().map(|it| show_condition(endpoint, it)).collect();
        let conditions = match conditions.join(" && ") {
            none if none.is_empty() => "else".to_owned(),
            some => format!("if {some}"),
        };
        text.push_str(&"    ".repeat(depth));
        match &rule.outcome {
            Outcome::Rules(rules) => {
                text.push_str(&format!("{conditions}\n"));
                show_rules(endpoint, rules, depth + 1, text);
            }
            Outcome::Url(url) => {
                text.push_str(&format!("{conditions} => {}\n", show_template(endpoint, url)));
            }
            Outcome::Error(error) => {
                text.push_str(&format!(
                    "{conditions} => error {}\n",
                    show_template(endpoint, error)
                ));
            }
        }
    }
}

fn show_condition(endpoint: &Endpoint, condition: &Condition) -> String {
    match condition {
        Condition::IsSet(id) => format!("{} is set", endpoint.parameters[id.0].name),
        Condition::Partition { region, bind } => {
            format!("{bind} = partition({})", show_text(endpoint, region))
        }
        Condition::BooleanEquals(truth, value) => {
            let truth = match truth {
                Truth::Parameter(id) => endpoint.parameters[id.0].name.to_string(),
                Truth::Partition(name, field) => format!("{name}.{field:?}"),
            };
            if *value { truth } else { format!("!{truth}") }
        }
        Condition::StringEquals(left, right) => {
            format!("{} == {}", show_text(endpoint, left), show_text(endpoint, right))
        }
        Condition::Not(condition) => format!("!({})", show_condition(endpoint, condition)),
    }
}

fn show_text(endpoint: &Endpoint, text: &StringExpr) -> String {
    match text {
        StringExpr::Literal(text) => format!("{text:?}"),
        StringExpr::Parameter(id) => endpoint.parameters[id.0].name.to_string(),
        StringExpr::Partition(name, field) => format!("{name}.{field:?}"),
    }
}

fn show_template(endpoint: &Endpoint, template: &Template) -> String {
    let parts = template.0.iter().map(|part| match part {
        TemplatePart::Literal(text) => text.clone(),
        TemplatePart::Value(value) => format!("<{}>", show_text(endpoint, value)),
    });
    parts.collect()
}
