//! Clients of all sorts: an honest one that must pass, and ones with a quirk each, which the suite must find.

mod honest;
mod quirks;

use std::collections::BTreeSet;

use glacier_testkit::Emulator;
use glacier_testkit::contract::{Capability, ClientSuite, Report};

use honest::{Client, Quirk};

async fn report(quirk: Quirk, claims: &[Capability]) -> Report {
    let mut suite = ClientSuite::new(async move |emulator: &Emulator| Client::new(emulator, quirk));
    for claim in claims {
        suite = suite.claims(*claim);
    }
    suite.run().await.unwrap()
}

#[tokio::test]
async fn an_honest_client_passes() {
    let report = report(Quirk::None, &[]).await.into_result().unwrap();
    let skipped: BTreeSet<&str> = report.skipped().map(|(case, _)| case.name).collect();
    let claimed = ["lost-initiate-is-recovered", "throttled-once", "unavailable-once"];
    assert_eq!(skipped, BTreeSet::from(claimed), "{report}");
}

#[tokio::test]
async fn operations_that_a_client_lacks_are_skipped_and_named() {
    let report = report(Quirk::SevenOperations, &[]).await.into_result().unwrap();
    let lacks: BTreeSet<String> =
        report.skipped().flat_map(|(_, lacks)| lacks).map(ToString::to_string).collect();
    let expected = [
        "the client does not claim to recover a lost InitiateVaultLock",
        "the client does not repeat calls",
        "the client has no AddTagsToVault",
        "the client has no DeleteArchive",
        "the client has no ListVaults",
        "the client has no SetVaultAccessPolicy",
    ];
    assert_eq!(lacks, expected.map(str::to_owned).into());
}

#[tokio::test]
async fn a_client_that_has_nothing_has_not_passed() {
    let report = report(Quirk::NoOperations, &[]).await;
    assert_eq!(report.totals().passed, 0, "{report}");
    assert!(report.into_result().is_err());
}

#[tokio::test]
async fn each_quirk_is_found_by_the_cases_about_it() {
    let mut wrong = String::new();
    for (quirk, claims, expected) in quirks::QUIRKS {
        let report = report(*quirk, claims).await;
        let found: BTreeSet<&str> = report.failures().map(|(case, _)| case.name).collect();
        let expected: BTreeSet<&str> = expected.iter().copied().collect();
        if found != expected {
            wrong += &format!("{quirk:?}:\n  expected {expected:?}\n  found    {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
