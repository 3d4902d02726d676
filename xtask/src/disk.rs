//! Trees of files on disk: read, and brought to another state without ever leaving a file half written.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use smithy_sdk_codegen::tree::{Change, Tree};
use walkdir::WalkDir;

/// What cargo leaves beside the files of a package.
const NOT_GENERATED: [&str; 2] = ["target", "Cargo.lock"];

/// Reads every file below `folder`; a folder that is not there is an empty tree.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Tree> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return Ok(Tree { files });
    }
    let is_generated = |entry: &walkdir::DirEntry| {
        entry.depth() != 1 || !NOT_GENERATED.iter().any(|name| entry.file_name() == *name)
    };
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_generated) {
        let entry = entry.with_context(|| format!("cannot list `{}`", folder.display()))?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder)?;
            let parts: Vec<_> =
                path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let bytes = fs::read(entry.path())
                .with_context(|| format!("cannot read `{}`", entry.path().display()))?;
            files.insert(parts.join("/"), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(Tree { files })
}

/// Refuses a folder that holds something other than a generated crate: what is not generated there would be deleted.
pub(crate) fn check_is_ours(folder: &Path, disk: &Tree, marker: &str) -> anyhow::Result<()> {
    let is_ours = disk.files.get("Cargo.toml").is_some_and(|manifest| manifest.contains(marker));
    if disk.files.is_empty() || is_ours {
        return Ok(());
    }
    bail!(
        "`{}` is not empty and holds no generated crate; nothing was written\n  help: name a new folder, an empty one, or one that `cargo xtask regen` made",
        folder.display()
    )
}

/// Makes the changes. Each file is written beside its place and then moved there.
pub(crate) fn apply(folder: &Path, changes: &BTreeMap<&str, Change<'_>>) -> anyhow::Result<()> {
    for (path, change) in changes {
        let place = folder.join(path);
        match change {
            Change::Missing { new } | Change::Changed { new, .. } => write(&place, new),
            Change::Orphaned => remove(folder, &place),
        }
        .with_context(|| format!("cannot write `{}`", place.display()))?;
    }
    Ok(())
}

fn write(place: &Path, text: &str) -> anyhow::Result<()> {
    let parent = place.parent().context("the place has no folder")?;
    fs::create_dir_all(parent)?;
    let mut file = tempfile::Builder::new().prefix(".regen-").tempfile_in(parent)?;
    file.write_all(text.as_bytes())?;
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(place)?;
    Ok(())
}

/// Removes a file, and the folders that it leaves empty.
fn remove(folder: &Path, place: &Path) -> anyhow::Result<()> {
    fs::remove_file(place)?;
    let inside = place.ancestors().skip(1).take_while(|ancestor| *ancestor != folder);
    for ancestor in inside {
        if fs::read_dir(ancestor)?.next().is_some() {
            break;
        }
        fs::remove_dir(ancestor)?;
    }
    Ok(())
}
