//! `smithy-sdk generate`: a model and a choice of operations, a crate.

use std::path::{Path, PathBuf};

use anstream::{eprint, eprintln, println};
use command_manners::{Ending, Progress};
use smithy_sdk::inputs::{self, File};
use smithy_sdk::place::{self, Mode, Place};
use smithy_sdk::rustfmt::{self, Formatted};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::tree::Tree;
use smithy_sdk_codegen::{emit, resolve};

use super::choices::{Choices, Written, in_words_of_the_command};
use super::partitions;

/// Generates a client crate
///
/// The crate stands alone: it can be copied anywhere, and depends on nothing but AWS's runtime crates. Run the command again
/// to bring a crate up to date; files that are no part of it are left alone.
#[derive(Debug, clap::Args)]
#[command(
    disable_version_flag = true,
    after_help = "\
Examples:
  smithy-sdk generate --model lambda.json --name my-lambda --operations Invoke,GetFunction --out my-lambda
  smithy-sdk generate --model lambda.json --name my-lambda --operations Invoke,GetFunction --out my-lambda --check

Exit codes: 0 written, or up to date; 1 a fault in the inputs, or --check and something differs; 2 a wrong command line, or a
file that can't be read or written. Nothing is written unless the code is 0."
)]
pub(super) struct Args {
    /// The model, as Smithy JSON AST
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// The name of the crate
    #[arg(long)]
    name: String,
    /// Operations, with commas between them [default: all of them]
    #[arg(long, value_name = "A,B,…")]
    operations: Option<Vec<String>>,
    /// The folder of the crate; a new one, an empty one, or one that was generated before
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Writes nothing; exits with 1 if something would have been written
    #[arg(long)]
    check: bool,
    /// The version of the crate
    #[arg(long, value_name = "V", default_value = "0.1.0")]
    version: String,
    /// The shape ID of the service, if the model has several
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Partitions, in the form of AWS's partitions.json [default: AWS's, built into this command]
    #[arg(long, value_name = "FILE")]
    partitions: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let progress = Progress::spinner();
    progress.says(format!("reading {}", args.model.display()));
    let model = inputs::read(&args.model)?;
    let mut tree = match generate(args, &model, &progress)? {
        Ok(tree) => tree,
        Err(report) => {
            drop(progress);
            eprint!("{report}");
            return Ok(Ending::Bad);
        }
    };
    progress.says(format!("formatting {} files", tree.files.len()));
    let formatted = rustfmt::format(&mut tree, &std::path::absolute(&args.out)?)?;
    drop(progress);
    if formatted == Formatted::AsPrinted {
        eprintln!("warning: there is no rustfmt, so the code is not as `cargo fmt` would have it");
        eprintln!("  help: install it with `rustup component add rustfmt`");
    }
    let place = Place {
        folder: &args.out,
        name: &args.out.display().to_string(),
        command: &args.command(),
    };
    let mode = if args.check { Mode::Check } else { Mode::Write };
    let outcome = place.put(&tree, mode)?;
    if outcome == place::Outcome::Written {
        let lines: usize = tree.files.values().map(|text| text.lines().count()).sum();
        println!("{} {} in {}: {lines} lines", args.name, args.version, args.out.display());
    }
    Ok(Ending::good_if(outcome.is_good()))
}

/// The crate, or what is wrong with the inputs.
fn generate(args: &Args, file: &File, progress: &Progress) -> anyhow::Result<Result<Tree, String>> {
    let outcome = "nothing was written";
    let partitions = partitions(args.partitions.as_deref())?;
    let model = inputs::parse_model(file, outcome);
    let (model, partitions) = match (model, partitions) {
        (Ok(model), Ok(partitions)) => (model, partitions),
        (Err(report), Err(more)) => return Ok(Err(report + &more)),
        (Err(report), _) | (_, Err(report)) => return Ok(Err(report)),
    };
    let choices = Choices::new(Written {
        name: &args.name,
        version: &args.version,
        service: args.service.as_deref(),
        operations: args.operations().as_deref(),
    });
    let report = |faults: Diagnostics| {
        let sources = Sources::new().with(Input::Model, &file.name, &file.text).with(
            Input::Plan,
            "the command line",
            &choices.text,
        );
        inputs::report(&in_words_of_the_command(faults), &sources, outcome)
    };
    progress.says("deciding");
    let resolve = |model: &Model| resolve::resolve(model, &choices.plan(model)?, &partitions);
    Ok(resolve(&model).map_err(report).map(|krate| {
        progress.says("printing");
        emit::emit_by("smithy-sdk generate", &krate)
    }))
}

impl Args {
    /// All names behind `--operations`, however often it is given.
    fn operations(&self) -> Option<String> {
        self.operations.as_ref().map(|lists| lists.join(","))
    }

    /// The command that writes what `--check` misses.
    fn command(&self) -> String {
        let path = |path: &Path| quoted(&path.display().to_string());
        let mut command = format!(
            "smithy-sdk generate --model {} --name {}",
            path(&self.model),
            quoted(&self.name)
        );
        if let Some(operations) = self.operations() {
            command.push_str(&format!(" --operations {}", quoted(&operations)));
        }
        command.push_str(&format!(" --out {}", path(&self.out)));
        if self.version != "0.1.0" {
            command.push_str(&format!(" --version {}", quoted(&self.version)));
        }
        if let Some(service) = &self.service {
            command.push_str(&format!(" --service {}", quoted(service)));
        }
        if let Some(partitions) = &self.partitions {
            command.push_str(&format!(" --partitions {}", path(partitions)));
        }
        command
    }
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,:+@%=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
