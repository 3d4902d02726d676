//! `cargo xtask surface`: the public items of a generated crate, against those of its last release.

mod compare;
mod items;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, print, println};
use anyhow::Context as _;
use smithy_sdk::inputs::read;

use self::compare::{Surface, report};
use self::items::Package;
use crate::inputs;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The manifest of the generated crate [default: crates/glacier-sdk/Cargo.toml]
    #[arg(long, value_name = "FILE")]
    manifest_path: Option<PathBuf>,
    /// The items of the last release [default: model/surface.txt]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Lists the items and compares nothing
    #[arg(long, conflicts_with_all = ["accept", "contains"])]
    list: bool,
    /// Writes the items down as those of the last release
    #[arg(long, conflicts_with = "contains")]
    accept: bool,
    /// A list of items that have to be there with this signature, one a line; `sdk` stands for the crate
    #[arg(long, value_name = "FILE")]
    contains: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let own = inputs::root().join("crates/glacier-sdk/Cargo.toml");
    let package = Package::read(args.manifest_path.as_deref().unwrap_or(&own))?;
    let surface =
        Surface { items: package.public_items()?, name: package.name, version: package.version };
    if let Some(list) = &args.contains {
        return Ok(exit_code(contains(&surface.items, list)?));
    }
    if args.list {
        surface.items.iter().for_each(|item| println!("{item}"));
        return Ok(ExitCode::SUCCESS);
    }
    let own = inputs::root().join("model/surface.txt");
    let (baseline, name) = match &args.baseline {
        Some(path) => (path, path.display().to_string()),
        None => (&own, "model/surface.txt".to_owned()),
    };
    if args.accept {
        std::fs::write(baseline, surface.to_text())
            .with_context(|| format!("cannot write `{name}`"))?;
        println!(
            "{name} has the {} items of {} {}",
            surface.items.len(),
            surface.name,
            surface.version
        );
        return Ok(ExitCode::SUCCESS);
    }
    let released = Surface::from_text(&read(baseline)?.text).with_context(|| {
        format!("`{name}` is not a list that `cargo xtask surface --accept` wrote")
    })?;
    Ok(exit_code(compare(&released, &surface)))
}

/// Says how the crate differs from its last release, and whether its version says so too.
fn compare(released: &Surface, surface: &Surface) -> bool {
    let (text, needed) = report(released, surface);
    print!("{text}");
    let is_enough = needed.as_ref().is_none_or(|needed| surface.version >= *needed);
    if let Some(needed) = needed.filter(|_| !is_enough) {
        eprintln!("error: the version {} does not say so", surface.version);
        eprintln!("  help: set `version` to {needed} or later in the plan, and regenerate");
    }
    is_enough
}

fn exit_code(is_good: bool) -> ExitCode {
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The public items of `glacier-sdk`.
pub(crate) fn public_items() -> anyhow::Result<BTreeSet<String>> {
    Package::read(&inputs::root().join("crates/glacier-sdk/Cargo.toml"))?.public_items()
}

/// Says which items of the list the generated crate lacks.
pub(crate) fn contains(items: &BTreeSet<String>, list: &Path) -> anyhow::Result<bool> {
    let list = read(list)?;
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
    if !missing.is_empty() {
        eprintln!("error: {} public items are missing or have another signature", missing.len());
    }
    Ok(missing.is_empty())
}

/// Says how the public items of a crate differ from those of the crate that it stands in for.
pub(crate) fn same_items(ours: &Path, theirs: &Path) -> anyhow::Result<bool> {
    let [ours, theirs] = [Package::read(ours)?, Package::read(theirs)?];
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
