//! A disk in memory that fails when told, and that knows what a loss of power could leave.

use super::Disk;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    Nothing,
    /// The call of this number, from 0, fails.
    FailsAt(usize),
    /// That call and all later ones do: the process is gone, or the power is.
    EndsAt(usize),
    /// Calls of this kind claim that it is done.
    Ignores(Call),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    Create,
    Open,
    Write,
    Sync,
    Rename,
    Remove,
    SyncFolder,
}

/// Which file has which name.
type Names = BTreeMap<PathBuf, usize>;

/// One folder.
///
/// As on real file systems, changes of names since the last sync of the folder may be lost, each by itself; and what was written to
/// a file since its last sync may be lost or be there in part.
pub(super) struct ModelDisk {
    trouble: Cell<Trouble>,
    calls: RefCell<Vec<Call>>,
    names: RefCell<Names>,
    kept_names: RefCell<Names>,
    changes: RefCell<Vec<Change>>,
    files: RefCell<Vec<Content>>,
    next_file: Cell<usize>,
}

#[derive(Debug, Clone)]
enum Change {
    Create(PathBuf, usize),
    Rename(PathBuf, PathBuf, usize),
    Remove(PathBuf),
}

#[derive(Debug, Default)]
struct Content {
    written: Vec<u8>,
    synced: bool,
}

impl ModelDisk {
    pub(super) fn new(trouble: Trouble) -> Self {
        Self {
            trouble: Cell::new(trouble),
            calls: RefCell::default(),
            names: RefCell::default(),
            kept_names: RefCell::default(),
            changes: RefCell::default(),
            files: RefCell::default(),
            next_file: Cell::new(0),
        }
    }

    /// What was called, failed or not.
    pub(super) fn calls(&self) -> Vec<Call> {
        self.calls.borrow().clone()
    }

    /// The process is there again, and the power never was away.
    pub(super) fn restart(&self) {
        self.trouble.set(Trouble::Nothing);
    }

    /// What a program that goes on finds in the file; `None` if there is none.
    pub(super) fn content(&self, path: &Path) -> Option<Vec<u8>> {
        let file = *self.names.borrow().get(path)?;
        Some(self.files.borrow()[file].written.clone())
    }

    /// All that may be found in two files if the power is lost now.
    pub(super) fn after_power_loss(&self, paths: [&Path; 2]) -> BTreeSet<[Option<Vec<u8>>; 2]> {
        let changes = self.changes.borrow();
        let every_choice = 0..1_u32 << changes.len();
        let mut found = BTreeSet::new();
        for choice in every_choice {
            let mut names = self.kept_names.borrow().clone();
            let chosen = changes.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            for (_, change) in chosen {
                change.apply(&mut names);
            }
            let [first, second] = paths.map(|path| self.contents_after_power_loss(&names, path));
            for first in &first {
                found.extend(second.iter().map(|second| [first.clone(), second.clone()]));
            }
        }
        found
    }

    fn contents_after_power_loss(&self, names: &Names, path: &Path) -> Vec<Option<Vec<u8>>> {
        let Some(file) = names.get(path) else { return vec![None] };
        self.files.borrow()[*file].after_power_loss().map(Some).collect()
    }

    fn call(&self, call: Call, work: impl FnOnce()) -> io::Result<()> {
        let number = self.calls.borrow().len();
        self.calls.borrow_mut().push(call);
        match self.trouble.get() {
            Trouble::FailsAt(at) if number == at => Err(io::Error::other("told to fail")),
            Trouble::EndsAt(at) if number >= at => Err(io::Error::other("gone")),
            Trouble::Ignores(ignored) if call == ignored => Ok(()),
            _ => {
                work();
                Ok(())
            }
        }
    }

    fn change(&self, change: Change) {
        change.apply(&mut self.names.borrow_mut());
        self.changes.borrow_mut().push(change);
    }
}

impl Change {
    fn apply(&self, names: &mut Names) {
        match self {
            Self::Create(path, file) => _ = names.insert(path.clone(), *file),
            Self::Rename(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), *file);
            }
            Self::Remove(path) => _ = names.remove(path),
        }
    }
}

impl Content {
    /// What was synced is there, all of it. Of other files there may be nothing, a part, or zeros.
    fn after_power_loss(&self) -> impl Iterator<Item = Vec<u8>> {
        let whole = &self.written;
        let part = whole[..whole.len() / 2].to_vec();
        let lost = [Vec::new(), part, vec![0; whole.len()]];
        let lost = if self.synced { None } else { Some(lost) };
        lost.into_iter().flatten().chain([whole.clone()])
    }
}

impl Disk for ModelDisk {
    type File = usize;

    fn create(&self, path: &Path) -> io::Result<usize> {
        assert!(!self.names.borrow().contains_key(path), "{} is there already", path.display());
        let file = self.next_file.get();
        self.call(Call::Create, || {
            self.next_file.set(file + 1);
            self.files.borrow_mut().push(Content::default());
            self.change(Change::Create(path.to_owned(), file));
        })?;
        Ok(file)
    }

    fn open(&self, path: &Path) -> io::Result<usize> {
        let file = self.names.borrow().get(path).copied().ok_or(io::ErrorKind::NotFound)?;
        self.call(Call::Open, || {})?;
        Ok(file)
    }

    /// Writes half if it fails.
    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        let write = |bytes: &[u8]| {
            let content = Content { written: bytes.to_vec(), synced: false };
            self.files.borrow_mut()[*file] = content;
        };
        self.call(Call::Write, || write(bytes)).inspect_err(|_| write(&bytes[..bytes.len() / 2]))
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        self.call(Call::Sync, || self.files.borrow_mut()[*file].synced = true)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let file = self.names.borrow()[from];
        let change = Change::Rename(from.to_owned(), to.to_owned(), file);
        self.call(Call::Rename, || self.change(change))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let is_there = self.names.borrow().contains_key(path);
        self.call(Call::Remove, || {
            if is_there {
                self.change(Change::Remove(path.to_owned()));
            }
        })?;
        if is_there { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.call(Call::SyncFolder, || {
            self.changes.borrow_mut().clear();
            self.kept_names.replace(self.names.borrow().clone());
        })
    }
}
