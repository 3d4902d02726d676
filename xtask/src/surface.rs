//! `cargo xtask surface`: the public items of what is published, against those of the last release.

mod compare;
mod items;
pub(crate) mod rustdoc;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anstream::println;
use anyhow::{Context as _, bail};
use command_manners::{Ending, error, print};
use smithy_sdk::inputs::{File, read};

use self::compare::{Surface, report};
use self::items::Generated;
use crate::packages::{self, Package};
use crate::{inputs, written};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only this package [default: each that is published and has a library]
    #[arg(long, value_name = "NAME", conflicts_with = "manifest_path")]
    package: Option<String>,
    /// A generated crate outside of this workspace, by its manifest
    #[arg(long, value_name = "FILE")]
    manifest_path: Option<PathBuf>,
    /// The items of the last release of that crate [default: model/surface.txt]
    #[arg(long, value_name = "FILE", requires = "manifest_path")]
    baseline: Option<PathBuf>,
    /// Lists the items and compares nothing
    #[arg(long, conflicts_with_all = ["accept", "contains"])]
    list: bool,
    /// Writes the items down as those of the last release
    #[arg(long, conflicts_with = "contains")]
    accept: bool,
    /// A list of items that crates/glacier-sdk has to have with this signature, one a line; `sdk` stands for the crate
    #[arg(long, value_name = "FILE", conflicts_with = "package")]
    contains: Option<PathBuf>,
}

/// A file with the items of the last release.
struct Baseline {
    path: PathBuf,
    /// What people call it.
    name: String,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    if let Some(list) = &args.contains {
        // What can't be read is told before anything is compiled.
        let list = read(list)?;
        return Ok(Ending::good_if(contains(&one(args)?.items, &list)?));
    }
    let all = if args.manifest_path.is_some() {
        vec![(one(args)?, baseline_of_one(args))]
    } else {
        of_workspace(args.package.as_deref())?
    };
    let mut is_good = true;
    for (surface, baseline) in &all {
        if args.list {
            print(&surface.to_text())?;
        } else if args.accept {
            accept(surface, baseline)?;
        } else {
            is_good &= compare(surface, baseline)?;
        }
    }
    Ok(Ending::good_if(is_good))
}

/// Of the generated crate whose manifest is given, or else of this repository's.
fn one(args: &Args) -> anyhow::Result<Surface> {
    let own = inputs::root().join("crates/glacier-sdk/Cargo.toml");
    let package = Generated::read(args.manifest_path.as_deref().unwrap_or(&own))?;
    Ok(Surface { items: package.public_items()?, name: package.name, version: package.version })
}

fn baseline_of_one(args: &Args) -> Baseline {
    match &args.baseline {
        Some(path) => Baseline { path: path.clone(), name: path.display().to_string() },
        None => Baseline::at(&inputs::root().join("model/surface.txt")),
    }
}

/// Of all packages that are published and have a library, or of one of them.
fn of_workspace(name: Option<&str>) -> anyhow::Result<Vec<(Surface, Baseline)>> {
    let mut packages = packages::published()?;
    packages.retain(|package| package.has_library);
    if let Some(name) = name {
        let names: Vec<_> = packages.iter().map(|package| format!("`{}`", package.name)).collect();
        packages.retain(|package| package.name == name);
        if packages.is_empty() {
            bail!(
                "`{name}` is no published package with a library; those are {}",
                names.join(", ")
            );
        }
    }
    let surfaces = items::of_workspace(&packages)?;
    Ok(surfaces.into_iter().zip(packages.iter().map(Baseline::of)).collect())
}

impl Baseline {
    /// In the folder of the package; of the generated one, whose folder has nothing that is not generated, beside the model.
    fn of(package: &Package) -> Self {
        if package.is_generated {
            return Self::at(&inputs::root().join("model/surface.txt"));
        }
        Self::at(&package.folder.join("surface.txt"))
    }

    fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), name: inputs::name_of(path) }
    }
}

fn accept(surface: &Surface, baseline: &Baseline) -> anyhow::Result<()> {
    written::write(&baseline.path, surface.to_text())?;
    let (count, name, version) = (surface.items.len(), &surface.name, &surface.version);
    println!("{} has the {count} items of {name} {version}", baseline.name);
    Ok(())
}

/// Says how a package differs from its last release, and whether its version says so too.
fn compare(surface: &Surface, baseline: &Baseline) -> anyhow::Result<bool> {
    let name = &baseline.name;
    let released = Surface::from_text(&read(&baseline.path)?.text).with_context(|| {
        format!("`{name}` is not a list that `cargo xtask surface --accept` wrote")
    })?;
    let (text, needed) = report(&released, surface);
    print(&text)?;
    let is_enough = needed.as_ref().is_none_or(|needed| surface.version >= *needed);
    if let Some(needed) = needed.filter(|_| !is_enough) {
        let fault = format!("the version {} of {} does not say so", surface.version, surface.name);
        let help = format!("set it to {needed} or later, in the root manifest and in the plan");
        error(&fault, Some(&help));
    }
    Ok(is_enough)
}

/// The public items of `glacier-sdk`.
pub(crate) fn public_items() -> anyhow::Result<BTreeSet<String>> {
    Generated::read(&inputs::root().join("crates/glacier-sdk/Cargo.toml"))?.public_items()
}

/// Says which items of the list the generated crate lacks.
pub(crate) fn contains(items: &BTreeSet<String>, list: &File) -> anyhow::Result<bool> {
    let wanted: Vec<&str> = list
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .collect();
    let missing: Vec<&&str> = wanted.iter().filter(|item| !items.contains(**item)).collect();
    for item in &missing {
        println!("missing {item}");
    }
    println!(
        "{} of the {} items in {} are there",
        wanted.len() - missing.len(),
        wanted.len(),
        list.name
    );
    if wanted.is_empty() {
        bail!("`{}` lists no items", list.name);
    }
    if !missing.is_empty() {
        let count = missing.len();
        error(&format!("{count} public items are missing or have another signature"), None);
    }
    Ok(missing.is_empty())
}

/// Says how the public items of a crate differ from those of the crate that it stands in for.
pub(crate) fn same_items(ours: &Path, theirs: &Path) -> anyhow::Result<bool> {
    let [ours, theirs] = [Generated::read(ours)?, Generated::read(theirs)?];
    let (name, items, wanted) = (&theirs.name, ours.public_items()?, theirs.public_items()?);
    let missing: Vec<_> = wanted.difference(&items).collect();
    let more: Vec<_> = items.difference(&wanted).collect();
    for item in &missing {
        println!("missing {item}");
    }
    for item in &more {
        println!("more {item}");
    }
    println!(
        "{} of the {} public items of {name} are there, and {} more",
        wanted.len() - missing.len(),
        wanted.len(),
        more.len()
    );
    Ok(missing.is_empty() && more.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_list_without_items_is_no_list() {
        let list = tempfile::NamedTempFile::new().unwrap();
        let items = BTreeSet::from(["pub mod sdk".to_owned()]);
        for (text, there) in
            [("pub mod sdk\n", Some(true)), ("pub mod other\n", Some(false)), ("# none\n\n", None)]
        {
            fs::write(list.path(), text).unwrap();
            let list = read(list.path()).unwrap();
            assert_eq!(contains(&items, &list).ok(), there, "{text}");
        }
    }
}
