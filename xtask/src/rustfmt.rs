//! Runs the pinned rustfmt over a tree, so that `cargo fmt --check` holds for generated code too.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use smithy_sdk_codegen::tree::Tree;

/// Formats the Rust files of a crate, all in one run of rustfmt, which finds them from `src/lib.rs`.
pub(crate) fn format(tree: &mut Tree, root: &Path) -> anyhow::Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("regen-")
        .tempdir()
        .context("cannot make a folder for rustfmt")?;
    for (path, text) in rust_files(tree) {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap_or(folder.path()))?;
        fs::write(place, text.as_bytes())?;
    }
    let output = Command::new(std::env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into()))
        .args(["--edition", "2024", "--config-path"])
        .arg(root)
        .arg(folder.path().join("src/lib.rs"))
        .current_dir(root)
        .output()
        .context("cannot start `rustfmt`; install it with `rustup component add rustfmt`")?;
    if !output.status.success() {
        bail!(
            "rustfmt does not accept the generated code:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    for (path, text) in rust_files(tree) {
        *text = fs::read_to_string(folder.path().join(path))?;
    }
    Ok(())
}

fn rust_files(tree: &mut Tree) -> impl Iterator<Item = (&String, &mut String)> {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    tree.files.iter_mut().filter(move |(path, _)| is_rust(path))
}
