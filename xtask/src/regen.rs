//! `cargo xtask regen`: model and plan in, crate out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprint, eprintln, println};
use similar::{ChangeTag, TextDiff};
use smithy_sdk_codegen::emit::NOTICE;
use smithy_sdk_codegen::tree::Change;

use crate::{disk, inputs, rustfmt};

/// How many lines of a difference are shown.
const DIFF_LINES: usize = 40;

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

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let out = args.out.clone().unwrap_or_else(|| inputs::root().join("crates/glacier-sdk"));
    let out_name =
        args.out.as_deref().unwrap_or(Path::new("crates/glacier-sdk")).display().to_string();
    let mut tree = match inputs::generate(&args.inputs)? {
        Ok(tree) => tree,
        Err(report) => {
            eprint!("{report}");
            return Ok(ExitCode::FAILURE);
        }
    };
    rustfmt::format(&mut tree, inputs::root())?;
    let disk = disk::read(&out)?;
    disk::check_is_ours(&out, &disk, NOTICE)?;
    let changes = tree.changes_from(&disk);
    if changes.is_empty() {
        println!("{out_name} is up to date: {} files", tree.files.len());
        return Ok(ExitCode::SUCCESS);
    }
    for (path, change) in &changes {
        let what = match change {
            Change::Missing { .. } => "missing",
            Change::Changed { .. } => "changed",
            Change::Orphaned => "orphaned",
        };
        println!("{what:>8} {out_name}/{path}");
    }
    if args.check {
        show_first_difference(&changes);
        eprintln!("error: {out_name} is not what the model says\n  help: run `{}`", command(args));
        return Ok(ExitCode::FAILURE);
    }
    disk::apply(&out, &changes)?;
    println!("wrote {} of {} files", changes.len(), tree.files.len());
    Ok(ExitCode::SUCCESS)
}

/// Shows how the first changed file differs: enough to see what kind of change it is.
fn show_first_difference(changes: &std::collections::BTreeMap<&str, Change<'_>>) {
    let first = changes.iter().find_map(|(path, change)| match change {
        Change::Changed { old, new } => Some((path, old, new)),
        Change::Missing { .. } | Change::Orphaned => None,
    });
    let Some((path, old, new)) = first else { return };
    println!("\n--- {path}\n+++ {path}, generated");
    let diff = TextDiff::from_lines(*old, *new);
    let lines: Vec<_> =
        diff.iter_all_changes().filter(|line| line.tag() != ChangeTag::Equal).collect();
    for line in lines.iter().take(DIFF_LINES) {
        let sign = if line.tag() == ChangeTag::Delete { '-' } else { '+' };
        println!("{sign}{}", line.value().trim_end_matches('\n'));
    }
    let more = lines.len().saturating_sub(DIFF_LINES);
    if more > 0 {
        println!("… and {more} more lines");
    }
    println!();
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
