//! Holds a journal to its promises, for tests of journals of one's own.

mod promise;
mod samples;
mod storage;

use super::{JournalError, LockJournal, Phase, Record};
use futures_util::future::join_all;
pub use promise::{BrokenPromise, Promise};
use std::{cell::Cell, time::Duration};
use storage::Storage;

/// Tries every promise of [`LockJournal`] that can be tried without pulling a plug.
///
/// `start` gives a journal as a program opens it when it starts. All of them share their storage, which has to be empty at first and
/// is empty again if all promises were kept. Several are open at the same time, as in several processes.
///
/// What it cannot try is the crash itself: kill a process of yours while it writes, and look.
///
/// ```
/// use glacier_vault_lock::journal::{FileJournal, MemoryJournal, check::check};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let journal = MemoryJournal::new();
/// check(async || journal.clone()).await?;
///
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// check(async || FileJournal::open(folder).unwrap()).await?;
///
/// // One that forgets everything:
/// let broken = check(async || MemoryJournal::new()).await.unwrap_err();
/// assert_eq!(
///     broken.to_string(),
///     "what was written is there after a restart: there is no record, but one was written",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The first promise that was broken, and how.
pub async fn check<J: LockJournal>(start: impl AsyncFn() -> J) -> Result<(), BrokenPromise> {
    let storage = Storage::new(start);
    storage.expect_empty().await?;
    survives(&storage).await?;
    word_for_word(&storage).await?;
    keeps_vaults_apart(&storage).await?;
    replaces_and_removes(&storage).await?;
    refuses_other_vaults(&storage).await?;
    one_at_a_time(&storage).await?;
    many_take_turns(&storage).await?;
    no_late_writes(&storage).await?;
    storage.expect_empty().await
}

async fn survives<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::SurvivesRestart;
    let record = samples::record("records");
    storage.write(promise, &record).await?;
    storage.expect(promise, &record.vault, Some(&record)).await?;
    storage.clear(promise, &record.vault).await
}

async fn word_for_word<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::WordForWord;
    for record in samples::strange() {
        storage.write(promise, &record).await?;
        storage.expect(promise, &record.vault, Some(&record)).await?;
        storage.clear(promise, &record.vault).await?;
    }
    Ok(())
}

/// Vaults that are alike have a record each, and all are listed, held or not.
async fn keeps_vaults_apart<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::KeepsVaultsApart;
    let records = samples::alike();
    for record in &records {
        storage.write(promise, record).await?;
    }
    for record in &records {
        storage.expect(promise, &record.vault, Some(record)).await?;
    }
    let promise = Promise::ListsAll;
    storage.expect_list(promise, &records).await?;
    let (journal, held) = storage.open(promise, &samples::record("records").vault).await?;
    storage.expect_list(promise, &records).await?;
    drop((journal, held));
    for record in &records {
        storage.clear(promise, &record.vault).await?;
    }
    Ok(())
}

async fn replaces_and_removes<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::ReplacesAndRemoves;
    let first = samples::record("records").in_phase(Phase::Initiating);
    let second = samples::record("records");
    let vault = &first.vault;
    let (_journal, entry) = storage.open(promise, vault).await?;
    promise.ok(entry.remove().await)?;
    promise.expect(entry.read().await, None)?;
    for record in [&first, &second, &first] {
        promise.ok(entry.write(record).await)?;
        promise.expect(entry.read().await, Some(record))?;
    }
    promise.ok(entry.remove().await)?;
    promise.expect(entry.read().await, None)?;
    promise.ok(entry.remove().await)?;
    drop(entry);
    storage.expect(promise, vault, None).await
}

async fn refuses_other_vaults<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::RefusesOtherVaults;
    let (record, other) = (samples::record("records"), samples::record("photos"));
    let (journal, entry) = storage.open(promise, &record.vault).await?;
    promise.ok(entry.write(&record).await)?;
    match entry.write(&other).await {
        Err(JournalError::OtherVault { .. }) => {}
        Err(error) => return Err(promise.broken(format!("it says: {error}"))),
        Ok(()) => return Err(promise.broken("it was written")),
    }
    promise.expect(entry.read().await, Some(&record))?;
    drop((journal, entry));
    storage.expect_list(promise, std::slice::from_ref(&record)).await?;
    storage.clear(promise, &record.vault).await
}

async fn one_at_a_time<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    let promise = Promise::OneAtATime;
    let vault = samples::record("records").vault;
    let (journal, entry) = storage.open(promise, &vault).await?;
    let another = storage.start().await;
    for (whose, journal) in [("the same", &journal), ("another", &another)] {
        match journal.open(&vault).await {
            Err(JournalError::Busy { .. }) => {}
            Err(error) => return Err(promise.broken(format!("{whose} journal says: {error}"))),
            Ok(_) => return Err(promise.broken(format!("{whose} journal opened it too"))),
        }
        // Other vaults are nobody's business.
        promise.ok(journal.open(&samples::record("photos").vault).await.map(drop))?;
    }
    drop(entry);
    storage.open_in(Promise::FreeAgain, &another, &vault).await.map(drop)
}

/// Many at once, on one thread or several, as the executor has them.
async fn many_take_turns<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    const CALLERS: usize = 12;
    let promise = Promise::OneAtATime;
    let vault = samples::record("records").vault;
    let inside = Cell::new(0);
    let take_a_turn = async || {
        let (_journal, _entry) = storage.open(promise, &vault).await?;
        inside.set(inside.get() + 1);
        storage::let_others_run().await;
        let together = inside.replace(inside.get() - 1);
        if together == 1 { Ok(()) } else { Err(promise.broken(format!("{together} have it"))) }
    };
    let turns = join_all((0..CALLERS).map(|_| take_a_turn())).await;
    turns.into_iter().collect()
}

async fn no_late_writes<J: LockJournal>(
    storage: &Storage<impl AsyncFn() -> J>,
) -> Result<(), BrokenPromise> {
    const ROUNDS: u64 = 20;
    let promise = Promise::NoLateWrites;
    let vault = samples::record("records").vault;
    for round in 0..ROUNDS {
        let [given_up, first, last] = samples::three_in_a_row(round);
        let (journal, entry) = storage.open(promise, &vault).await?;
        storage::poll_once(&mut entry.write(&given_up)).await;
        promise.ok(entry.write(&first).await)?;
        promise.expect(entry.read().await, Some(&first))?;

        storage::poll_once(&mut entry.write(&given_up)).await;
        drop((journal, entry));
        let (_journal, entry) = storage.open(promise, &vault).await?;
        promise.expect_one_of(entry.read().await, &[&first, &given_up])?;
        promise.ok(entry.write(&last).await)?;
        storage::wait(Duration::from_millis(1)).await;
        promise.expect(entry.read().await, Some(&last))?;
    }
    storage.clear(promise, &vault).await
}
