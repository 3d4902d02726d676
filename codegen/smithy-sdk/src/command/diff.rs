//! `smithy-sdk diff`: what a new model means for those who call the old one.

use std::path::PathBuf;

use anstream::{eprint, print};
use command_manners::Ending;
use smithy_sdk::{differences, inputs};
use smithy_sdk_codegen::diff::diff;

/// Says how two models differ, and what that means for callers and for the next version
///
/// Shapes, members and traits are compared, documentation and examples are not. Each difference has a line that says whether
/// it breaks callers, and why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  smithy-sdk diff lambda-2025.json lambda-2026.json

Exit codes: 0 no difference, 1 some, or a fault in a model, 2 a file that can't be read")]
pub(super) struct Args {
    /// The model as it was
    old: PathBuf,
    /// The model as it is
    new: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let (old, new) = (inputs::read(&args.old)?, inputs::read(&args.new)?);
    let parse = |file| {
        inputs::parse_model(file, "nothing was compared")
            .inspect_err(|report| eprint!("{report}"))
            .ok()
    };
    // Both are read before the first is given up, so that the faults of both are told.
    let (old, new) = (parse(&old), parse(&new));
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(Ending::Bad);
    };
    let differences = diff(&old, &new);
    print!("{}", differences::report(&differences));
    Ok(Ending::good_if(differences.is_empty()))
}
