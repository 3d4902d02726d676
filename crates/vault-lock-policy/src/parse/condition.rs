//! `Condition`: operators, under each the keys, under each the values.

use std::collections::HashSet;

use super::{
    ErrorKind, Fault, fault, items,
    object::{members, wrong_type},
    statement::{pattern, span},
};
use crate::{
    grammar::{Condition, ConditionValue, Operator, Pattern, UnknownOperator, Version},
    json::{JsonProblem, Kind, Member, Spanned, Value},
};

pub(super) fn read(value: &Value, language: Version) -> Result<Vec<Condition>, Fault> {
    let mut conditions = Vec::new();
    for block in members(value)? {
        let operator = operator(&block.name)?;
        let mut keys = HashSet::new();
        for member in members(&block.value)? {
            // The reader has seen to names that are the same letter by letter.
            if !keys.insert(member.name.value.to_ascii_lowercase()) {
                let problem = JsonProblem::DuplicateName(member.name.value.clone());
                return Err(fault(problem.into(), member.name.span));
            }
            conditions.push(condition(&operator, member, language)?);
        }
    }
    Ok(conditions)
}

fn operator(name: &Spanned<String>) -> Result<Spanned<Operator>, Fault> {
    match name.value.parse() {
        Ok(operator) => Ok(Spanned { value: operator, span: name.span }),
        Err(UnknownOperator(found)) => Err(fault(ErrorKind::Operator { found }, name.span)),
    }
}

fn condition(
    operator: &Spanned<Operator>,
    member: &Member,
    language: Version,
) -> Result<Condition, Fault> {
    let language =
        if operator.value.comparison.takes_variables() { language } else { Version::V2008_10_17 };
    let values = items(&member.value)?.into_iter().map(|item| condition_value(item, language));
    Ok(Condition {
        span: span(member),
        operator: operator.clone(),
        key: member.name.clone(),
        values: values.collect::<Result<_, _>>()?,
    })
}

fn condition_value(item: &Value, language: Version) -> Result<Spanned<ConditionValue>, Fault> {
    let pattern = match &item.kind {
        Kind::String(text) => pattern(text, language).map_err(|kind| fault(kind, item.span))?,
        Kind::Number(number) => Pattern::without_variables(number),
        Kind::Bool(boolean) => Pattern::without_variables(if *boolean { "true" } else { "false" }),
        _ => return Err(wrong_type(item, "a string, a number, a boolean or a list of them")),
    };
    Ok(Spanned { value: ConditionValue { pattern }, span: item.span })
}
