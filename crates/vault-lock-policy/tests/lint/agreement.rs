//! What the linter says, and what `evaluate` says, which knows nothing of the linter.

use std::slice;

use proptest::prelude::*;
use serde_json::Value;
use vault_lock_policy::{
    Code, Decision, Finding, Mismatch, Policy, Principal, Severity, VaultArn, evaluate, lint,
};

use crate::{
    case::{VAULT, files},
    strategies::{mistaken_policy, suite},
    world::{CALLERS, OWN_ROOT, Parts, SOMEBODY, STRANGER, requests},
};

/// Holds the findings about a policy against requests.
fn check(policy: &Policy, vault: &VaultArn) {
    let findings = lint(policy, vault);
    // Then it says nothing of statements.
    if findings.iter().any(|finding| finding.code == Code::TooManyCallers) {
        return;
    }
    let is_readable = !findings.iter().any(|finding| READING.contains(&finding.code));
    for (index, statement) in policy.statements().iter().enumerate() {
        let within: Vec<_> =
            findings.iter().filter(|finding| statement.span.contains(finding.span)).collect();
        let outcome = |parts: &Parts| {
            parts.ask(vault, |request| match &evaluate(policy, request).statements[index] {
                Ok(()) => Outcome::Met,
                Err(Mismatch::Condition { .. }) => Outcome::Condition,
                Err(_) => Outcome::Other,
            })
        };
        // Whom a unique ID or a provider stands for, only the context tells.
        let names_no_arn = statement.principal.values.iter().any(|principal| {
            matches!(principal.value, Principal::UniqueId(_) | Principal::Federated(_))
        });
        let requests = requests(policy, slice::from_ref(statement), |parts| {
            names_no_arn || outcome(parts) != Outcome::Other
        });
        let met = requests.iter().find(|parts| outcome(parts) == Outcome::Met);
        let is_literal = |finding: &&&Finding| is_readable || READING.contains(&finding.code);
        if let Some(claim) = within.iter().filter(is_literal).find(|finding| says_never(finding)) {
            assert!(met.is_none(), "{claim}\nbut {met:?}\n{policy}");
        }
        let is_fine = within.iter().all(|finding| {
            finding.severity < Severity::Error && finding.code != Code::StatementNeverApplies
        });
        assert!(
            met.is_some() || !is_fine,
            "statement {index} meets no request, and nothing says so: {within:?}\n{policy}"
        );
        for finding in within.iter().filter(|_| is_readable) {
            check_meaning(policy, vault, finding);
        }
    }
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Met,
    Condition,
    Other,
}

/// What is written wrong. Other findings speak of the policy as if that were mended.
const READING: &[Code] = &[
    Code::ResourceNotThisVault,
    Code::ResourceDependsOnCaller,
    Code::ActionWithoutService,
    Code::ActionOfAnotherService,
    Code::UnknownAction,
    Code::UnknownConditionKey,
    Code::OperatorNotForKey,
    Code::ValueNotReadable,
    Code::AgeOperator,
    Code::VariableInOldVersion,
];

/// Whether a finding says that the statement applies to no request at all.
fn says_never(finding: &Finding) -> bool {
    finding.code != Code::UndocumentedTagKey
        && ["the statement denies nothing", "the statement allows nothing"]
            .iter()
            .any(|words| finding.message.contains(words))
}

