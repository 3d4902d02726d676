//! A vault lock policy as text: read, linted, evaluated, summed up and compared.
//!
//! Whatever the text is, there is a policy with places in it or an error with a place in it; and what the parser takes for JSON is what
//! another reader of JSON takes for it.

use serde_json::Value;
use vault_lock_policy::{
    Caller, Decision, ErrorKind, JsonProblem, ParseError, Policy, Request, Span, VaultArn, decide,
    evaluate, lint, protection,
};

use crate::{Target, Use, json, policy_evaluate::WORDS};

/// The target.
pub const TARGET: Target = Target { name: "policy", run, mutate: Some(mutate) };

const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";

fn run(bytes: &[u8]) -> Use {
    let Ok(text) = str::from_utf8(bytes) else { return Use::Unfit };
    let other_reader = serde_json::from_str::<Value>(text);
    match Policy::parse(text) {
        Ok(policy) => {
            assert_eq!(policy.text(), text);
            assert!(other_reader.is_ok() || has_huge_number(text), "no JSON: {other_reader:?}");
            places(&policy);
            findings(&policy);
            decisions(&policy);
            if let Ok(value) = other_reader {
                equality(&policy, &value);
            }
        }
        Err(error) => refused(&error, text, other_reader.is_ok()),
    }
    Use::Ran
}

fn mutate(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    json::mutate(bytes, seed, WORDS)
}

fn refused(error: &ParseError, text: &str, is_json: bool) {
    lies_in(error.span(), text);
    let before = text.get(..error.span().start).unwrap_or_default();
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    assert_eq!((error.place().line, error.place().column), (line, column), "{error}");
    assert!(!error.help().is_empty() && !error.to_string().ends_with('.'), "{error}");
    if let ErrorKind::Json(problem) = error.kind() {
        // What this parser refuses of JSON on purpose.
        let is_stricter = matches!(
            problem,
            JsonProblem::DuplicateName(_) | JsonProblem::TooDeep | JsonProblem::Surrogate(_)
        );
        assert!(!is_json || is_stricter, "this is JSON: {error}");
    }
}

/// Of numbers without quotes the other reader takes only what is about as large as a 64-bit float.
fn has_huge_number(text: &str) -> bool {
    text.contains(['e', 'E']) || text.len() > 300
}

fn lies_in(span: Span, text: &str) {
    assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?}");
}

fn places(policy: &Policy) {
    for statement in policy.statements() {
        let conditions = statement.conditions.iter();
        let of_conditions =
            conditions.clone().flat_map(|it| [it.span, it.operator.span, it.key.span]);
        let of_values = conditions.flat_map(|it| it.values.iter().map(|value| value.span));
        let spans = of_conditions
            .chain(of_values)
            .chain([statement.span, statement.effect.span])
            .chain([statement.principal.span, statement.action.span, statement.resource.span])
            .chain(statement.sid.iter().map(|it| it.span))
            .chain(statement.condition_span)
            .chain(statement.principal.values.iter().map(|it| it.span))
            .chain(statement.action.values.iter().map(|it| it.span))
            .chain(statement.resource.values.iter().map(|it| it.span));
        for span in spans {
            lies_in(span, policy.text());
            assert!(policy.place(span).path.starts_with("Statement"), "{span:?}");
        }
    }
}

fn findings(policy: &Policy) {
    let Some(vault) = vault() else { return };
    let findings = lint(policy, &vault);
    for finding in &findings {
        lies_in(finding.span, policy.text());
        assert_eq!(finding.place, policy.place(finding.span), "{finding}");
        assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{finding}");
        for related in &finding.related {
            assert_eq!(related.place, policy.place(related.span), "{finding}");
        }
    }
    assert!(findings.iter().map(|it| it.span.start).is_sorted(), "{findings:?}");
}

/// With reasons and without, the decision is the same; and nobody is told of more protection than there is.
fn decisions(policy: &Policy) {
    let Some(vault) = vault() else { return };
    let summary = protection(policy, &vault);
    assert!(!summary.to_string().is_empty());
    let callers = [
        Caller::root("111122223333"),
        Caller::anonymous(),
        Caller::service("backup.amazonaws.com"),
    ];
    for caller in &callers {
        for age in [0, 364, 365, 40_000_u64] {
            let request = Request::new(caller, "glacier:DeleteArchive", VAULT)
                .with("glacier:ArchiveAgeInDays", age);
            let evaluation = evaluate(policy, &request);
            assert_eq!(decide([policy], &request), evaluation.decision);
            for outcome in &evaluation.statements {
                assert!(outcome.as_ref().err().is_none_or(|why| !why.to_string().is_empty()));
            }
            let group = summary.archives().for_caller(caller);
            let is_closed = !group.when.is_open(age);
            assert!(
                !is_closed || evaluation.decision == Decision::Denied,
                "said to be closed for {caller} at {age}: {summary}"
            );
        }
    }
}

/// Written by somebody else it means the same.
fn equality(policy: &Policy, value: &Value) {
    assert!(policy.means_the_same(policy));
    // A number may be written in other digits then.
    if !has_huge_number(policy.text())
        && let Ok(pretty) = serde_json::to_string_pretty(value)
    {
        let written = Policy::parse(&pretty);
        assert!(
            written.as_ref().is_ok_and(|it| it.means_the_same(policy) && policy.means_the_same(it)),
            "another meaning: {pretty}"
        );
    }
}

fn vault() -> Option<VaultArn> {
    VAULT.parse().ok()
}
