//! `cargo xtask regen`: model and plan in, crate out.

use std::path::{Path, PathBuf};

use anstream::eprint;
use anyhow::bail;
use command_manners::Ending;
use smithy_sdk::place::{Mode, Place};
use smithy_sdk::rustfmt::{Cache, Formatted};

use crate::{impact, inputs};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: inputs::InputArgs,
    /// Where the crate goes [default: crates/glacier-sdk]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Writes nothing; exits with 1 if something would have been written
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let out = args.out.clone().unwrap_or_else(|| inputs::root().join("crates/glacier-sdk"));
    let out_name =
        args.out.as_deref().unwrap_or(Path::new("crates/glacier-sdk")).display().to_string();
    let cache = Cache::open(inputs::root().join("target/regen/formatted.json"), inputs::root());
    let mut tree = match inputs::generate(&args.inputs)? {
        Ok(tree) => tree,
        Err(report) => {
            eprint!("{report}");
            return Ok(Ending::Bad);
        }
    };
    if cache.format(&mut tree, inputs::root())? == Formatted::AsPrinted {
        bail!("cannot start `rustfmt`; install it with `rustup component add rustfmt`");
    }
    let command = command(args);
    let place = Place { folder: &out, name: &out_name, command: &command };
    let mode = if args.check { Mode::Check } else { Mode::Write };
    // Before what is written or missing, so that the last lines say how it ended.
    impact::show(&args.inputs)?;
    let outcome = place.put(&tree, mode)?;
    Ok(Ending::good_if(outcome.is_good()))
}

/// The command that makes what `--check` misses.
fn command(args: &Args) -> String {
    let option = |name: &str, path: &Option<PathBuf>| {
        path.as_ref().map(|path| format!(" --{name} {}", path.display())).unwrap_or_default()
    };
    format!(
        "cargo xtask regen{}{}{}",
        option("model", &args.inputs.model),
        option("plan", &args.inputs.plan),
        option("out", &args.out),
    )
}