/// What some findings say about people and ages, asked of `evaluate`.
fn check_meaning(policy: &Policy, vault: &VaultArn, finding: &Finding) {
    let decides = |who: &str, action: Option<&str>, wanted: &[Decision]| {
        let is_asked = |parts: &Parts| {
            parts.caller.0 == who && action.is_none_or(|action| action == parts.action)
        };
        requests(policy, policy.statements(), is_asked).iter().any(|parts| {
            parts.ask(vault, |request| wanted.contains(&evaluate(policy, request).decision))
        })
    };
    let free = [Decision::Neither, Decision::Allowed];
    let always_denied =
        |action: &str| [OWN_ROOT, SOMEBODY].iter().all(|who| !decides(who, Some(action), &free));
    let delete = "glacier:DeleteArchive";
    let is_so = match finding.code {
        Code::ArchivesNeverDeletable => always_denied(delete),
        Code::ArchivesNeverRetrievable => {
            always_denied("glacier:InitiateJob") || always_denied("glacier:GetJobOutput")
        }
        Code::EverythingDenied => always_denied(delete) && always_denied("glacier:GetVaultLock"),
        Code::VaultNeverDeletable => always_denied("glacier:DeleteVault"),
        Code::LockStepDenied => ["Abort", "Complete", "Get"]
            .iter()
            .any(|step| always_denied(&format!("glacier:{step}VaultLock"))),
        Code::DenyBindsOwnAccountOnly => decides(STRANGER, Some(delete), &free),
        // If they are free to few only, it says to whom.
        Code::YoungArchivesFree | Code::AgeEquals if finding.message.contains("deleted by ") => {
            CALLERS.iter().any(|(who, _)| decides(who, Some(delete), &free))
        }
        Code::YoungArchivesFree | Code::AgeEquals | Code::DenyBindsFewOnly => {
            decides(SOMEBODY, Some(delete), &free)
        }
        Code::HoldNeverLifted => stays_held(policy, vault, finding),
        Code::AllowToEverybody => decides(STRANGER, None, &[Decision::Allowed, Decision::Denied]),
        _ => true,
    };
    assert!(is_so, "{finding}\n{policy}");
}

/// Whether no request lifts the hold that a finding is about, of all that are made while it keeps an old archive from being deleted.
fn stays_held(policy: &Policy, vault: &VaultArn, finding: &Finding) -> bool {
    let mut statements = policy.statements().iter();
    let hold = statements.position(|statement| statement.span.contains(finding.span)).unwrap();
    let lifts = |parts: &Parts| {
        parts.caller.0.starts_with("arn:") && finding.message.contains(parts.action)
    };
    let requests = requests(policy, policy.statements(), lifts);
    let is_held = |parts: &Parts| {
        let mut delete = parts.clone();
        delete.action = "glacier:DeleteArchive";
        delete.context.insert("glacier:archiveageindays".to_owned(), "1000000000".to_owned());
        delete.ask(vault, |request| evaluate(policy, request).statements[hold].is_ok())
    };
    let is_denied = |parts: &Parts| {
        parts.ask(vault, |request| evaluate(policy, request).decision == Decision::Denied)
    };
    requests.iter().any(is_held) && requests.iter().filter(|parts| is_held(parts)).all(is_denied)
}

#[test]
fn findings_of_the_files_agree_with_evaluate() {
    for (_, cases) in files() {
        for case in cases {
            check(&Policy::parse(&case.policy).unwrap(), &case.vault);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn findings_agree_with_evaluate(value in mistaken_policy()) {
        let policy = Policy::parse(&value.to_string()).unwrap();
        check(&policy, &VAULT.parse().unwrap());
    }

    /// Places lie in the text and texts are there, for any policy at all.
    #[test]
    fn any_policy_is_linted(value in suite::policy(), seed in any::<u64>()) {
        let text = suite::write(&value, &mut suite::choices(seed));
        let policy = Policy::parse(&text).unwrap();
        let findings = lint(&policy, &VAULT.parse().unwrap());
        for finding in &findings {
            prop_assert!(text.get(finding.span.start..finding.span.end).is_some(), "{}", finding);
            prop_assert_eq!(&finding.place, &policy.place(finding.span));
            prop_assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{}", finding);
            for related in &finding.related {
                prop_assert_eq!(&related.place, &policy.place(related.span));
            }
        }
        let starts: Vec<_> = findings.iter().map(|finding| finding.span.start).collect();
        prop_assert!(starts.is_sorted(), "{:?}", starts);
    }

    /// How it is written makes no difference to what is found.
    #[test]
    fn how_it_is_written_makes_no_difference(value in mistaken_policy(), seed in any::<u64>()) {
        let vault = VAULT.parse().unwrap();
        let codes = |value: &Value, text: &str| -> Vec<(Code, Severity)> {
            let policy = Policy::parse(text).unwrap();
            let mut codes: Vec<_> =
                lint(&policy, &vault).iter().map(|finding| (finding.code, finding.severity)).collect();
            codes.sort();
            assert!(value.is_object());
            codes
        };
        let written = suite::write(&value, &mut suite::choices(seed));
        prop_assert_eq!(codes(&value, &value.to_string()), codes(&value, &written), "{}", written);
    }
}
