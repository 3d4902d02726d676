//! The sources of the official client, where rustdoc can be run over them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use serde_json::Value;
use walkdir::WalkDir;

/// Copies the official client, as cargo has it, into `folder`, and gives its manifest.
///
/// Cargo's own copy is for reading only, and is no workspace.
pub(super) fn copy(workspace: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let source = source(workspace)?;
    for entry in WalkDir::new(&source) {
        let entry = entry.with_context(|| format!("cannot list `{}`", source.display()))?;
        let path = folder.join(entry.path().strip_prefix(&source)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&path)?;
        } else if entry.file_name() != "Cargo.toml" {
            copy_if_changed(entry.path(), &path)?;
        }
    }
    let manifest = fs::read_to_string(source.join("Cargo.toml"))?;
    let place = folder.join("Cargo.toml");
    let manifest = format!("{manifest}\n[workspace]\n");
    if fs::read_to_string(&place).ok().as_deref() != Some(&manifest) {
        fs::write(&place, manifest)?;
    }
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(place)
}

/// What is the same stays, so that rustdoc does not run again.
fn copy_if_changed(from: &Path, to: &Path) -> anyhow::Result<()> {
    let text = fs::read(from)?;
    if fs::read(to).ok().as_ref() != Some(&text) {
        fs::write(to, text).with_context(|| format!("cannot write `{}`", to.display()))?;
    }
    Ok(())
}

/// Where cargo has unpacked it.
fn source(workspace: &Path) -> anyhow::Result<PathBuf> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1"])
        .current_dir(workspace)
        .output()
        .context("cannot start cargo")?;
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let is_it = |package: &&Value| package.get("name").is_some_and(|it| it == "aws-sdk-glacier");
    let package = packages.into_iter().flatten().find(is_it);
    let manifest = package.and_then(|package| package.get("manifest_path")?.as_str());
    let Some(folder) = manifest.and_then(|path| Path::new(path).parent()) else {
        bail!("cargo does not say where aws-sdk-glacier is");
    };
    Ok(folder.to_owned())
}
