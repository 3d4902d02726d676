//! What both journals do.

use glacier_vault_lock::journal::JournalError;
use pretty_assertions::assert_eq;

use crate::support::{Place, list, record, record_of, run, vault};

#[test]
fn what_was_written_is_there_after_a_restart() {
    for place in Place::each() {
        run(async {
            let entry = place.journal().open(&vault("records")).await.unwrap();
            assert_eq!(entry.read().await.unwrap(), None);
            entry.write(&record("first")).await.unwrap();
            entry.write(&record("second")).await.unwrap();
            drop(entry);

            let journal = place.journal();
            assert_eq!(list(&*journal).await, [record("second")]);
            let entry = journal.open(&vault("records")).await.unwrap();
            assert_eq!(entry.read().await.unwrap(), Some(record("second")));
            entry.remove().await.unwrap();
            entry.remove().await.unwrap();
            assert_eq!(entry.read().await.unwrap(), None);
            drop(entry);

            assert_eq!(list(&*place.journal()).await, []);
        });
    }
}

#[test]
fn an_entry_is_for_one_and_the_next_when_it_is_dropped() {
    for place in Place::each() {
        run(async {
            let (journal, another) = (place.journal(), place.journal());
            let entry = journal.open(&vault("records")).await.unwrap();
            entry.write(&record("id")).await.unwrap();
            for journal in [&journal, &another] {
                let error = journal.open(&vault("records")).await.unwrap_err();
                assert!(matches!(error, JournalError::Busy { .. }));
                assert_eq!(
                    error.to_string(),
                    "another call or process is at work on the lock of \
                     `arn:aws:glacier:us-west-2:111122223333:vaults/records`"
                );
                // Other vaults, and reading all, are free to everybody.
                assert!(journal.open(&vault("Records")).await.is_ok());
                assert_eq!(list(&**journal).await, [record("id")]);
            }
            drop(entry);
            assert!(another.open(&vault("records")).await.is_ok());
        });
    }
}

#[test]
fn a_record_goes_into_the_entry_of_its_vault_only() {
    for place in Place::each() {
        run(async {
            let journal = place.journal();
            let entry = journal.open(&vault("records")).await.unwrap();
            entry.write(&record("id")).await.unwrap();
            let error = entry.write(&record_of(vault("photos"), "id")).await.unwrap_err();
            assert_eq!(
                error.to_string(),
                "a record of `arn:aws:glacier:us-west-2:111122223333:vaults/photos` does not belong \
                 into the entry of `arn:aws:glacier:us-west-2:111122223333:vaults/records`"
            );
            assert_eq!(error.help(), "open the entry of the record's vault");
            assert_eq!(list(&*journal).await, [record("id")]);
        });
    }
}
