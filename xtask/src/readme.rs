//! `cargo xtask readme`: the documentation of each crate, put into its README.

mod markdown;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, println};
use anyhow::Context as _;

use crate::inputs;
use crate::packages::{Package, published};

/// What stands between these lines comes from the source.
const BEGIN: &str = "<!-- From the documentation of the crate, by `cargo xtask readme`. -->";
const END: &str = "<!-- End of the documentation of the crate. -->";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Writes nothing; exits with 1 if something would have been written
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut stale = 0;
    for package in published()? {
        let Some(readme) = Readme::of(&package)? else { continue };
        if readme.is_fresh() {
            continue;
        }
        stale += 1;
        if args.check {
            eprintln!("error: `{}` is not what the crate's documentation says", readme.name());
        } else {
            fs::write(&readme.path, &readme.wanted)
                .with_context(|| format!("cannot write `{}`", readme.name()))?;
            println!("{}", readme.name());
        }
    }
    if args.check && stale > 0 {
        eprintln!("  help: run `cargo xtask readme`");
        return Ok(ExitCode::FAILURE);
    }
    if stale == 0 {
        println!("each README is up to date");
    }
    Ok(ExitCode::SUCCESS)
}

/// A README as it is, and as it should be.
pub(crate) struct Readme {
    path: PathBuf,
    found: String,
    wanted: String,
}

impl Readme {
    /// None for a generated crate, whose README is generated too.
    pub(crate) fn of(package: &Package) -> anyhow::Result<Option<Self>> {
        if package.is_generated {
            return Ok(None);
        }
        let path = package.folder.join("README.md");
        let found = if path.exists() { read(&path)? } else { String::new() };
        let source = ["src/lib.rs", "src/main.rs"].map(|it| package.folder.join(it));
        let source = source.iter().find(|it| it.exists());
        let source = source.with_context(|| format!("`{}` has no source", package.name))?;
        let documentation = markdown::for_readers(&documentation(&read(source)?));
        let wanted = match (found.split_once(BEGIN), found.split_once(END)) {
            (Some((before, _)), Some((_, after))) => {
                format!("{before}{BEGIN}\n\n{documentation}\n{END}{after}")
            }
            _ => format!("# {}\n\n{BEGIN}\n\n{documentation}\n{END}\n\n{LICENCE}", package.name),
        };
        Ok(Some(Self { path, found, wanted }))
    }

    pub(crate) fn is_fresh(&self) -> bool {
        self.found == self.wanted
    }

    /// Its path in the repository.
    pub(crate) fn name(&self) -> String {
        self.path.strip_prefix(inputs::root()).unwrap_or(&self.path).display().to_string()
    }
}

/// How a README ends that is new.
const LICENCE: &str = "## Licence\n\nApache-2.0 or MIT, as you like.\n";

/// The documentation at the top of a source file.
fn documentation(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}
