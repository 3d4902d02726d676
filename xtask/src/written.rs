//! Files that tasks write: each is there whole or not at all, and one that is as it should be stays untouched, and so does
//! what was made of it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

/// Writes a file beside its place and moves it there, unless it says this already. Says whether it was written.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> anyhow::Result<bool> {
    let content = content.as_ref();
    if fs::read(path).is_ok_and(|found| found == content) {
        return Ok(false);
    }
    replace(path, content).with_context(|| format!("cannot write `{}`", path.display()))?;
    Ok(true)
}

fn replace(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".xtask-").tempfile_in(folder)?;
    file.write_all(content)?;
    // A temporary file is its owner's alone; this one is as open as any other.
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(path)?;
    Ok(())
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
