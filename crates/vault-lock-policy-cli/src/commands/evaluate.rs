//! `evaluate`: what a policy says about one request, and why.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use anstyle::Style;
use command_manners::{BAD, DOUBTFUL, GOOD, styled};
use serde::Serialize;
use vault_lock_policy::{
    Decision, Effect, Evaluation, Mismatch, Policy, Request, Statement, Together, can_carry,
    evaluate_together,
};

use super::Outcome;
use crate::{
    args::{EvaluateArgs, Format},
    error::Error,
    input::Source,
    show::{self, JsonPlace},
};

pub(crate) fn run(args: &EvaluateArgs) -> Result<Outcome, Error> {
    let asked = Asked::read(args)?;
    let request = request(args)?;
    let policies: Vec<_> = asked.policies.iter().map(|(_, _, policy)| policy).collect();
    let together = evaluate_together(policies.iter().copied(), &request);
    Ok(Outcome::fine(match args.policy.format {
        Format::Json => show::json(&JsonEvaluate::of(args, &asked, &together)),
        Format::Text => text(args, &asked, &together),
    }))
}

/// The policies that are asked: their names, their files, and what they are.
struct Asked {
    policies: Vec<(Role, Source, Policy)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Lock,
    Access,
}

impl Role {
    fn as_str(self) -> &'static str {
        match self {
            Self::Lock => "the lock policy",
            Self::Access => "the access policy",
        }
    }
}

impl Asked {
    fn read(args: &EvaluateArgs) -> Result<Self, Error> {
        let lock = &args.policy.file;
        if args.access_policy.as_ref() == Some(&Source::Stdin) && *lock == Source::Stdin {
            return Err(Error::StdinTwice);
        }
        let mut policies = vec![(Role::Lock, lock.clone(), lock.read()?)];
        if let Some(access) = &args.access_policy {
            policies.push((Role::Access, access.clone(), access.read()?));
        }
        Ok(Self { policies })
    }
}

const AGE: &str = "glacier:ArchiveAgeInDays";

fn request(args: &EvaluateArgs) -> Result<Request<'_>, Error> {
    let action = args.action;
    let vault = &args.policy.vault_arn;
    let mut request = Request::new(&args.principal, action, vault.as_str())
        .with("aws:RequestedRegion", vault.region());
    if let Some(days) = args.archive_age {
        if !can_carry(action, AGE) {
            return Err(Error::AgeWithoutArchive { action });
        }
        request = request.with(AGE, days);
    }
    for tag in &args.tags {
        if !can_carry(action, "glacier:ResourceTag/") {
            return Err(Error::TagWithoutTags { action });
        }
        request = request.with(format!("glacier:ResourceTag/{}", tag.key), tag.value.as_str());
    }
    for pair in &args.context {
        let same = args.context.iter().filter(|other| other.key.eq_ignore_ascii_case(&pair.key));
        request = request.with_values(pair.key.as_str(), same.map(|pair| pair.value.as_str()));
    }
    Ok(request)
}

fn text(args: &EvaluateArgs, asked: &Asked, together: &Together<'_>) -> String {
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
    let asked: Vec<_> = conditions.map(|condition| condition.key.value.as_str()).collect();
    let is_asked = |key: &str| asked.iter().any(|one| one.eq_ignore_ascii_case(key));
    let is_given = |key: &str| args.context.iter().any(|pair| pair.key.eq_ignore_ascii_case(key));
    let mut help = Vec::new();
    if args.archive_age.is_none()
        && args.action == "glacier:DeleteArchive"
        && is_asked(AGE)
        && !is_given(AGE)
    {
        help.push("the age of the archive is not known: give `--archive-age DAYS`".to_owned());
    }
    for (key, example) in ALWAYS_THERE {
        if is_asked(key) && !is_given(key) {
            help.push(format!("every request has `{key}`: give `--context {key}={example}`"));
        }
    }
    help
}

/// Keys that every request has, with a value to show.
const ALWAYS_THERE: [(&str, &str); 3] = [
    ("aws:CurrentTime", "2030-01-31T12:00:00Z"),
    ("aws:EpochTime", "1896091200"),
    ("aws:SecureTransport", "true"),
];

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

#[derive(Serialize)]
struct JsonEvaluate<'r> {
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
    fn of(args: &'r EvaluateArgs, asked: &'r Asked, together: &Together<'r>) -> Self {
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
