//! Many want one vault: one has it at a time.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use glacier_vault_lock::journal::{JournalError, LockJournal as _};
use pretty_assertions::assert_eq;

use crate::{
    child::{Task, program},
    support::{Place, folder, list, open, record, run, vault},
};

#[test]
fn of_many_tasks_one_has_the_vault() {
    const TASKS: usize = 24;
    const TURNS: usize = 20;
    for place in Place::each() {
        let threads =
            tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap();
        let (inside, busy) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..TASKS)
            .map(|_| {
                let (journal, inside, busy) = (place.journal(), inside.clone(), busy.clone());
                threads.spawn(async move {
                    let mut turns = 0;
                    while turns < TURNS {
                        match journal.open(&vault("records")).await {
                            Ok(entry) => {
                                assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                                tokio::task::yield_now().await;
                                assert_eq!(inside.fetch_sub(1, Ordering::SeqCst), 1);
                                drop(entry);
                                turns += 1;
                            }
                            Err(JournalError::Busy { .. }) => {
                                busy.fetch_add(1, Ordering::SeqCst);
                            }
                            Err(error) => panic!("{error:?}"),
                        }
                        tokio::task::yield_now().await;
                    }
                })
            })
            .collect();
        for task in tasks {
            threads.block_on(task).unwrap();
        }
        println!("{} times somebody else had it", busy.load(Ordering::SeqCst));
    }
}

#[test]
fn of_many_processes_one_has_the_vault() {
    let folder = folder();
    let programs: Vec<_> = (0..6)
        .map(|seed| program(Task::Contend { seed }, folder.path()).spawn().unwrap())
        .collect();
    for program in programs {
        let output = program.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let records = run(list(&open(folder.path())));
    assert_eq!(records.len(), 1);
}

/// A process that is just being started has a copy of everything that is open, locks included, until its program runs.
#[cfg(unix)]
#[test]
fn programs_that_are_being_started_hold_nothing() {
    let folder = folder();
    let journal = open(folder.path());
    let done = Arc::new(AtomicUsize::new(0));
    let starter = std::thread::spawn({
        let done = done.clone();
        move || {
            while done.load(Ordering::SeqCst) == 0 {
                assert!(std::process::Command::new("true").status().unwrap().success());
            }
        }
    });
    for _ in 0..500 {
        run(async {
            let entry = journal.open(&vault("records")).await.unwrap();
            assert_eq!(entry.read().await.unwrap(), None);
        });
    }
    done.store(1, Ordering::SeqCst);
    starter.join().unwrap();
}

/// Whoever tidies up in the folder of locks lets others in, but no one in the same process.
#[test]
fn a_process_knows_what_it_holds_without_a_lock_file() {
    let folder = folder();
    let journal = open(folder.path());
    let entry = run(journal.open(&vault("records"))).unwrap();
    let record_path = journal.record_path(&vault("records"));
    let lock = record_path.with_extension("lock");
    std::fs::remove_file(folder.path().join("locks").join(lock.file_name().unwrap())).unwrap();
    let error = run(open(folder.path()).open(&vault("records"))).unwrap_err();
    assert!(matches!(error, JournalError::Busy { .. }), "{error}");
    drop(entry);
    assert!(run(journal.open(&vault("records"))).is_ok());
}

/// Different vaults are in nobody's way.
#[test]
fn many_vaults_are_written_at_once() {
    for place in Place::each() {
        let threads =
            tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap();
        threads.block_on(async {
            let tasks: Vec<_> = (0..100)
                .map(|number| {
                    let journal = place.journal();
                    tokio::spawn(async move {
                        let mut record = record("id");
                        record.vault = vault(&format!("v{number}"));
                        let entry = journal.open(&record.vault).await.unwrap();
                        entry.write(&record).await.unwrap();
                        record.vault
                    })
                })
                .collect();
            let mut expected = Vec::new();
            for task in tasks {
                expected.push(task.await.unwrap());
            }
            let records = list(&*place.journal()).await;
            let mut found: Vec<_> = records.into_iter().map(|record| record.vault).collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected);
        });
    }
}
