//! The packages of this workspace, as cargo knows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use serde::Deserialize;
use toml::Table;

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
    pub(crate) id: String,
    name: String,
    version: semver::Version,
    #[serde(rename = "manifest_path")]
    path: PathBuf,
    source: Option<String>,
    publish: Option<Vec<String>>,
    pub(crate) description: Option<String>,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) readme: Option<PathBuf>,
    pub(crate) rust_version: Option<semver::VersionReq>,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) features: BTreeMap<String, Vec<String>>,
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
    resolve: Option<Resolve>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

/// A package, and what it is compiled with.
#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Metadata {
    /// The IDs of all packages that one is compiled with, its tests aside.
    pub(crate) fn dependencies_of(&self, name: &str) -> BTreeSet<String> {
        let nodes = self.resolve.iter().flat_map(|it| &it.nodes);
        let nodes: BTreeMap<_, _> = nodes.map(|node| (node.id.as_str(), &node.deps)).collect();
        let start = self.packages.iter().find(|it| it.source.is_none() && it.name == name);
        let mut pending: Vec<&str> = start.map(|it| it.id.as_str()).into_iter().collect();
        let mut found = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if !found.insert(id.to_owned()) {
                continue;
            }
            let is_compiled =
                |it: &&Dependency| it.dep_kinds.iter().any(|it| it.kind.as_deref() != Some("dev"));
            let next = nodes.get(id).into_iter().flat_map(|it| it.iter()).filter(is_compiled);
            pending.extend(next.map(|it| it.pkg.as_str()));
        }
        found
    }
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

/// The official client, where cargo keeps its source.
pub(crate) fn official_client() -> anyhow::Result<PathBuf> {
    let packages = metadata(&["--locked"])?.packages;
    let official = packages.iter().find(|it| it.is_foreign() && it.name == "aws-sdk-glacier");
    let folder = official.and_then(|it| it.path.parent());
    folder.map(Path::to_owned).context("cargo knows no package `aws-sdk-glacier`")
}

/// The version that the workspace asks for of a dependency.
pub(crate) fn wanted_version(name: &str) -> anyhow::Result<String> {
    let path = inputs::root().join("Cargo.toml");
    let manifest = fs::read_to_string(&path)
        .with_context(|| format!("cannot read `{}`", path.display()))?
        .parse::<Table>()
        .context("cannot read the manifest of the workspace")?;
    let version = version_in(&manifest, name);
    version.with_context(|| format!("the workspace has no version of a dependency `{name}`"))
}

fn version_in(manifest: &Table, name: &str) -> Option<String> {
    let dependency = manifest.get("workspace")?.get("dependencies")?.get(name)?;
    let version = dependency.get("version").unwrap_or(dependency);
    version.as_str().map(str::to_owned)
}

/// The cargo that runs this task, at the root of the repository.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(inputs::root());
    cargo
}

impl Package {
    fn of(manifest: Manifest) -> anyhow::Result<Self> {
        let folder = manifest.path.parent().context("a manifest is in no folder")?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found() {
        let manifest = "[workspace.dependencies]\na = \"1.2\"\nab = { features = [\"x\"], version = \"3\" }\nc = { path = \"c\" }\n";
        let manifest = manifest.parse().unwrap();
        for (name, expected) in [("a", Some("1.2")), ("ab", Some("3")), ("c", None), ("d", None)] {
            assert_eq!(version_in(&manifest, name).as_deref(), expected, "{name}");
        }
    }
}
