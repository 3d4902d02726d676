//! rustfmt over a tree, so that `cargo fmt --check` holds for generated code too.

mod cache;

pub use cache::Cache;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use smithy_sdk_codegen::tree::Tree;

/// What became of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formatted {
    /// It is as rustfmt has it.
    ByRustfmt,
    /// There is no rustfmt; the tree is as it was printed, which compiles and can be read.
    AsPrinted,
}

/// Formats the Rust files of a crate, all in one run of rustfmt, which finds them from `src/lib.rs`.
///
/// The style is that of the `rustfmt.toml` that `folder`, or a folder around it, has; where none has one, it is rustfmt's
/// own. The variable `RUSTFMT` names another program.
///
/// # Errors
///
/// If rustfmt can't be run although it is there, or does not accept the code.
pub fn format(tree: &mut Tree, folder: &Path) -> anyhow::Result<Formatted> {
    let scratch = tempfile::Builder::new()
        .prefix("smithy-sdk-")
        .tempdir()
        .context("cannot make a folder for rustfmt")?;
    for (path, text) in rust_files(tree) {
        let place = scratch.path().join(path);
        fs::create_dir_all(place.parent().unwrap_or(scratch.path()))?;
        fs::write(place, text.as_bytes())?;
    }
    let mut rustfmt = command(folder);
    rustfmt.args(["--edition", "2024"]);
    if let Some(config) = config(folder) {
        rustfmt.arg("--config-path").arg(config);
    }
    rustfmt.arg(scratch.path().join("src/lib.rs"));
    let output = match rustfmt.output() {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Formatted::AsPrinted),
        Err(error) => return Err(error).context("cannot start `rustfmt`"),
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        // rustup has a stand-in for each component that is not installed.
        if said.contains("is not installed for the toolchain") {
            return Ok(Formatted::AsPrinted);
        }
        bail!("rustfmt does not accept the generated code:\n{said}");
    }
    for (path, text) in rust_files(tree) {
        *text = fs::read_to_string(scratch.path().join(path))?;
    }
    Ok(Formatted::ByRustfmt)
}

/// rustfmt, started where the style is: rustup takes the toolchain of the folder at hand.
fn command(folder: &Path) -> Command {
    let mut rustfmt = Command::new(std::env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into()));
    if let Some(around) = folder.ancestors().find(|it| it.is_dir()) {
        rustfmt.current_dir(around);
    }
    rustfmt
}

/// The file with the style of a folder.
fn config(folder: &Path) -> Option<PathBuf> {
    let files = |folder: &Path| [folder.join("rustfmt.toml"), folder.join(".rustfmt.toml")];
    folder.ancestors().flat_map(files).find(|file| file.is_file())
}

fn rust_files(tree: &mut Tree) -> impl Iterator<Item = (&String, &mut String)> {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    tree.files.iter_mut().filter(move |(path, _)| is_rust(path))
}
