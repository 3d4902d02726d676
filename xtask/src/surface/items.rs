//! The public items of a package, from rustdoc.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use semver::Version;
use serde_json::Value;

use crate::inputs;

/// A package on disk.
pub(super) struct Package {
    manifest: PathBuf,
    pub(super) name: String,
    pub(super) version: Version,
}

impl Package {
    /// Finds out what the package of a manifest is called.
    pub(super) fn read(manifest: &Path) -> anyhow::Result<Self> {
        let manifest = std::path::absolute(manifest)?;
        let cannot = || format!("cannot read `{}`", manifest.display());
        let output = cargo()
            .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
            .arg(&manifest)
            .output()
            .context("cannot start cargo")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("{}: {}", cannot(), said.trim().trim_start_matches("error: "));
        }
        let metadata: Value = serde_json::from_slice(&output.stdout).with_context(cannot)?;
        let packages = metadata.get("packages").and_then(Value::as_array);
        let package = packages.into_iter().flatten().find(|package| {
            let path = package.get("manifest_path").and_then(Value::as_str);
            path.is_some_and(|path| Path::new(path) == manifest)
        });
        let text =
            |key: &str| package.and_then(|package| package.get(key)?.as_str()).with_context(cannot);
        let (name, version) = (text("name")?.to_owned(), text("version")?.parse()?);
        Ok(Self { manifest, name, version })
    }

    /// The public items, derived and automatic implementations aside, with `sdk` as the crate's name.
    pub(super) fn public_items(&self) -> anyhow::Result<BTreeSet<String>> {
        let target = inputs::root().join("target/surface");
        // rustdoc's JSON is not stable; the pinned toolchain and the pinned reader belong together.
        let status = cargo()
            .args(["rustdoc", "--quiet", "--lib", "--features", "test-util,rt-tokio"])
            .args(["--no-default-features", "--manifest-path"])
            .arg(&self.manifest)
            .arg("--target-dir")
            .arg(&target)
            .args(["--", "-Z", "unstable-options", "--output-format", "json"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("RUSTDOCFLAGS")
            .status()
            .context("cannot start cargo")?;
        if !status.success() {
            bail!("rustdoc failed for `{}`", self.name);
        }
        let module = self.name.replace('-', "_");
        let api = public_api::Builder::from_rustdoc_json(target.join(format!("doc/{module}.json")))
            .omit_blanket_impls(true)
            .omit_auto_trait_impls(true)
            .omit_auto_derived_impls(true)
            .build()
            .context("cannot read rustdoc's JSON")?;
        let (path, itself) = (format!("{module}::"), format!(" {module}"));
        let item = |item: &public_api::PublicItem| {
            item.to_string().replace(&path, "sdk::").replace(&itself, " sdk")
        };
        Ok(api.items().map(item).collect())
    }
}

fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(inputs::root());
    cargo
}
