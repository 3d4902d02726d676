//! The storage that a journal is tried on, and ways to use it.

use super::{BrokenPromise, JournalError, LockJournal, Promise, Record};
use crate::journal::JournalEntry;
use std::{future::poll_fn, pin::Pin, task::Poll, time::Duration};
use vault_lock_policy::VaultArn;

pub(super) struct Storage<F> {
    start: F,
}

impl<J: LockJournal, F: AsyncFn() -> J> Storage<F> {
    pub(super) fn new(start: F) -> Self {
        Self { start }
    }

    /// A journal, as a program that has just started opens it.
    pub(super) async fn start(&self) -> J {
        (self.start)().await
    }

    /// An entry of a journal that was just started.
    pub(super) async fn open(
        &self,
        promise: Promise,
        vault: &VaultArn,
    ) -> Result<(J, Box<dyn JournalEntry>), BrokenPromise> {
        let journal = self.start().await;
        let entry = self.open_in(promise, &journal, vault).await?;
        Ok((journal, entry))
    }

    /// Waits while it is busy: giving an entry back may take a moment, and so may a write that was begun.
    pub(super) async fn open_in(
        &self,
        promise: Promise,
        journal: &J,
        vault: &VaultArn,
    ) -> Result<Box<dyn JournalEntry>, BrokenPromise> {
        const PATIENCE: u32 = 2_000;
        for _ in 0..PATIENCE {
            match journal.open(vault).await {
                Err(JournalError::Busy { .. }) => wait(Duration::from_millis(1)).await,
                opened => return promise.ok(opened),
            }
        }
        Err(Promise::FreeAgain.broken("it is still held after 2 seconds"))
    }

    pub(super) async fn write(
        &self,
        promise: Promise,
        record: &Record,
    ) -> Result<(), BrokenPromise> {
        let (_journal, entry) = self.open(promise, &record.vault).await?;
        promise.ok(entry.write(record).await)
    }

    pub(super) async fn clear(
        &self,
        promise: Promise,
        vault: &VaultArn,
    ) -> Result<(), BrokenPromise> {
        let (_journal, entry) = self.open(promise, vault).await?;
        promise.ok(entry.remove().await)
    }

    pub(super) async fn expect(
        &self,
        promise: Promise,
        vault: &VaultArn,
        record: Option<&Record>,
    ) -> Result<(), BrokenPromise> {
        let (_journal, entry) = self.open(promise, vault).await?;
        promise.expect(entry.read().await, record)
    }

    pub(super) async fn expect_list(
        &self,
        promise: Promise,
        expected: &[Record],
    ) -> Result<(), BrokenPromise> {
        let found = promise.ok(self.start().await.records().await)?;
        let found = promise.ok(found.into_iter().collect::<Result<Vec<_>, _>>())?;
        if let Some(missing) = expected.iter().find(|record| !found.contains(record)) {
            return Err(promise.broken(format!("the record of `{}` is not there", missing.vault)));
        }
        if let Some(strange) = found.iter().find(|record| !expected.contains(record)) {
            let found = format!("there is a record of `{}` that is not expected", strange.vault);
            return Err(promise.broken(found));
        }
        if found.len() != expected.len() {
            return Err(promise.broken("a record is there more than once"));
        }
        Ok(())
    }

    pub(super) async fn expect_empty(&self) -> Result<(), BrokenPromise> {
        self.expect_list(Promise::StartsAndEndsEmpty, &[]).await
    }
}

/// Begins what a future is about, to give it up.
pub(super) async fn poll_once<T: Future + Unpin>(future: &mut T) {
    poll_fn(|context| {
        // Done or not, nobody asks.
        let _ = Pin::new(&mut *future).poll(context);
        Poll::Ready(())
    })
    .await;
}

/// Waits on any executor, and lets other futures run before it goes on.
pub(super) async fn wait(time: Duration) {
    std::thread::sleep(time);
    let_others_run().await;
}

pub(super) async fn let_others_run() {
    let mut has_run = false;
    poll_fn(|context| {
        if std::mem::replace(&mut has_run, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
