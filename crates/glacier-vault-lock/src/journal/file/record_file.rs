//! Reads the file of a record, whatever somebody has put in its place.

use super::{
    format::{self, MOST_BYTES, Unreadable},
    name::Stem,
    private,
};
use crate::journal::{JournalError, Record};
use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

/// The record in a file; `None` if there is no file. `name` is what such a file is called.
pub(super) fn read(path: &Path, name: fn(&Stem) -> String) -> Result<Option<Record>, JournalError> {
    let damaged =
        |problem| Err(JournalError::Damaged { origin: path.display().to_string(), problem });
    let Some(text) = read_text(path)? else { return Ok(None) };
    let record = match format::decode(&text) {
        Ok(record) => record,
        Err(Unreadable::Damaged(problem)) => return damaged(problem),
        Err(Unreadable::Newer(found)) => {
            let origin = path.display().to_string();
            return Err(JournalError::NewerFormat { origin, found, known: format::FORMAT });
        }
    };
    let name = name(&Stem::of(&record.vault));
    if path.file_name().is_none_or(|found| found != name.as_str()) {
        return damaged(format!("it is about `{}`, whose record is called `{name}`", record.vault));
    }
    Ok(Some(record))
}

fn read_text(path: &Path) -> Result<Option<Vec<u8>>, JournalError> {
    // Before it is opened: opening a pipe may wait for ever.
    let metadata = match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found.map_err(JournalError::io("read", path))?,
    };
    if !metadata.is_file() {
        let origin = path.display().to_string();
        return Err(JournalError::Damaged { origin, problem: "it is not a file".to_owned() });
    }
    if private::is_exposed(&metadata) {
        return Err(JournalError::Exposed { path: path.to_owned() });
    }
    match read_limited(path) {
        // Removed just now.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(JournalError::io("read", path)),
    }
}

/// One byte more than allowed at most, so that it shows.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut text = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut text)?;
    Ok(text)
}
