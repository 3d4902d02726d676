//! `cargo xtask release --check`: whether everything is there that a release needs.
//!
//! One line for each item, and what to do about those that are missing. Nothing is published here: that is the last line.

mod manifests;
mod tree;

use anstream::println;
use command_manners::{BAD, Ending, GOOD, Progress, styled};

use crate::packages::{self, Package};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Looks, and changes nothing; there is no other way to run it
    #[arg(long, required = true)]
    check: bool,
    /// Leaves out what takes minutes: `cargo package`, which builds each package from its packed form
    #[arg(long)]
    quick: bool,
}

/// One thing that a release needs.
pub(crate) struct Item {
    what: &'static str,
    /// What is missing, and what to do about it.
    missing: Vec<String>,
}

impl Item {
    pub(crate) fn new(what: &'static str, missing: Vec<String>) -> Self {
        Self { what, missing }
    }
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    debug_assert!(args.check);
    let packages = packages::published()?;
    let progress = Progress::spinner();
    progress.says("looking at the manifests");
    let mut items = manifests::items(&packages)?;
    progress.says("looking at the repository");
    items.extend(tree::items(&packages)?);
    if !args.quick {
        progress.says("packing each package, and building it from that");
        items.push(tree::packed(&packages)?);
    }
    drop(progress);
    items.iter().for_each(show);
    let missing = items.iter().filter(|item| !item.missing.is_empty()).count();
    if missing > 0 {
        println!("\n{missing} of {} items are missing; don't release", items.len());
        return Ok(Ending::Bad);
    }
    println!("\n{} items are there; what is left:\n  {}", items.len(), publish(&packages));
    Ok(Ending::Good)
}

fn show(item: &Item) {
    let (style, word) = if item.missing.is_empty() { (GOOD, "ok     ") } else { (BAD, "missing") };
    println!("{} {}", styled(style, word), item.what);
    for line in &item.missing {
        println!("          {line}");
    }
}

/// The command that publishes; cargo finds the order by itself.
fn publish(packages: &[Package]) -> String {
    let names: Vec<_> = packages.iter().map(|it| format!("-p {}", it.name)).collect();
    format!("cargo publish {}", names.join(" "))
}
