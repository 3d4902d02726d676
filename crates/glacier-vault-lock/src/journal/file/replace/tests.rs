//! Every step fails once, and the power is lost after every step.

use super::{
    finish, give_up,
    model::{Call, ModelDisk, Trouble},
    remove, replace,
};
use crate::journal::JournalError;
use pretty_assertions::assert_eq;
use std::{collections::BTreeSet, path::Path};

const RECORD: &str = "/j/f";
const TEMPORARY: &str = "/j/t";

type State = Option<&'static str>;

/// What the file is to be, one after the other. At first it is not there. A text is whole if it ends with a point.
const STATES: &[State] = &[
    None,
    Some("one."),
    Some("two."),
    Some("one."),
    None,
    None,
    Some("a long one."),
    Some("."),
    Some("the end."),
];

#[test]
fn a_write_takes_these_steps_in_this_order() {
    use Call::{Create, Remove, Rename, Sync, SyncFolder, Write};
    let disk = ModelDisk::new(Trouble::Nothing);
    bring_to(&disk, Some("one.")).unwrap();
    assert_eq!(disk.calls(), [Remove, Create, Write, Sync, Rename, SyncFolder]);
    bring_to(&disk, None).unwrap();
    assert_eq!(disk.calls()[6..], [Remove, Remove, SyncFolder]);
}

#[test]
fn a_failure_leaves_the_file_before_and_no_other() {
    let mut failures = BTreeSet::new();
    for at in 0..calls_of_a_good_run() {
        let disk = ModelDisk::new(Trouble::FailsAt(at));
        for pair in STATES.windows(2) {
            let [before, after] = [pair[0], pair[1]];
            let Err(error) = bring_to(&disk, after) else {
                assert_eq!(content(&disk), after, "call {at} fails");
                continue;
            };
            let JournalError::Io { action, .. } = &error else { panic!("{error}") };
            // Windows joins paths with a backslash.
            let text = error.to_string().replace('\\', "/");
            let only_may_not_last = *action == "sync" && text == "cannot sync `/j`";
            let expected = if only_may_not_last { after } else { before };
            assert_eq!(content(&disk), expected, "call {at} fails: {text}");
            assert_eq!(disk.content(Path::new(TEMPORARY)), None, "call {at} fails: {text}");
            failures.insert(text);
            // Once it goes again, it goes.
            bring_to(&disk, after).unwrap();
            assert_eq!(content(&disk), after);
        }
    }
    let expected = [
        "cannot create `/j/t`",
        "cannot remove `/j/f`",
        "cannot remove `/j/t`",
        "cannot replace `/j/f`",
        "cannot sync `/j/t`",
        "cannot sync `/j`",
        "cannot write `/j/t`",
    ];
    assert_eq!(Vec::from_iter(failures), expected);
}

#[test]
fn an_end_of_the_process_leaves_the_file_before_or_after() {
    let mut carried_through = 0;
    for at in 0..calls_of_a_good_run() {
        let disk = ModelDisk::new(Trouble::EndsAt(at));
        let (before, after) = go_as_far_as_it_goes(&disk);
        let left = content(&disk);
        assert!(left == before || left == after, "after call {at} there is {left:?}");
        disk.restart();
        settle(&disk);
        let found = content(&disk);
        assert!(found == before || found == after, "after call {at} there is {found:?}");
        assert_eq!(disk.content(Path::new(TEMPORARY)), None);
        carried_through += usize::from(found != left);
        // And it lasts.
        assert_eq!(disk.after_power_loss([RECORD, TEMPORARY].map(Path::new)).len(), 1);
    }
    // Of each of the six writes: before the sync, and before the rename.
    assert_eq!(carried_through, 12);
}

#[test]
fn a_loss_of_power_leaves_the_file_before_or_after() {
    for at in 0..=calls_of_a_good_run() {
        let disk = ModelDisk::new(Trouble::EndsAt(at));
        assert_eq!(lost_or_torn(&disk), BTreeSet::new(), "after call {at}");
    }
}

/// The test above would see it.
#[test]
fn a_sync_that_is_left_out_shows() {
    for call in [Call::Sync, Call::SyncFolder] {
        let disk = ModelDisk::new(Trouble::Ignores(call));
        assert_ne!(lost_or_torn(&disk), BTreeSet::new(), "{call:?}");
    }
}

/// What a start after a loss of power may find that is neither the file before nor, if its write had begun, the file after.
fn lost_or_torn(disk: &ModelDisk) -> BTreeSet<Option<Vec<u8>>> {
    let (before, after) = go_as_far_as_it_goes(disk);
    let left = disk.after_power_loss([RECORD, TEMPORARY].map(Path::new));
    let settled = left
        .into_iter()
        .map(|[record, temporary]| temporary.filter(|text| is_whole(text)).or(record));
    let mut found: BTreeSet<_> = settled.collect();
    for allowed in [before, after] {
        found.remove(&allowed.map(|text| text.as_bytes().to_vec()));
    }
    found
}

/// What a start does.
fn settle(disk: &ModelDisk) {
    match disk.content(Path::new(TEMPORARY)) {
        Some(text) if is_whole(&text) => finish(disk, Path::new("/j"), "t", "f").unwrap(),
        _ => give_up(disk, Path::new("/j"), "t").unwrap(),
    }
}

fn is_whole(text: &[u8]) -> bool {
    text.ends_with(b".")
}

/// The last state that was reached, and the one that was begun; the same if nothing went wrong.
fn go_as_far_as_it_goes(disk: &ModelDisk) -> (State, State) {
    let mut reached = STATES[0];
    for state in &STATES[1..] {
        if bring_to(disk, *state).is_err() {
            return (reached, *state);
        }
        reached = *state;
    }
    (reached, reached)
}

fn bring_to(disk: &ModelDisk, state: State) -> Result<(), JournalError> {
    match state {
        Some(text) => replace(disk, Path::new("/j"), "t", "f", text.as_bytes()),
        None => remove(disk, Path::new("/j"), "t", "f"),
    }
}

fn calls_of_a_good_run() -> usize {
    let disk = ModelDisk::new(Trouble::Nothing);
    go_as_far_as_it_goes(&disk);
    disk.calls().len()
}

fn content(disk: &ModelDisk) -> State {
    let content = disk.content(Path::new(RECORD))?;
    STATES.iter().copied().flatten().find(|text| text.as_bytes() == content).or(Some("a part"))
}
