//! The packages of this workspace, as cargo knows them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::inputs;

/// A package that is meant for crates.io.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: semver::Version,
    pub(crate) folder: PathBuf,
    /// Whether the generator writes its manifest, README and code.
    pub(crate) is_generated: bool,
    pub(crate) has_library: bool,
    pub(crate) manifest: Manifest,
}

/// What its manifest says, with what it takes from the workspace.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Manifest {
    name: String,
    version: semver::Version,
    manifest_path: PathBuf,
    source: Option<String>,
    publish: Option<Vec<String>>,
    pub(crate) description: Option<String>,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) readme: Option<PathBuf>,
    pub(crate) rust_version: Option<semver::VersionReq>,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) features: std::collections::BTreeMap<String, Vec<String>>,
    pub(crate) metadata: Option<serde_json::Value>,
    targets: Vec<Target>,
}

#[derive(Clone, Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

/// The packages that `publish` does not keep from crates.io, by name.
pub(crate) fn published() -> anyhow::Result<Vec<Package>> {
    let packages = metadata(&["--no-deps"])?.packages.into_iter();
    let published = packages.filter(|it| it.publish.as_ref().is_none_or(|to| !to.is_empty()));
    let mut packages = published.map(Package::of).collect::<anyhow::Result<Vec<_>>>()?;
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(packages)
}

/// What cargo says of the workspace.
#[derive(Deserialize)]
pub(crate) struct Metadata {
    pub(crate) packages: Vec<Manifest>,
}

pub(crate) fn metadata(arguments: &[&str]) -> anyhow::Result<Metadata> {
    let output = cargo()
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    serde_json::from_slice(&output.stdout).context("cannot read what `cargo metadata` says")
}

/// The cargo that runs this task, at the root of the repository.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(inputs::root());
    cargo
}

impl Package {
    fn of(manifest: Manifest) -> anyhow::Result<Self> {
        let folder = manifest.manifest_path.parent().context("a manifest is in no folder")?;
        let metadata = manifest.metadata.as_ref();
        let has =
            |kind: &str| manifest.targets.iter().any(|it| it.kind.iter().any(|it| it == kind));
        Ok(Self {
            name: manifest.name.clone(),
            version: manifest.version.clone(),
            folder: folder.to_owned(),
            is_generated: metadata.is_some_and(|it| it.get("smithy").is_some()),
            has_library: has("lib"),
            manifest,
        })
    }
}

impl Manifest {
    /// Whether it comes from a registry.
    pub(crate) fn is_foreign(&self) -> bool {
        self.source.is_some()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
