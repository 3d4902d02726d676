//! `cargo xtask readme`: the documentation of each crate, put into its README.

mod markdown;

use std::fs;
use std::path::{Path, PathBuf};

use anstream::println;
use anyhow::Context as _;
use command_manners::{Ending, error};

use crate::packages::{Package, published};
use crate::{inputs, written};

/// What stands between these lines comes from the source.
const BEGIN: &str = "<!-- From the documentation of the crate, by `cargo xtask readme`. -->";
const END: &str = "<!-- End of the documentation of the crate. -->";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Writes nothing; exits with 1 if something would have been written
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let mut stale = 0;
    for package in published()? {
        let Some(readme) = Readme::of(&package)?.filter(|readme| !readme.is_fresh()) else {
            continue;
        };
        stale += 1;
        if args.check {
            let fault = format!("`{}` is not what the crate's documentation says", readme.name());
            error(&fault, Some("run `cargo xtask readme`"));
        } else {
            written::write(&readme.path, &readme.wanted)?;
            println!("{}", readme.name());
        }
    }
    if stale == 0 {
        println!("each README is up to date");
    }
    Ok(Ending::good_if(!args.check || stale == 0))
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
        inputs::name_of(&self.path)
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
