//! The public items of packages, from rustdoc.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use command_manners::Progress;
use semver::Version;
use serde_json::Value;

use super::compare::Surface;
use super::rustdoc;
use crate::inputs;
use crate::packages::{self, cargo};

/// A generated package on disk.
pub(super) struct Generated {
    manifest: PathBuf,
    pub(super) name: String,
    pub(super) version: Version,
}

/// How items are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// With `sdk` in place of the crate's name, and without what is derived, for the official crate implements the same by hand.
    Generated,
    /// Under its own name, and with what is derived: who compares or copies a value relies on that.
    Handwritten,
}

impl Generated {
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

    pub(super) fn public_items(&self) -> anyhow::Result<BTreeSet<String>> {
        let progress = Progress::spinner();
        progress.says(format!("documenting {}", self.name));
        let mut cargo = cargo();
        cargo
            .args(["rustdoc", "--quiet", "--lib", "--features", "test-util,rt-tokio"])
            .args(["--no-default-features", "--manifest-path"])
            .arg(&self.manifest);
        document(&mut cargo, &self.name)?;
        items(&self.name, Form::Generated)
    }
}

/// The public items of packages of this workspace, with all that is optional in those that are handwritten.
pub(super) fn of_workspace(packages: &[packages::Package]) -> anyhow::Result<Vec<Surface>> {
    let progress = Progress::spinner();
    progress.says("documenting the workspace");
    let mut cargo = cargo();
    // All of the workspace, whichever packages are asked for: its dependencies are compiled already.
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps", "--lib"]);
    for package in packages.iter().filter(|package| !package.is_generated) {
        for feature in package.manifest.features.keys() {
            cargo.args(["--features", &format!("{}/{feature}", package.name)]);
        }
    }
    document(&mut cargo, "the workspace")?;
    let surface = |package: &packages::Package| {
        let form = if package.is_generated { Form::Generated } else { Form::Handwritten };
        Ok(Surface {
            name: package.name.clone(),
            version: package.version.clone(),
            items: items(&package.name, form)?,
        })
    };
    packages.iter().map(surface).collect()
}

fn document(cargo: &mut Command, what: &str) -> anyhow::Result<()> {
    rustdoc::writes_json(cargo)?;
    let target = inputs::root().join("target");
    let status = cargo.arg("--target-dir").arg(&target).status().context("cannot start cargo")?;
    if !status.success() {
        bail!("rustdoc failed for {what}");
    }
    Ok(())
}

/// Reads what rustdoc has left. Implementations that the compiler adds, or that are for every type, are left out.
fn items(package: &str, form: Form) -> anyhow::Result<BTreeSet<String>> {
    let module = package.replace('-', "_");
    let json = inputs::root().join(format!("target/doc/{module}.json"));
    let api = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(form == Form::Generated)
        .build()
        .context("cannot read rustdoc's JSON")?;
    let (path, itself) = (format!("{module}::"), format!(" {module}"));
    let item = |item: &public_api::PublicItem| match form {
        Form::Generated => item.to_string().replace(&path, "sdk::").replace(&itself, " sdk"),
        Form::Handwritten => item.to_string(),
    };
    Ok(api.items().map(item).collect())
}
