//! Endpoints that are right but for one thing. The suite must find it, by the cases that are about it and by no others.
//!
//! Most of these are mistakes that other emulators make.

mod access;
mod answers;
mod endpoint;
mod locks;
mod signatures;
mod vaults;

use std::collections::BTreeSet;

use glacier_testkit::contract::{Report, Verdict};

use endpoint::{Break, Broken};

/// A mistake, and the cases that must find it.
pub(crate) struct Mistake {
    /// What the endpoint does wrong.
    name: &'static str,
    breaks: Break,
    /// The cases that fail.
    fail: &'static [&'static str],
    /// The cases that deviate, because the rule is a choice.
    deviate: &'static [&'static str],
    /// Whether so much rests on what is wrong that many others fail too.
    spreads: bool,
}

#[tokio::test]
async fn mistakes_with_locks_are_found_by_the_cases_about_them_and_no_others() {
    all_are_found(locks::MISTAKES, Broken::new).await;
}

#[tokio::test]
async fn mistakes_with_vaults_are_found_by_the_cases_about_them_and_no_others() {
    all_are_found(vaults::MISTAKES, Broken::new).await;
}

#[tokio::test]
async fn mistakes_with_access_archives_and_tags_are_found_by_the_cases_about_them_and_no_others() {
    all_are_found(access::MISTAKES, Broken::new).await;
}

#[tokio::test]
async fn mistakes_with_signatures_are_found_by_the_cases_about_them_and_no_others() {
    all_are_found(signatures::MISTAKES, Broken::at_the_gate).await;
}

#[tokio::test]
async fn mistakes_with_answers_are_found_by_the_cases_about_them_and_no_others() {
    all_are_found(answers::MISTAKES, Broken::new).await;
}

async fn all_are_found(mistakes: &[Mistake], broken: fn(Break) -> Broken) {
    let mut wrong = String::new();
    for mistake in mistakes {
        let report = broken(mistake.breaks).report().await;
        let found = [named(&report, "failed"), named(&report, "deviates")];
        let expected: [BTreeSet<&str>; 2] =
            [mistake.fail, mistake.deviate].map(|names| names.iter().copied().collect());
        let all_there =
            found.iter().zip(&expected).all(|(found, expected)| found.is_superset(expected));
        if !all_there || !mistake.spreads && found != expected {
            wrong += &format!("{}:\n  expected {expected:?}\n  found    {found:?}\n", mistake.name);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[tokio::test]
async fn nothing_is_found_where_nothing_is_broken() {
    let report = Broken::new(|_, _, answer| answer).report().await;
    assert!(report.clone().into_result().is_ok(), "{report}");
    assert_eq!(report.totals().deviating, 0, "{report}");
}

/// The cases whose verdict has this name.
fn named(report: &Report, verdict: &str) -> BTreeSet<&'static str> {
    let results = report.results.iter();
    results
        .filter(|result| result.verdict.name() == verdict)
        .map(|result| result.case.name)
        .collect()
}

/// A mistake in a rule that is a choice fails a strict run, and only that.
#[tokio::test]
async fn a_strict_run_counts_choices_too() {
    let broken = Broken::new(|_, asked, answer| match asked.method().as_str() {
        "GET" => endpoint::with_policy_rewritten(answer),
        _ => answer,
    });
    let lax = broken.suite().only("policy-verbatim").run().await.unwrap();
    let strict = broken.suite().strict().only("policy-verbatim").run().await.unwrap();
    assert!(matches!(lax.results[0].verdict, Verdict::Deviates(_)), "{lax}");
    assert!(matches!(strict.results[0].verdict, Verdict::Failed(_)), "{strict}");
    assert!(lax.into_result().is_err(), "a run in which nothing passed proves nothing");
}
