//! Programs that other tests start, kill, and let contend with one another. This test binary plays them itself.

use std::{
    io::{self, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use glacier_vault_lock::journal::{JournalError, LockJournal as _, Record};

use crate::support::{open, record, run, vault};

const TASK: &str = "JOURNAL_TEST_TASK";
const FOLDER: &str = "JOURNAL_TEST_FOLDER";
const SEED: &str = "JOURNAL_TEST_SEED";
const FROM: &str = "JOURNAL_TEST_FROM";

/// What the program does.
#[derive(Clone, Copy)]
pub(crate) enum Task {
    /// Changes the record of one vault, step by step, until it is killed. Steps before `from` were done by others.
    Change { seed: u64, from: u64 },
    /// Wants one vault again and again, and has it alone.
    Contend { seed: u64 },
    /// Opens the journal and writes one record.
    WriteOnce,
    /// Opens the journal, tries to write a record of many pages, and says what is wrong.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there, no process can be kept from writing"))]
    WriteLong,
}

/// The program, started through a shell command that ends in `exec "$@"`, to set what a process inherits.
#[cfg(unix)]
pub(crate) fn command(shell: &str, task: Task, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", shell, "sh"]).arg(std::env::current_exe().unwrap());
    set_up(&mut command, task, folder);
    command
}

/// The program.
pub(crate) fn program(task: Task, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    set_up(&mut command, task, folder);
    command
}

fn set_up(command: &mut Command, task: Task, folder: &Path) {
    let (name, seed, from) = match task {
        Task::Change { seed, from } => ("change", seed, from),
        Task::Contend { seed } => ("contend", seed, 0),
        Task::WriteOnce => ("write-once", 0, 0),
        Task::WriteLong => ("write-long", 0, 0),
    };
    command
        .args(["child::program_of_another_test", "--exact", "--ignored", "--nocapture"])
        .env(TASK, name)
        .env(SEED, seed.to_string())
        .env(FROM, from.to_string())
        .env(FOLDER, folder)
        .stdout(Stdio::piped());
}

#[test]
#[ignore = "other tests run it as a process of its own"]
fn program_of_another_test() {
    let Ok(task) = std::env::var(TASK) else { return };
    let folder = std::env::var_os(FOLDER).unwrap();
    let number = |name| std::env::var(name).unwrap().parse::<u64>().unwrap();
    match task.as_str() {
        "change" => change(folder.as_ref(), number(SEED), number(FROM)),
        "contend" => contend(folder.as_ref(), number(SEED)),
        "write-once" => write_once(folder.as_ref()),
        "write-long" => write_long(folder.as_ref()),
        other => panic!("{other}"),
    }
}

/// The record after a step; `None` if the step removes it.
pub(crate) fn after_step(seed: u64, step: u64) -> Option<Record> {
    let mut random = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(step));
    if random.u8(..8) == 0 {
        return None;
    }
    // From a few hundred bytes to several pages.
    let mut record = record(&format!("lock-{step}"));
    let blanks = " ".repeat(random.usize(..20_000));
    record.policy = format!("{}{blanks}", record.policy).parse().unwrap();
    Some(record)
}

fn change(folder: &Path, seed: u64, from: u64) {
    run(async {
        let journal = open(folder);
        let entry = journal.open(&vault("records")).await.unwrap();
        for step in from.. {
            say(&format!("begin {step}"));
            match after_step(seed, step) {
                Some(record) => entry.write(&record).await.unwrap(),
                None => entry.remove().await.unwrap(),
            }
            say(&format!("done {step}"));
        }
    });
}

fn contend(folder: &Path, seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut had = 0;
    while had < 40 {
        // A journal of its own each time, as a program that has just started.
        let journal = open(folder);
        match run(journal.open(&vault("records"))) {
            Ok(entry) => {
                alone(folder, std::thread::yield_now);
                run(entry.write(&record(&format!("{seed}-{had}")))).unwrap();
                had += 1;
            }
            Err(JournalError::Busy { .. }) => {
                std::thread::sleep(std::time::Duration::from_micros(random.u64(..500)));
            }
            Err(error) => panic!("{error:?}"),
        }
    }
}

/// Does something, and panics if anybody else is doing so in the same folder.
pub(crate) fn alone(folder: &Path, work: impl FnOnce()) {
    let mark = folder.join("somebody-has-it");
    std::fs::File::create_new(&mark).unwrap();
    work();
    std::fs::remove_file(mark).unwrap();
}

fn write_once(folder: &Path) {
    run(async {
        let entry = open(folder).open(&vault("records")).await.unwrap();
        entry.write(&record("id")).await.unwrap();
    });
}

fn write_long(folder: &Path) {
    let mut record = record("id");
    record.policy = format!("{}{}", record.policy, " ".repeat(50_000)).parse().unwrap();
    run(async {
        let entry = open(folder).open(&record.vault).await.unwrap();
        let error = entry.write(&record).await.unwrap_err();
        say(&format!("{error}: {}", std::error::Error::source(&error).unwrap()));
    });
}

/// Says something in one piece, even if the process is killed right after.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
