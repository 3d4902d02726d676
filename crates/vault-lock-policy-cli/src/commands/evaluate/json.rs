//! The outcome for programs.

use serde::Serialize;
use vault_lock_policy::{Decision, Evaluation, Mismatch, Policy, Together};

use super::{Asked, Role};
use crate::{args::EvaluateArgs, input::Source, show::JsonPlace};

#[derive(Serialize)]
pub(super) struct JsonEvaluate<'r> {
    file: String,
    vault: &'r str,
    action: &'r str,
    principal: String,
    decision: &'static str,
    deciding: Option<JsonDeciding<'r>>,
    policies: Vec<JsonPolicy<'r>>,
}

#[derive(Serialize)]
struct JsonDeciding<'r> {
    policy: Role,
    index: usize,
    sid: Option<&'r str>,
    effect: &'static str,
}

#[derive(Serialize)]
struct JsonPolicy<'r> {
    policy: Role,
    file: String,
    decision: &'static str,
    statements: Vec<JsonOutcome<'r>>,
}

#[derive(Serialize)]
struct JsonOutcome<'r> {
    index: usize,
    sid: Option<&'r str>,
    effect: &'static str,
    applies: bool,
    reason: Option<String>,
    place: JsonPlace,
}

impl<'r> JsonEvaluate<'r> {
    pub(super) fn of(args: &'r EvaluateArgs, asked: &'r Asked, together: &Together<'r>) -> Self {
        let deciding = together.policy.and_then(|place| {
            let (policy, ..) = asked.policies.get(place)?;
            let deciding = together.evaluations.get(place)?.deciding?;
            let effect = deciding.effect.as_str();
            Some(JsonDeciding {
                policy: *policy,
                index: deciding.statement,
                sid: deciding.sid,
                effect,
            })
        });
        let policies = asked.policies.iter().zip(&together.evaluations);
        Self {
            file: args.policy.file.to_string(),
            vault: args.policy.vault_arn.as_str(),
            action: args.action,
            principal: args.principal.to_string(),
            decision: word(together.decision),
            deciding,
            policies: policies.map(|(one, evaluation)| JsonPolicy::of(one, evaluation)).collect(),
        }
    }
}

impl<'r> JsonPolicy<'r> {
    fn of((role, file, policy): &'r (Role, Source, Policy), evaluation: &Evaluation<'r>) -> Self {
        let outcomes = policy.statements().iter().zip(&evaluation.statements).enumerate();
        let statements = outcomes.map(|(index, (statement, outcome))| {
            let span = outcome.as_ref().map_or_else(Mismatch::span, |()| statement.span);
            JsonOutcome {
                index,
                sid: statement.sid.as_ref().map(|sid| sid.value.as_str()),
                effect: statement.effect.value.as_str(),
                applies: outcome.is_ok(),
                reason: outcome.as_ref().err().map(ToString::to_string),
                place: JsonPlace::new(policy.place(span), span),
            }
        });
        Self {
            policy: *role,
            file: file.to_string(),
            decision: word(evaluation.decision),
            statements: statements.collect(),
        }
    }
}

fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Neither => "neither",
        Decision::Allowed => "allowed",
        Decision::Denied => "denied",
    }
}
