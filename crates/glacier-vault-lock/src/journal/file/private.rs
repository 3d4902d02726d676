//! Files and folders that are the owner's alone, where the operating system has modes; elsewhere they get what their folder gives.

use crate::journal::JournalError;
use std::{
    fs::{self, File},
    io,
    path::Path,
};

/// Makes a file that must not be there yet, for the owner alone whatever the umask.
pub(super) fn create_file(path: &Path) -> io::Result<File> {
    made_private(options().write(true).create_new(true).open(path)?)
}

/// Opens a file to lock it, and makes it if need be.
pub(super) fn open_lock_file(path: &Path) -> io::Result<File> {
    made_private(options().read(true).write(true).create(true).truncate(false).open(path)?)
}

/// Makes a folder for the owner alone, and says whether there was none.
pub(super) fn create_folder(path: &Path) -> io::Result<bool> {
    let builder = fs::DirBuilder::new();
    #[cfg(unix)]
    let builder = {
        let mut builder = builder;
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
    };
    match builder.create(path) {
        Ok(()) => {
            #[cfg(unix)]
            fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Refuses a folder in which others than the owner may write.
pub(super) fn refuse_exposed(path: &Path) -> Result<(), JournalError> {
    let metadata = path.symlink_metadata().map_err(JournalError::io("read", path))?;
    if is_exposed(&metadata) {
        return Err(JournalError::Exposed { path: path.to_owned() });
    }
    Ok(())
}

/// Whether others than the owner may write.
#[cfg(unix)]
pub(super) fn is_exposed(metadata: &fs::Metadata) -> bool {
    const GROUP_AND_OTHERS_WRITE: u32 = 0o022;
    std::os::unix::fs::MetadataExt::mode(metadata) & GROUP_AND_OTHERS_WRITE != 0
}

#[cfg(not(unix))]
pub(super) fn is_exposed(_: &fs::Metadata) -> bool {
    false
}

fn options() -> fs::OpenOptions {
    let options = fs::OpenOptions::new();
    #[cfg(unix)]
    let options = {
        let mut options = options;
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options
    };
    options
}

/// The umask may have taken permissions from the owner.
#[cfg(unix)]
fn made_private(file: File) -> io::Result<File> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where there are modes, it can fail")]
fn made_private(file: File) -> io::Result<File> {
    Ok(file)
}
