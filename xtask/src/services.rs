//! `cargo xtask services`: the generator over a folder of models, one crate after the other.
//!
//! Each crate gets a folder below `target/services/`, where it can be looked at afterwards. All are compiled into one folder
//! beside these, so that dependencies are compiled once and nobody who works on this repository waits; what is compiled of the
//! crates themselves is removed again, for all of them together would fill a disk.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstream::{eprintln, println};
use anyhow::{Context as _, bail};
use command_manners::Ending;
use smithy_sdk::inputs::{File, read};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::resolve::survey;

use crate::conformance::{Scratch, Subject};
use crate::inputs;
use table::{Row, Verdict};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with the models, as JSON AST; other protocols than restJson1 are passed over
    folder: PathBuf,
    /// Only models with one of these in the name of their file
    #[arg(long, value_name = "TEXT", value_delimiter = ',')]
    filter: Vec<String>,
    /// AWS's partitions at the time of the models [default: codegen/partitions.json]
    #[arg(long, value_name = "FILE")]
    partitions: Option<PathBuf>,
    /// Has rustdoc look at each crate too
    #[arg(long)]
    doc: bool,
    /// Stops when the crates are written
    #[arg(long)]
    no_compile: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let partitions = inputs::read_or(args.partitions.as_deref(), inputs::PARTITIONS)?;
    let models = models(&args.folder, &args.filter)?;
    let mut rows = Vec::new();
    for (number, path) in models.iter().enumerate() {
        let model = read(path)?;
        if !is_rest_json(&model) {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let row = try_out(&name, &model, &partitions, args)?;
        eprintln!("{}/{} {}", number + 1, models.len(), row.line());
        if let Some(said) = row.verdict.said() {
            eprintln!("{said}");
        }
        rows.push(row);
    }
    if rows.is_empty() {
        bail!("no model in `{}` is one of a restJson1 service", args.folder.display());
    }
    println!("{}", table::print(&mut rows));
    let is_good = rows.iter().all(|row| row.verdict.is_good());
    Ok(Ending::good_if(is_good))
}

/// The files of a folder that could be models, small ones first.
fn models(folder: &Path, filter: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = || format!("cannot list `{}`", folder.display());
    let mut models = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_wanted = filter.is_empty() || filter.iter().any(|text| name.contains(text));
        let path = entry.path();
        if is_wanted && path.extension().is_some_and(|it| it == "json") {
            models.push((entry.metadata().with_context(cannot)?.len(), path));
        }
    }
    models.sort_unstable();
    Ok(models.into_iter().map(|(_, path)| path).collect())
}

/// Whether a file is a model of a service that speaks the protocol. A faulty model counts: its faults are told later.
fn is_rest_json(file: &File) -> bool {
    if !file.text.contains("aws.protocols#restJson1") {
        return false;
    }
    Model::parse(&file.text).map_or(true, |model| survey::services(&model).next().is_some())
}

/// Generates, compiles and tests one.
fn try_out(name: &str, model: &File, partitions: &File, args: &Args) -> anyhow::Result<Row> {
    let mut row = Row::new(name);
    let subject = match Subject::make(model, None, partitions)? {
        Ok(subject) => subject,
        Err(report) => return Ok(Row { verdict: Verdict::Refused(report), ..row }),
    };
    row.operations = subject.operations;
    row.shapes = subject.shapes;
    row.generated_in = subject.generated_in;
    row.cases = subject.tests.cases.len();
    let services = inputs::root().join("target/services");
    let target = services.join("compiled");
    let scratch = Scratch::write(services.join(name), target, subject.tree, &subject.tests)?;
    if args.no_compile {
        return Ok(Row { verdict: Verdict::Written, ..row });
    }
    let start = Instant::now();
    let mut said = compile(&scratch, "test", &["--quiet", "--no-run", "--test", "protocol"])?;
    row.compiled_in = start.elapsed();
    if said.is_none() && args.doc {
        said = compile(&scratch, "doc", &["--quiet", "--no-deps"])?;
    }
    if let Some(said) = said {
        return Ok(Row { verdict: Verdict::DoesNotCompile(said), ..row });
    }
    let results = scratch.test(&subject.tests)?;
    scratch.clean()?;
    row.verdict = match results.did_not_run {
        Some(said) => Verdict::DoesNotCompile(said),
        None if results.failures.is_empty() => Verdict::Good,
        None => Verdict::CasesFail(results.failures),
    };
    Ok(row)
}

/// Has cargo compile; what it says if it fails.
fn compile(scratch: &Scratch, command: &str, arguments: &[&str]) -> anyhow::Result<Option<String>> {
    let output = scratch.cargo(command, arguments)?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success()).then_some(said))
}
