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
    /// Opens a file to sync it.
    fn open(&self, path: &Path) -> io::Result<Self::File>;
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
/// not outlive a loss of power. If it is stopped, the temporary file may be whole: [`finish`] carries it through then.
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
        // If that fails too, the disk is in such a state that the new one may well be the better one to find.
        let _ = disk.remove(&temporary);
        return Err(failed);
    }
    sync_folder(disk, folder)
}

/// Carries through what was stopped after the temporary file was written.
pub(super) fn finish(
    disk: &impl Disk,
    folder: &Path,
    temporary: &str,
    name: &str,
) -> Result<(), JournalError> {
    let (temporary, path) = (folder.join(temporary), folder.join(name));
    let file = disk.open(&temporary).map_err(JournalError::io("open", &temporary))?;
    disk.sync(&file).map_err(JournalError::io("sync", &temporary))?;
    disk.rename(&temporary, &path).map_err(JournalError::io("replace", &path))?;
    sync_folder(disk, folder)
}

/// Removes what was stopped before the temporary file was written.
pub(super) fn give_up(
    disk: &impl Disk,
    folder: &Path,
    temporary: &str,
) -> Result<(), JournalError> {
    remove_if_there(disk, &folder.join(temporary))?;
    sync_folder(disk, folder)
}

/// Removes a file, if there is one, for good, and what was to take its place.
pub(super) fn remove(
    disk: &impl Disk,
    folder: &Path,
    temporary: &str,
    name: &str,
) -> Result<(), JournalError> {
    remove_if_there(disk, &folder.join(temporary))?;
    remove_if_there(disk, &folder.join(name))?;
    // Also if there was none: an earlier removal may have failed here.
    sync_folder(disk, folder)
}

fn write_new(disk: &impl Disk, path: &Path, bytes: &[u8]) -> Result<(), JournalError> {
    let mut file = disk.create(path).map_err(JournalError::io("create", path))?;
    disk.write(&mut file, bytes).map_err(JournalError::io("write", path))?;
    disk.sync(&file).map_err(JournalError::io("sync", path))
}

fn sync_folder(disk: &impl Disk, folder: &Path) -> Result<(), JournalError> {
    disk.sync_folder(folder).map_err(JournalError::io("sync", folder))
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

    /// To write, which Windows asks for when a file is synced.
    fn open(&self, path: &Path) -> io::Result<File> {
        File::options().write(true).open(path)
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
