//! Callers that go away in the middle: what they began is done or not, and never comes after what others do.

use std::future::poll_fn;
use std::task::Poll;

use glacier_vault_lock::journal::{JournalEntry, JournalError, LockJournal, Record};
use pretty_assertions::assert_eq;

use crate::support::{Place, list, record, run, vault};

#[test]
fn a_write_whose_caller_has_gone_does_not_come_after_the_next_one() {
    for place in Place::each() {
        run(async {
            let journal = place.journal();
            for round in 0..30 {
                let entry = journal.open(&vault("records")).await.unwrap();
                for part in 0..3 {
                    begin_and_drop(&*entry, &record(&format!("dropped-{round}-{part}"))).await;
                }
                let last = record(&format!("last-{round}"));
                entry.write(&last).await.unwrap();
                assert_eq!(entry.read().await.unwrap(), Some(last.clone()));
                drop(entry);
                assert_eq!(list(&*journal).await, [last]);
            }
        });
    }
}

#[test]
fn a_write_that_was_begun_keeps_the_vault_until_it_is_done() {
    for place in Place::each() {
        run(async {
            let journal = place.journal();
            for round in 0..30 {
                let entry = open_when_free(&*journal).await;
                let first = record(&format!("first-{round}"));
                entry.write(&first).await.unwrap();
                let second = record(&format!("second-{round}"));
                begin_and_drop(&*entry, &second).await;
                drop(entry);

                let entry = open_when_free(&*journal).await;
                assert_eq!(entry.read().await.unwrap(), Some(second));
                entry.remove().await.unwrap();
                assert_eq!(entry.read().await.unwrap(), None);
            }
        });
    }
}

#[test]
fn an_entry_whose_caller_has_gone_is_free_again() {
    for place in Place::each() {
        run(async {
            let journal = place.journal();
            for _ in 0..30 {
                let records = vault("records");
                let mut opening = journal.open(&records);
                poll_once(&mut opening).await;
                drop(opening);
                drop(open_when_free(&*journal).await);
            }
        });
    }
}

/// Outside of Tokio it works too, and blocks.
#[test]
fn other_executors_will_do() {
    for place in Place::each() {
        futures_executor::block_on(async {
            let entry = place.journal().open(&vault("records")).await.unwrap();
            entry.write(&record("id")).await.unwrap();
            assert_eq!(entry.read().await.unwrap(), Some(record("id")));
        });
    }
}

async fn begin_and_drop(entry: &dyn JournalEntry, record: &Record) {
    poll_once(&mut entry.write(record)).await;
}

async fn poll_once<F: Future + Unpin>(future: &mut F) {
    poll_fn(|context| {
        let _ = std::pin::Pin::new(&mut *future).poll(context);
        Poll::Ready(())
    })
    .await;
}

async fn open_when_free(journal: &dyn LockJournal) -> Box<dyn JournalEntry> {
    loop {
        match journal.open(&vault("records")).await {
            Ok(entry) => return entry,
            Err(JournalError::Busy { .. }) => tokio::task::yield_now().await,
            Err(error) => panic!("{error:?}"),
        }
    }
}
