//! Trees of files on disk: read, and brought to another state without ever leaving a file half written.
//!
//! Of a folder only the files of a generated crate are looked at: the manifest, the README, the licences and the
//! Rust files below `src`. Whatever else lies there (a lock file, a repository, tests) is somebody else's, and is neither read nor touched.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use smithy_sdk_codegen::emit::NOTICE_START;
use smithy_sdk_codegen::tree::{Change, Tree};
use walkdir::WalkDir;

/// Files of a generated crate beside `src`.
const TOP: [&str; 4] = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// Reads the generated crate in a folder. One that is not there, or is empty, is an empty tree.
///
/// # Errors
///
/// If the folder can't be read, or if something else than a generated crate is in it.
pub fn read(folder: &Path) -> anyhow::Result<Tree> {
    if !folder.exists() {
        return Ok(Tree::default());
    }
    if !folder.is_dir() {
        bail!("`{}` is not a folder", folder.display());
    }
    let mut files = BTreeMap::new();
    for name in TOP {
        let path = folder.join(name);
        if path.is_file() {
            files.insert(name.to_owned(), read_file(&path)?);
        }
    }
    check_is_ours(folder, files.get("Cargo.toml"))?;
    let source = folder.join("src");
    if source.is_dir() {
        read_source(folder, &source, &mut files)?;
    }
    Ok(Tree { files })
}

fn read_source(
    folder: &Path,
    source: &Path,
    files: &mut BTreeMap<String, String>,
) -> anyhow::Result<()> {
    for entry in WalkDir::new(source).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list `{}`", source.display()))?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|it| it == "rs") {
            let parts = path.strip_prefix(folder)?.components();
            let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
            files.insert(parts.join("/"), read_file(path)?);
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Refuses a folder that holds something other than a generated crate: its files would be overwritten.
fn check_is_ours(folder: &Path, manifest: Option<&String>) -> anyhow::Result<()> {
    if manifest.is_some_and(|manifest| manifest.contains(NOTICE_START)) {
        return Ok(());
    }
    let is_empty = fs::read_dir(folder)
        .with_context(|| format!("cannot list `{}`", folder.display()))?
        .next()
        .is_none();
    if is_empty {
        return Ok(());
    }
    bail!(
        "`{}` is not empty and holds no generated crate; nothing was written\n  help: name a new folder, an empty one, or one with a crate that was generated before",
        folder.display()
    )
}

/// Makes the changes in a folder.
///
/// A new folder appears with all of its files or not at all. In one that is there each file is written beside its place
/// and then moved there.
///
/// # Errors
///
/// If something can't be written; which file is said.
pub fn apply(folder: &Path, changes: &BTreeMap<&str, Change<'_>>) -> anyhow::Result<()> {
    if !folder.exists() {
        return create(folder, changes);
    }
    for (path, change) in changes {
        let place = folder.join(path);
        match change {
            Change::Missing { new } | Change::Changed { new, .. } => {
                replace(&place, new.as_bytes())
            }
            Change::Orphaned => remove(folder, &place),
        }
        .with_context(|| format!("cannot write `{}`", place.display()))?;
    }
    Ok(())
}

/// Makes the whole folder beside its place, and moves it there.
fn create(folder: &Path, changes: &BTreeMap<&str, Change<'_>>) -> anyhow::Result<()> {
    let parent = folder_of(folder);
    let cannot = || format!("cannot write `{}`", folder.display());
    fs::create_dir_all(parent).with_context(cannot)?;
    let beside =
        tempfile::Builder::new().prefix(".smithy-sdk-").tempdir_in(parent).with_context(cannot)?;
    for (path, change) in changes {
        if let Change::Missing { new } | Change::Changed { new, .. } = change {
            let place = beside.path().join(path);
            fs::create_dir_all(place.parent().unwrap_or(beside.path())).with_context(cannot)?;
            fs::write(&place, new).with_context(cannot)?;
        }
    }
    // A temporary folder is its owner's alone; a crate is as open as any new folder.
    #[cfg(unix)]
    fs::set_permissions(beside.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .with_context(cannot)?;
    fs::rename(beside.path(), folder).with_context(cannot)?;
    // It is not there any more.
    let _ = beside.keep();
    Ok(())
}

/// Writes a file beside its place and moves it there, so that it is never there in part. Folders on the way are made.
///
/// # Errors
///
/// If it can't be written; which file it is, the caller knows.
pub fn replace(place: &Path, content: &[u8]) -> anyhow::Result<()> {
    let parent = folder_of(place);
    fs::create_dir_all(parent)?;
    let mut file = tempfile::Builder::new().prefix(".smithy-sdk-").tempfile_in(parent)?;
    file.write_all(content)?;
    // A temporary file is its owner's alone; this one is as open as any new file.
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(place)?;
    Ok(())
}

/// The folder that a path is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
