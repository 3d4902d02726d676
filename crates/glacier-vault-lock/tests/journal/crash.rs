//! A program is killed at any moment: what it had written is there, whole.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    sync::mpsc,
    time::Duration,
};

use glacier_vault_lock::journal::{LockJournal as _, Record};
use pretty_assertions::assert_eq;
use tempfile::TempDir;

use crate::{
    child::{Task, after_step, program},
    support::{folder, folder_on_disk, list, open, run, vault},
};

/// Of each test.
const ROUNDS: u64 = 100;

/// Most of the kills come while something is being synced.
#[test]
fn a_kill_leaves_the_record_before_or_after_on_disk() {
    kill_again_and_again(1, &folder_on_disk());
}

/// They come anywhere.
#[test]
fn a_kill_leaves_the_record_before_or_after_1() {
    kill_again_and_again(2, &folder());
}

#[test]
fn a_kill_leaves_the_record_before_or_after_2() {
    kill_again_and_again(3, &folder());
}

fn kill_again_and_again(seed: u64, folder: &TempDir) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut here: Option<Record> = None;
    let (mut next, mut interrupted) = (1, 0);
    for round in 0..ROUNDS {
        let said = run_and_kill(folder.path(), Task::Change { seed, from: next }, &mut random);
        let before = said.done.map_or(here, |step| after_step(seed, step));
        let after = said.begun.map_or(before.clone(), |step| after_step(seed, step));
        interrupted += u64::from(said.begun != said.done);

        here = look(folder.path());
        assert!(
            here == before || here == after,
            "round {round}, after {said:?}: {:?} is neither {:?} nor {:?}",
            here.as_ref().map(|record| &record.phase),
            before.as_ref().map(|record| &record.phase),
            after.as_ref().map(|record| &record.phase),
        );
        next = said.begun.map_or(next, |step| step + 1);
    }
    println!("{} steps; {interrupted} of {ROUNDS} kills came in the middle of one", next - 1);
    // Each round waits for some, so a writer that does nothing would show.
    assert!(next > ROUNDS);
}

/// The last step of a program that it says it has begun, and the last that is done.
#[derive(Debug, Default)]
struct Said {
    begun: Option<u64>,
    done: Option<u64>,
}

/// Kills a program: after some steps and a moment more, or sometimes as soon as it was started.
fn run_and_kill(folder: &Path, task: Task, random: &mut fastrand::Rng) -> Said {
    let mut child = program(task, folder).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (send, heard) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in lines {
            // It goes on reading when nobody listens any more: what is in the pipe was said.
            let _ = send.send(line.unwrap());
        }
    });

    let mut said = Said::default();
    if random.u8(..10) != 0 {
        let steps = random.u8(1..4);
        for _ in 0..steps {
            said.hear_until_done(&heard);
        }
    }
    std::thread::sleep(Duration::from_micros(random.u64(..4_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    for line in heard.try_iter() {
        said.hear(&line);
    }
    said
}

impl Said {
    fn hear_until_done(&mut self, heard: &mpsc::Receiver<String>) {
        let done = self.done;
        while self.done == done {
            self.hear(&heard.recv().expect("the program ended by itself"));
        }
    }

    fn hear(&mut self, line: &str) {
        // Test binaries say something themselves, and not always on a line of its own.
        let number = |word| line.split_once(word)?.1.parse().ok();
        self.begun = number("begin ").or(self.begun);
        self.done = number("done ").or(self.done);
    }
}

/// What the next program finds: no entry that is still held, nothing left over.
fn look(folder: &Path) -> Option<Record> {
    let journal = open(folder);
    let found = run(async {
        let entry = journal.open(&vault("records")).await.unwrap();
        let found = entry.read().await.unwrap();
        assert_eq!(list(&journal).await, Vec::from_iter(found.clone()));
        found
    });
    let files = fs::read_dir(folder).unwrap().count();
    assert_eq!(files, 1 + usize::from(found.is_some()), "beside the folder of locks");
    found
}
