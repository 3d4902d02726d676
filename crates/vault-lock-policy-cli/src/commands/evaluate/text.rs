//! The outcome for people.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use anstyle::Style;
use command_manners::{BAD, DOUBTFUL, GOOD, styled};
use vault_lock_policy::{Decision, Effect, Mismatch, Policy, Statement, Together, always_carries};

use super::{AGE, Asked, REGION};
use crate::{args::EvaluateArgs, show};

/// The decision, and of each statement why it applies or not.
pub(super) fn of(args: &EvaluateArgs, asked: &Asked, together: &Together<'_>) -> String {
    let (style, meaning) = meaning(together.decision);
    let decision = styled(style, &together.decision.to_string());
    let mut text = format!("{decision}: {}\n", reason(asked, together, meaning));
    for ((_, file, policy), evaluation) in asked.policies.iter().zip(&together.evaluations) {
        let file = file.to_string();
        let outcomes = policy.statements().iter().zip(&evaluation.statements).enumerate();
        for (index, (statement, outcome)) in outcomes {
            let title = format!("{} {}", name(index, statement), verdict(outcome));
            text.push('\n');
            text += &show::report(&[pointed(&title, statement, outcome, policy, &file)]);
        }
    }
    for title in left_out(args, asked) {
        text.push('\n');
        text += &show::report(&[Group::with_title(Level::HELP.primary_title(title))]);
    }
    text
}

/// What every such request has and this one has not, although conditions ask for it.
fn left_out(args: &EvaluateArgs, asked: &Asked) -> Vec<String> {
    let conditions = asked
        .policies
        .iter()
        .flat_map(|(_, _, policy)| policy.statements())
        .flat_map(|statement| &statement.conditions);
    let mut keys: Vec<&str> = Vec::new();
    for key in conditions.map(|condition| condition.key.value.as_str()) {
        let is_known = keys.iter().any(|known| known.eq_ignore_ascii_case(key));
        if !is_known && always_carries(args.action, key) && !is_given(args, key) {
            keys.push(key);
        }
    }
    keys.into_iter().map(how_to_give).collect()
}

/// Whether the request has the key.
fn is_given(args: &EvaluateArgs, key: &str) -> bool {
    let mut given = args.context.iter().map(|pair| pair.key.as_str()).chain([REGION]);
    given.any(|given| given.eq_ignore_ascii_case(key))
        || (key.eq_ignore_ascii_case(AGE) && args.archive_age.is_some())
}

fn how_to_give(key: &str) -> String {
    let example = match key.to_ascii_lowercase().as_str() {
        "glacier:archiveageindays" => {
            return "the age of the archive is not known: give `--archive-age DAYS`".to_owned();
        }
        "aws:currenttime" => "2030-01-31T12:00:00Z",
        "aws:epochtime" => "1896091200",
        "aws:securetransport" => "true",
        _ => "VALUE",
    };
    format!("every request has `{key}`: give `--context {key}={example}`")
}

/// What a decision comes to, where no statement is to be named.
fn meaning(decision: Decision) -> (Style, &'static str) {
    match decision {
        Decision::Denied => (BAD, "nothing can allow it"),
        Decision::Allowed => (GOOD, "unless the caller's own policies deny it"),
        Decision::Neither => (
            DOUBTFUL,
            "it is up to the caller's own policies, and a caller of another account is refused",
        ),
    }
}

fn reason(asked: &Asked, together: &Together<'_>, meaning: &str) -> String {
    let deciding = together.policy.and_then(|place| {
        let (role, _, policy) = asked.policies.get(place)?;
        let deciding = together.evaluations.get(place)?.deciding?;
        Some((*role, deciding.statement, policy.statements().get(deciding.statement)?))
    });
    match deciding {
        Some((role, index, statement)) => {
            format!("{} of {} decides; {meaning}", name(index, statement), role.as_str())
        }
        None => meaning.to_owned(),
    }
}

/// As messages name a statement.
fn name(index: usize, statement: &Statement) -> String {
    match &statement.sid {
        Some(sid) if !sid.value.is_empty() => format!("statement `{}`", sid.value),
        _ => format!("statement {}", index + 1),
    }
}

fn verdict(outcome: &Result<(), Mismatch<'_>>) -> &'static str {
    if outcome.is_ok() { "applies" } else { "does not apply" }
}

/// The statement's effect if it applies, or else what keeps it from applying.
fn pointed<'r>(
    title: &'r str,
    statement: &Statement,
    outcome: &Result<(), Mismatch<'_>>,
    policy: &'r Policy,
    file: &'r str,
) -> Group<'r> {
    let (span, label) = match outcome {
        Ok(()) => (statement.effect.span, effect(statement.effect.value).to_owned()),
        Err(mismatch) => (mismatch.span(), mismatch.to_string()),
    };
    let annotation = AnnotationKind::Primary.span(show::range(span)).label(label);
    Level::NOTE
        .no_name()
        .primary_title(title)
        .element(Snippet::source(policy.text()).path(file).annotation(annotation))
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Deny => "it denies this request",
        Effect::Allow => "it allows this request",
    }
}
