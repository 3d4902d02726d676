//! `journal::check` passes both journals, and finds out those that break one promise.

use glacier_vault_lock::journal::check::{Promise, check};
use pretty_assertions::assert_eq;

use crate::{
    flawed::{Flaw, Flawed},
    support::{Place, open, run},
};

#[test]
fn both_journals_keep_their_promises() {
    for place in Place::each() {
        let checked = run(async {
            match &place {
                Place::Memory(journal) => check(async || journal.clone()).await,
                Place::Folder(folder) => check(async || open(folder.path())).await,
            }
        });
        assert_eq!(checked, Ok(()));
    }
}

#[test]
fn a_broken_promise_is_found_and_said() {
    use Promise as P;
    let records = "`arn:aws:glacier:us-west-2:111122223333:vaults/records`";
    let cases: &[(Flaw, P, &str)] = &[
        (
            Flaw::NotEmpty,
            P::StartsAndEndsEmpty,
            &format!("there is a record of {records} that is not expected"),
        ),
        (Flaw::Forgets, P::SurvivesRestart, "there is no record, but one was written"),
        (Flaw::TrimsPolicies, P::WordForWord, "the text of the policy is another"),
        (Flaw::KeepsMilliseconds, P::WordForWord, "the last attempt is another"),
        (Flaw::DropsEarlierAttempts, P::WordForWord, "the list of earlier attempts is another"),
        (
            Flaw::IgnoresCase,
            P::KeepsVaultsApart,
            &format!(
                "the vault is {}, but {records} was written",
                records.replace("records", "RECORDS")
            ),
        ),
        (Flaw::HidesHeld, P::ListsAll, &format!("the record of {records} is not there")),
        (Flaw::ListsTwice, P::ListsAll, "a record is there more than once"),
        (Flaw::MindsNone, P::ReplacesAndRemoves, "it says: the journal failed: nothing to remove"),
        (
            Flaw::RemovesNothing,
            P::ReplacesAndRemoves,
            "there is a record, but there should be none",
        ),
        (Flaw::TakesAll, P::RefusesOtherVaults, "it was written"),
        (Flaw::LetsAllIn, P::OneAtATime, "the same journal opened it too"),
        (Flaw::HoldsForItselfOnly, P::OneAtATime, "another journal opened it too"),
        (Flaw::NeverLetsGo, P::FreeAgain, "it is still held after 2 seconds"),
        (
            Flaw::WritesLate,
            P::NoLateWrites,
            "the lock ID is `given-up-0`, but `first-0` was written",
        ),
    ];
    for (flaw, promise, found) in cases {
        let journal = Flawed::new(*flaw);
        let broken = run(check(async || journal.restarted())).unwrap_err();
        assert_eq!(broken.to_string(), format!("{promise}: {found}"), "{flaw:?}");
        assert_eq!((broken.promise, broken.found.as_str()), (*promise, *found), "{flaw:?}");
    }
}
