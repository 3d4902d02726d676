//! `cargo xtask surface`: the public items of the generated crate, and which of a list are missing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anstream::{eprintln, println};
use anyhow::{Context as _, bail};

use crate::inputs;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A list of items that have to be there with this signature, one a line; `sdk` stands for the crate
    #[arg(long, value_name = "FILE")]
    contains: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let items = public_items()?;
    let Some(list) = &args.contains else {
        for item in &items {
            println!("{item}");
        }
        return Ok(ExitCode::SUCCESS);
    };
    let is_complete = contains(&items, list)?;
    Ok(if is_complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says which items of the list the generated crate lacks.
pub(crate) fn contains(items: &BTreeSet<String>, list: &Path) -> anyhow::Result<bool> {
    let list = inputs::read(list)?;
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

/// The public items of `glacier-sdk`, derived and automatic implementations aside, with `sdk` as the crate's name.
pub(crate) fn public_items() -> anyhow::Result<BTreeSet<String>> {
    let target = inputs::root().join("target/surface");
    // rustdoc's JSON is not stable; the pinned toolchain and the pinned reader belong together.
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "rustdoc",
            "--quiet",
            "--package",
            "glacier-sdk",
            "--lib",
            "--features",
            "test-util,rt-tokio",
        ])
        .args(["--no-default-features", "--target-dir"])
        .arg(&target)
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(inputs::root())
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("rustdoc failed for `glacier-sdk`");
    }
    let api = public_api::Builder::from_rustdoc_json(target.join("doc/glacier_sdk.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .context("cannot read rustdoc's JSON")?;
    Ok(api
        .items()
        .map(|item| {
            item.to_string().replace("glacier_sdk::", "sdk::").replace(" glacier_sdk", " sdk")
        })
        .collect())
}
