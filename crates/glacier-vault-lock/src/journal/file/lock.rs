//! Who has a vault to himself: in this process by a set, among processes by a lock of the operating system.

use super::private;
use std::{
    collections::BTreeSet,
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What this process holds, whichever journal it was opened through. The operating system is not enough: on network file systems
/// some grant one process the same lock twice.
static HELD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A vault that nobody else has until this is dropped or the process ends, however it ends.
///
/// The file is never deleted. Whoever deletes it cannot know that nobody has just opened it, and would lock a file without a name
/// while the next one locks a new one. It is empty, and there is one for each vault.
#[derive(Debug)]
pub(super) struct VaultLock {
    file: File,
    _claim: Claim,
}

impl VaultLock {
    /// `None` if somebody else has it.
    pub(super) fn acquire(path: &Path) -> io::Result<Option<Self>> {
        let Some(claim) = Claim::stake(path) else { return Ok(None) };
        let file = private::open_lock_file(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { file, _claim: claim })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Drop for VaultLock {
    /// Closing the file would do, were it not for programs that this process is just starting: until they run, they have it open
    /// too.
    fn drop(&mut self) {
        // Nothing to be done if it fails, and then closing does it.
        let _ = self.file.unlock();
    }
}

/// A path in [`HELD`].
#[derive(Debug)]
struct Claim(PathBuf);

impl Claim {
    fn stake(path: &Path) -> Option<Self> {
        held().insert(path.to_owned()).then(|| Self(path.to_owned()))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        held().remove(&self.0);
    }
}

fn held() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}
