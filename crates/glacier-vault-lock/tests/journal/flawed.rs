//! Journals in memory that do one thing wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

use futures_util::future::BoxFuture;
use glacier_vault_lock::{
    journal::{Found, JournalEntry, JournalError, LockJournal, Record},
    policy::VaultArn,
};

use crate::support::record;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Somebody else has records in the storage.
    NotEmpty,
    Forgets,
    TrimsPolicies,
    KeepsMilliseconds,
    /// Of the attempts it keeps the last one only.
    DropsEarlierAttempts,
    IgnoresCase,
    HidesHeld,
    ListsTwice,
    MindsNone,
    RemovesNothing,
    /// Also records of other vaults.
    TakesAll,
    LetsAllIn,
    /// Other processes do not see it.
    HoldsForItselfOnly,
    NeverLetsGo,
    /// What was given up is written with the next thing that is read.
    WritesLate,
}

#[derive(Debug, Clone)]
pub(crate) struct Flawed {
    flaw: Flaw,
    records: Arc<Mutex<BTreeMap<String, Record>>>,
    held: Arc<Mutex<BTreeSet<String>>>,
}

impl Flawed {
    pub(crate) fn new(flaw: Flaw) -> Self {
        let journal = Self { flaw, records: Arc::default(), held: Arc::default() };
        if flaw == Flaw::NotEmpty {
            let record = record("id");
            journal.records.lock().unwrap().insert(record.vault.to_string(), record);
        }
        journal
    }

    pub(crate) fn restarted(&self) -> Self {
        let mut journal = self.clone();
        match self.flaw {
            Flaw::Forgets => journal.records = Arc::default(),
            Flaw::HoldsForItselfOnly => journal.held = Arc::default(),
            _ => {}
        }
        journal
    }

    fn key(&self, vault: &VaultArn) -> String {
        let key = vault.to_string();
        if self.flaw == Flaw::IgnoresCase { key.to_lowercase() } else { key }
    }

    fn kept(&self, record: &Record) -> Record {
        let mut record = record.clone();
        if self.flaw == Flaw::TrimsPolicies {
            record.policy = record.policy.text().trim().parse().unwrap();
        }
        if self.flaw == Flaw::KeepsMilliseconds {
            let since = record.last_attempt.duration_since(SystemTime::UNIX_EPOCH).unwrap();
            let millis = u64::try_from(since.as_millis()).unwrap();
            record.last_attempt = SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
        }
        if self.flaw == Flaw::DropsEarlierAttempts {
            record.earlier.clear();
        }
        record
    }
}

impl LockJournal for Flawed {
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>> {
        Box::pin(async move {
            let free = self.held.lock().unwrap().insert(vault.to_string());
            if !free && self.flaw != Flaw::LetsAllIn {
                return Err(JournalError::Busy { vault: vault.to_string() });
            }
            let entry =
                FlawedEntry { journal: self.clone(), vault: vault.clone(), late: Mutex::default() };
            Ok(Box::new(entry) as Box<dyn JournalEntry>)
        })
    }

    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>> {
        Box::pin(async move {
            let mut records: Vec<_> = self.records.lock().unwrap().values().cloned().collect();
            match self.flaw {
                Flaw::HidesHeld => {
                    let held = self.held.lock().unwrap();
                    records.retain(|record| !held.contains(record.vault.as_str()));
                }
                Flaw::ListsTwice => records.extend(records.first().cloned()),
                _ => {}
            }
            Ok(records.into_iter().map(Ok).collect())
        })
    }
}

#[derive(Debug)]
struct FlawedEntry {
    journal: Flawed,
    vault: VaultArn,
    late: Mutex<Vec<Record>>,
}

impl FlawedEntry {
    fn put(&self, record: &Record) {
        let kept = self.journal.kept(record);
        self.journal.records.lock().unwrap().insert(self.journal.key(&self.vault), kept);
    }
}

impl JournalEntry for FlawedEntry {
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>> {
        Box::pin(async move {
            for record in self.late.lock().unwrap().drain(..) {
                self.put(&record);
            }
            Ok(self.journal.records.lock().unwrap().get(&self.journal.key(&self.vault)).cloned())
        })
    }

    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>> {
        Box::pin(async move {
            if self.journal.flaw != Flaw::TakesAll {
                record.check_vault(&self.vault)?;
            }
            if self.journal.flaw == Flaw::WritesLate {
                self.late.lock().unwrap().push(record.clone());
                WakeAtOnce(false).await;
                self.late.lock().unwrap().pop();
            }
            self.put(record);
            Ok(())
        })
    }

    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>> {
        Box::pin(async move {
            if self.journal.flaw == Flaw::RemovesNothing {
                return Ok(());
            }
            let removed =
                self.journal.records.lock().unwrap().remove(&self.journal.key(&self.vault));
            if removed.is_none() && self.journal.flaw == Flaw::MindsNone {
                return Err(JournalError::Other("nothing to remove".into()));
            }
            Ok(())
        })
    }
}

impl Drop for FlawedEntry {
    fn drop(&mut self) {
        if self.journal.flaw != Flaw::NeverLetsGo {
            self.journal.held.lock().unwrap().remove(self.vault.as_str());
        }
    }
}

/// Pending once, so that a caller can give up.
struct WakeAtOnce(bool);

impl Future for WakeAtOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}
