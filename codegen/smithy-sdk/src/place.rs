//! A generated crate and its folder: what differs, told and mended.

use std::collections::BTreeMap;
use std::path::Path;

use anstream::{eprintln, println};
use similar::{ChangeTag, TextDiff};
use smithy_sdk_codegen::tree::{Change, Tree};

use crate::disk;

/// Lines of a difference that are shown.
const DIFF_LINES: usize = 40;

/// Files that are named; of more, only the number is told.
const FILES: usize = 40;

/// Where a crate goes.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// The folder as the user knows it.
    pub name: &'a str,
    /// The command that writes there, for the help of a check that fails.
    pub command: &'a str,
}

/// What is done about differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are mended.
    Write,
    /// They are told.
    Check,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There was nothing to do.
    UpToDate,
    /// Files were written or removed.
    Written,
    /// The folder is another than it should be, and stays so.
    Differs,
}

impl Outcome {
    /// Whether the folder is now what it should be.
    pub fn is_good(self) -> bool {
        self != Self::Differs
    }
}

impl Place<'_> {
    /// Brings the folder to the state of the tree, or says what it lacks.
    ///
    /// # Errors
    ///
    /// If the folder holds something else than a generated crate, or can't be read or written.
    pub fn put(&self, tree: &Tree, mode: Mode) -> anyhow::Result<Outcome> {
        let disk = disk::read(self.folder)?;
        let changes = tree.changes_from(&disk);
        if changes.is_empty() {
            println!("{} is up to date: {} files", self.name, tree.files.len());
            return Ok(Outcome::UpToDate);
        }
        if !disk.files.is_empty() || mode == Mode::Check {
            self.list(&changes);
        }
        match mode {
            Mode::Check => {
                show_first_difference(&changes);
                eprintln!("error: {} is not what the model says", self.name);
                eprintln!("  help: run `{}`", self.command);
                Ok(Outcome::Differs)
            }
            Mode::Write => {
                disk::apply(self.folder, &changes)?;
                let removed = changes.values().filter(|it| **it == Change::Orphaned).count();
                let written = changes.len() - removed;
                let removed = if removed == 0 { "" } else { &format!(", removed {removed}") };
                println!("wrote {written} of {} files{removed}", tree.files.len());
                Ok(Outcome::Written)
            }
        }
    }

    fn list(&self, changes: &BTreeMap<&str, Change<'_>>) {
        for (path, change) in changes.iter().take(FILES) {
            let what = match change {
                Change::Missing { .. } => "missing",
                Change::Changed { .. } => "changed",
                Change::Orphaned => "orphaned",
            };
            println!("{what:>8} {}/{path}", self.name);
        }
        let more = changes.len().saturating_sub(FILES);
        if more > 0 {
            println!("         … and {more} more files");
        }
    }
}

/// Shows how the first changed file differs: enough to see what kind of change it is.
fn show_first_difference(changes: &BTreeMap<&str, Change<'_>>) {
    let first = changes.iter().find_map(|(path, change)| match change {
        Change::Changed { old, new } => Some((path, old, new)),
        Change::Missing { .. } | Change::Orphaned => None,
    });
    let Some((path, old, new)) = first else { return };
    println!("\n--- {path}\n+++ {path}, generated");
    let diff = TextDiff::from_lines(*old, *new);
    let lines: Vec<_> =
        diff.iter_all_changes().filter(|line| line.tag() != ChangeTag::Equal).collect();
    for line in lines.iter().take(DIFF_LINES) {
        let sign = if line.tag() == ChangeTag::Delete { '-' } else { '+' };
        println!("{sign}{}", line.value().trim_end_matches('\n'));
    }
    let more = lines.len().saturating_sub(DIFF_LINES);
    if more > 0 {
        println!("… and {more} more lines");
    }
    println!();
}
