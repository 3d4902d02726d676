//! What the manifests of published packages have to say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use semver::{Version, VersionReq};

use super::Item;
use crate::inputs;
use crate::packages::{Package, metadata};

/// The categories of crates.io that packages here use; others are refused when publishing.
const CATEGORIES: [&str; 10] = [
    "api-bindings",
    "authentication",
    "command-line-interface",
    "command-line-utilities",
    "development-tools",
    "development-tools::testing",
    "emulators",
    "filesystem",
    "parser-implementations",
    "web-programming::http-client",
];

pub(super) fn items(packages: &[Package]) -> anyhow::Result<Vec<Item>> {
    Ok(vec![
        Item::new("description, licence and readme", each(packages, texts)),
        Item::new("the texts of the licences in each package", each(packages, licences)),
        Item::new("keywords and categories that crates.io takes", each(packages, words)),
        Item::new("a repository, where people find source and issues", each(packages, repository)),
        Item::new("settings for docs.rs, for what has a library", each(packages, docs_rs)),
        Item::new("a rust-version that all dependencies take", rust_versions(packages)?),
        Item::new("each feature has a row in the README", features(packages)?),
    ])
}

/// The faults of all packages, each with the name of its own.
fn each(packages: &[Package], faults: fn(&Package) -> Vec<String>) -> Vec<String> {
    let of = |package| faults(package).into_iter().map(|it| format!("{}: {it}", package.name));
    packages.iter().flat_map(of).collect()
}

fn texts(package: &Package) -> Vec<String> {
    let manifest = &package.manifest;
    let mut faults = Vec::new();
    if manifest.description.as_deref().unwrap_or_default().is_empty() {
        faults.push("it has no `description`; say in one line what it is for".to_owned());
    }
    if manifest.license.is_none() {
        faults.push("it has no `license`; write `license.workspace = true`".to_owned());
    }
    if manifest.readme.as_ref().is_none_or(|path| !package.folder.join(path).is_file()) {
        faults.push("it has no README; run `cargo xtask readme`".to_owned());
    }
    faults
}

/// Both licences ask to go along with what is copied, so the files are in each package, or lead to those at the root.
fn licences(package: &Package) -> Vec<String> {
    let text = |folder: &Path, name: &str| fs::read_to_string(folder.join(name)).ok();
    let is_there = |name: &&str| text(&package.folder, name) == text(inputs::root(), name);
    let missing = ["LICENSE-APACHE", "LICENSE-MIT"].into_iter().filter(|name| !is_there(name));
    missing
        .map(|name| format!("`{name}` does not say what the root's says; link to that"))
        .collect()
}

fn words(package: &Package) -> Vec<String> {
    let manifest = &package.manifest;
    let mut faults = Vec::new();
    if manifest.keywords.is_empty() || manifest.keywords.len() > 5 {
        faults.push(format!("it has {} keywords; give 1 to 5", manifest.keywords.len()));
    }
    let is_good = |word: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_+".contains(c);
        word.len() <= 20
            && word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word.chars().all(is_plain)
    };
    let bad = manifest.keywords.iter().filter(|word| !is_good(word));
    faults.extend(
        bad.map(|word| format!("`{word}` is no keyword; use at most 20 letters, digits and `-`")),
    );
    if manifest.categories.is_empty() || manifest.categories.len() > 5 {
        faults.push(format!("it has {} categories; give 1 to 5", manifest.categories.len()));
    }
    let unknown = manifest.categories.iter().filter(|it| !CATEGORIES.contains(&it.as_str()));
    faults.extend(unknown.map(|it| {
        format!("`{it}` is not known here; look it up in crates.io's list and add it to xtask/src/release/manifests.rs")
    }));
    faults
}

fn repository(package: &Package) -> Vec<String> {
    if package.manifest.repository.is_some() {
        return Vec::new();
    }
    let place = if package.is_generated {
        "the manifest that codegen/src/emit/manifest.rs prints"
    } else {
        "`[workspace.package]`, and take it from there with `repository.workspace = true`"
    };
    vec![format!("set `repository` to the public address of this repository, in {place}")]
}

fn docs_rs(package: &Package) -> Vec<String> {
    let metadata = package.manifest.metadata.as_ref();
    let is_set = metadata.is_some_and(|it| it.pointer("/docs/rs").is_some());
    if is_set || !package.has_library {
        return Vec::new();
    }
    vec!["it has no `[package.metadata.docs.rs]`; write `all-features = true` there".to_owned()]
}

/// Packages that ask for an older Rust than something that they depend on.
fn rust_versions(packages: &[Package]) -> anyhow::Result<Vec<String>> {
    let tree = metadata(&[])?;
    let mut faults = Vec::new();
    for package in packages {
        let Some(ours) = lowest(package.manifest.rust_version.as_ref()) else {
            faults.push(format!("{}: it has no `rust-version`", package.name));
            continue;
        };
        for name in tree.dependencies_of(&package.name) {
            let newer = tree.packages.iter().filter(|it| it.is_foreign() && it.id == name);
            let newer = newer.filter_map(|it| Some((it, lowest(it.rust_version.as_ref())?)));
            faults.extend(newer.filter(|(_, theirs)| *theirs > ours).map(|(it, theirs)| {
                format!(
                    "{}: `{}` needs Rust {theirs}; set `rust-version` to that",
                    package.name,
                    it.name()
                )
            }));
        }
    }
    Ok(faults)
}

/// `1.94.1` of the requirement `^1.94.1`.
fn lowest(version: Option<&VersionReq>) -> Option<Version> {
    let one = version?.comparators.first()?;
    Some(Version::new(one.major, one.minor.unwrap_or_default(), one.patch.unwrap_or_default()))
}

fn features(packages: &[Package]) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for package in packages {
        let path = package.folder.join("README.md");
        let readme = fs::read_to_string(&path)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        let names: BTreeSet<_> = package.manifest.features.keys().collect();
        let is_told = |name: &str| readme.contains(&format!("| `{name}` | "));
        let untold = names.iter().filter(|name| name.as_str() != "default" && !is_told(name));
        faults.extend(
            untold.map(|name| {
                format!("{}: `{name}` has no row in the table of features", package.name)
            }),
        );
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::packages::published;

    /// All but the repository, whose public address is not known yet.
    #[test]
    fn manifests_of_this_repository_have_what_a_release_needs() {
        let packages = published().unwrap();
        assert!(packages.len() > 5, "{}", packages.len());
        let nothing = [""; 0];
        for faults in [texts, licences, words, docs_rs] {
            assert_eq!(each(&packages, faults), nothing);
        }
        assert_eq!(features(&packages).unwrap(), nothing);
        assert_eq!(rust_versions(&packages).unwrap(), nothing);
    }
}
