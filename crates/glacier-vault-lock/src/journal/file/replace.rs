//! Puts a file in the place of another so that, whatever stops it at whatever moment, the one or the other is there, whole.

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;

use super::private;
use crate::journal::JournalError;
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

/// What is done to files. Tests have disks that fail, and disks that lose what was not synced.
pub(super) trait Disk {
    /// A file that is being written.
    type File;

    /// Makes a file for the owner alone. There must be none yet.
    fn create(&self, path: &Path) -> io::Result<Self::File>;
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes last what was created, renamed and removed in a folder.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// Writes a file by way of a temporary one in the same folder, which nobody else may be using.
///
/// If it fails, the file that was there still is; only if the last step does, the sync of the folder, the new one is there and may
/// not outlive a loss of power.
pub(super) fn replace(
    disk: &impl Disk,
    folder: &Path,
    temporary: &str,
    name: &str,
    bytes: &[u8],
) -> Result<(), JournalError> {
    let (temporary, path) = (folder.join(temporary), folder.join(name));
    // A crash may have left one.
    remove_if_there(disk, &temporary)?;
    let moved = write_new(disk, &temporary, bytes)
        .and_then(|()| disk.rename(&temporary, &path).map_err(JournalError::io("replace", &path)));
    if let Err(failed) = moved {
        // If it stays, the next write or the next start removes it.
        let _ = disk.remove(&temporary);
        return Err(failed);
    }
    disk.sync_folder(folder).map_err(JournalError::io("sync", folder))
}

/// Removes a file, if there is one, for good.
pub(super) fn remove(disk: &impl Disk, folder: &Path, name: &str) -> Result<(), JournalError> {
    remove_if_there(disk, &folder.join(name))?;
    // Also if there was none: an earlier removal may have failed here.
    disk.sync_folder(folder).map_err(JournalError::io("sync", folder))
}

fn write_new(disk: &impl Disk, path: &Path, bytes: &[u8]) -> Result<(), JournalError> {
    let mut file = disk.create(path).map_err(JournalError::io("create", path))?;
    disk.write(&mut file, bytes).map_err(JournalError::io("write", path))?;
    disk.sync(&file).map_err(JournalError::io("sync", path))
}

fn remove_if_there(disk: &impl Disk, path: &Path) -> Result<(), JournalError> {
    match disk.remove(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(JournalError::io("remove", path)),
    }
}

/// The disk of this machine.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    type File = File;

    fn create(&self, path: &Path) -> io::Result<File> {
        private::create_file(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    /// Elsewhere folders cannot be synced; NTFS keeps its own journal of names.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}
