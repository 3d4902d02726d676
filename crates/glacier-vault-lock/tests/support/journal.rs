//! A journal in memory that asks before each step whether it works.

use std::{fmt, sync::Arc};

use futures_util::future::BoxFuture;
use glacier_vault_lock::{
    journal::{Found, JournalEntry, JournalError, LockJournal, MemoryJournal, Record},
    policy::VaultArn,
};

/// What a journal is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    Open,
    Read,
    Write,
    Remove,
}

/// How a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fate {
    #[default]
    Works,
    /// Nothing happens, and an error says so.
    Fails,
    /// It is done, and yet an error says that it failed: a file was renamed, and then the folder could not be synced.
    FailsAfterwards,
}

/// Decides about a step, and may take its time.
pub(crate) type Decide = Arc<dyn Fn(Step) -> BoxFuture<'static, Fate> + Send + Sync>;

/// A [`MemoryJournal`] whose steps can fail, before they are done or afterwards, or take long.
#[derive(Clone)]
pub(crate) struct TrickyJournal {
    memory: MemoryJournal,
    before: Decide,
}

impl TrickyJournal {
    pub(crate) fn new(memory: MemoryJournal, before: Decide) -> Self {
        Self { memory, before }
    }

    /// Asks a function that knows at once.
    pub(crate) fn asking(
        memory: MemoryJournal,
        fate: impl Fn(Step) -> Fate + Send + Sync + 'static,
    ) -> Self {
        let decide = move |step| {
            let fate = fate(step);
            Box::pin(std::future::ready(fate)) as BoxFuture<'static, Fate>
        };
        Self::new(memory, Arc::new(decide))
    }
}

impl LockJournal for TrickyJournal {
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>> {
        Box::pin(async move {
            attempt(&self.before, Step::Open, async {
                let entry = self.memory.open(vault).await?;
                let before = Arc::clone(&self.before);
                Ok(Box::new(TrickyEntry { entry, before }) as Box<dyn JournalEntry>)
            })
            .await
        })
    }

    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>> {
        self.memory.records()
    }
}

struct TrickyEntry {
    entry: Box<dyn JournalEntry>,
    before: Decide,
}

impl JournalEntry for TrickyEntry {
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>> {
        Box::pin(attempt(&self.before, Step::Read, self.entry.read()))
    }

    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>> {
        Box::pin(attempt(&self.before, Step::Write, self.entry.write(record)))
    }

    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>> {
        Box::pin(attempt(&self.before, Step::Remove, self.entry.remove()))
    }
}

async fn attempt<T>(
    before: &Decide,
    step: Step,
    work: impl Future<Output = Result<T, JournalError>>,
) -> Result<T, JournalError> {
    match before(step).await {
        Fate::Works => work.await,
        Fate::Fails => Err(broken()),
        Fate::FailsAfterwards => work.await.and(Err(broken())),
    }
}

fn broken() -> JournalError {
    JournalError::Other("the disk is full".into())
}

impl fmt::Debug for TrickyJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrickyJournal")
    }
}

impl fmt::Debug for TrickyEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrickyEntry")
    }
}
