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
            let is_read = other_reader.is_ok() || numbers(text).iter().any(|it| !is_read(it));
            assert!(is_read, "no JSON: {other_reader:?}");
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

/// Whether the other reader takes a number: it has to fit a 64-bit float.
fn is_read(number: &str) -> bool {
    serde_json::from_str::<Value>(number).is_ok()
}

/// Whether the other reader writes a number in the digits in which it read it.
fn is_kept(number: &str) -> bool {
    let written = serde_json::from_str::<Value>(number).map(|it| it.to_string());
    written.is_ok_and(|it| it == number)
}

/// The numbers of a JSON document, as they stand there, those within texts aside.
fn numbers(text: &str) -> Vec<String> {
    let (mut is_text, mut is_escaped) = (false, false);
    let outside: String = text
        .chars()
        .map(|c| {
            let was_text = is_text;
            is_text ^= c == '"' && !is_escaped;
            is_escaped = is_text && c == '\\' && !is_escaped;
            if was_text || is_text { ' ' } else { c }
        })
        .collect();
    let words = outside.split(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
    words
        .filter(|word| word.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
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
    // A number that is written in other digits is another text, and may be compared as one.
    if numbers(policy.text()).iter().all(|it| is_kept(it))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_outside_of_texts() {
        for (text, expected) in [
            (r#"{"Sid": "e5", "Effect": "Deny 7"}"#, &[][..]),
            (r#"[1e2, -0.5,7 ,"\"8", "\\", 9]"#, &["1e2", "-0.5", "7", "9"]),
            (r#"{"a": true, "b": [false, null, 1E+30]}"#, &["1E+30"]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_the_other_reader_changes() {
        for (number, read, kept) in [
            ("365", true, true),
            ("0.5", true, true),
            ("-7", true, true),
            ("3.650", true, false),
            ("1e2", true, false),
            ("9007199254740993.5", true, false),
            ("1e400", false, false),
        ] {
            assert_eq!((is_read(number), is_kept(number)), (read, kept), "{number}");
        }
    }
}
