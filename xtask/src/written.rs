//! Files that tasks write: each is there whole or not at all, and one that is as it should be stays untouched, and so does
//! what was made of it.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use smithy_sdk::disk::replace;

/// Writes a file as a whole, unless it says this already. Says whether it was written.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<bool> {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|found| found == content) {
        return Ok(false);
    }
    replace(path, content).with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.txt");
        assert!(write(&path, "one").unwrap());
        assert!(!write(&path, "one").unwrap());
        assert!(write(&path, "two").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        let entries = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(entries, 1, "something was left beside it");
    }

    #[test]
    fn what_can_not_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(folder.path(), "text").unwrap_err().to_string();
        assert_eq!(error, format!("cannot write `{}`", folder.path().display()));
    }
}
