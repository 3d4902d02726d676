//! What holds for every text: nothing panics, places lie in the text, and how a policy is written makes no difference.

use proptest::prelude::*;
use serde_json::{Value, json};
use vault_lock_policy::{Policy, Request, Span, Statement, evaluate};

use crate::{
    strategies::{choices, policy, request, write},
    world::{caller, text, with_context},
};

/// Whatever the text is: a policy with places in it, or an error with a place in it.
fn check(text: &str) -> Result<(), TestCaseError> {
    match Policy::parse(text) {
        Ok(policy) => {
            prop_assert_eq!(policy.text(), text);
            for statement in policy.statements() {
                for span in spans(statement) {
                    lies_in(span, text)?;
                    prop_assert!(policy.place(span).path.starts_with("Statement"));
                }
            }
        }
        Err(error) => {
            lies_in(error.span(), text)?;
            let before: Vec<_> = text[..error.span().start].split('\n').collect();
            let column = before.last().map_or(0, |line| line.chars().count()) + 1;
            prop_assert_eq!((error.place().line, error.place().column), (before.len(), column));
            prop_assert!(!error.help().is_empty() && !error.to_string().ends_with('.'));
        }
    }
    Ok(())
}

fn lies_in(span: Span, text: &str) -> Result<(), TestCaseError> {
    prop_assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{:?}", span);
    Ok(())
}

fn spans(statement: &Statement) -> Vec<Span> {
    let conditions = statement.conditions.iter();
    let values =
        conditions.clone().flat_map(|condition| condition.values.iter().map(|value| value.span));
    conditions
        .flat_map(|condition| [condition.span, condition.operator.span, condition.key.span])
        .chain(values)
        .chain([statement.span, statement.effect.span])
        .chain([statement.principal.span, statement.action.span, statement.resource.span])
        .chain(statement.sid.iter().map(|sid| sid.span))
        .chain(statement.condition_span)
        .chain(statement.principal.values.iter().map(|value| value.span))
        .chain(statement.action.values.iter().map(|value| value.span))
        .chain(statement.resource.values.iter().map(|value| value.span))
        .collect()
}

/// What the span covers, read by another reader of JSON.
fn read(span: Span, source: &str) -> String {
    text(&serde_json::from_str::<Value>(span.of(source)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_json_is_read_or_refused(value in json_value()) {
        check(&value.to_string())?;
        check(&json!({ "Version": "2012-10-17", "Statement": value }).to_string())?;
    }

    #[test]
    fn a_damaged_policy_is_read_or_refused(
        policy in policy(),
        at in any::<prop::sample::Index>(),
        length in 0..3_usize,
        put in "[\\[\\]{}\",:\\\\$*0-9a-z\u{0}é]{0,3}",
    ) {
        let mut letters: Vec<char> = policy.to_string().chars().collect();
        let start = at.index(letters.len());
        letters.splice(start..(start + length).min(letters.len()), put.chars());
        check(&letters.into_iter().collect::<String>())?;
    }

    /// Printed, parsed, and each element found again where its span says.
    #[test]
    fn spans_cover_what_they_stand_for(value in policy(), seed in any::<u64>()) {
        let source = write(&value, &mut choices(seed));
        let policy = Policy::parse(&source).unwrap();
        for statement in policy.statements() {
            prop_assert_eq!(read(statement.effect.span, &source), statement.effect.value.as_str());
            if let Some(sid) = &statement.sid {
                prop_assert_eq!(&read(sid.span, &source), &sid.value);
            }
            for action in &statement.action.values {
                prop_assert_eq!(read(action.span, &source), action.value.as_str());
            }
            for resource in &statement.resource.values {
                prop_assert_eq!(read(resource.span, &source), resource.value.as_str());
            }
            for condition in &statement.conditions {
                prop_assert_eq!(read(condition.operator.span, &source), condition.operator.value.to_string());
                prop_assert_eq!(&read(condition.key.span, &source), &condition.key.value);
                for value in &condition.values {
                    prop_assert_eq!(read(value.span, &source), value.value.as_str());
                }
            }
        }
    }

    /// However a policy is written, it means the same and decides the same.
    #[test]
    fn how_it_is_written_makes_no_difference(value in policy(), seed in any::<u64>(), request in request()) {
        let plain = Policy::parse(&value.to_string()).unwrap();
        let written = Policy::parse(&write(&value, &mut choices(seed))).unwrap();
        prop_assert!(plain.means_the_same(&written) && written.means_the_same(&plain), "{}", written);
        let (who, action, vault, context) = &request;
        let caller = caller(who);
        let request = with_context(Request::new(&caller, action, vault), context);
        prop_assert_eq!(evaluate(&plain, &request).decision, evaluate(&written, &request).decision);
    }

    /// Policies that mean the same decide the same; those that decide differently do not mean the same.
    #[test]
    fn what_decides_differently_does_not_mean_the_same(a in policy(), b in policy(), request in request()) {
        let (a, b) = (Policy::parse(&a.to_string()).unwrap(), Policy::parse(&b.to_string()).unwrap());
        let (who, action, vault, context) = &request;
        let caller = caller(who);
        let request = with_context(Request::new(&caller, action, vault), context);
        if evaluate(&a, &request).decision != evaluate(&b, &request).decision {
            prop_assert!(!a.means_the_same(&b));
        }
    }
}

/// JSON with the names of policies in it.
fn json_value() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "Version",
        "Id",
        "Statement",
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "AWS",
        "Service",
        "Bool",
        "StringLike",
        "aws:x",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        prop::sample::select(vec!["Deny", "*", "2012-10-17", "${a}", "${", "111122223333"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map(name.clone(), inner, 0..6)
                .prop_map(|members| json!(members)),
        ]
    })
}
