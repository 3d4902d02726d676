//! The sources of the official client, where rustdoc can be run over them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;

use crate::written::write;
use crate::{inputs, packages};

/// Copies the official client, as cargo has it, into `folder`, and gives its manifest.
///
/// Cargo's own copy is for reading only, and is no workspace. What is the same stays, so that rustdoc does not run again.
pub(super) fn copy(folder: &Path) -> anyhow::Result<PathBuf> {
    let source = packages::official_client()?;
    for entry in WalkDir::new(&source) {
        let entry = entry.with_context(|| format!("cannot list `{}`", source.display()))?;
        let path = entry.path();
        if entry.file_type().is_file() {
            let content =
                fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
            let place = folder.join(path.strip_prefix(&source)?);
            if entry.file_name() == "Cargo.toml" {
                write(&place, [content.as_slice(), b"\n[workspace]\n"].concat())?;
            } else {
                write(&place, content)?;
            }
        }
    }
    fs::copy(inputs::root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .context("cannot copy Cargo.lock")?;
    Ok(folder.join("Cargo.toml"))
}
