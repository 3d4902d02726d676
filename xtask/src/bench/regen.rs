//! How long it takes to regenerate the committed crate.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use smithy_sdk::rustfmt;
use smithy_sdk_codegen::ast::Model;
use std::process::{Command, Stdio};

use super::figure::{Figure, Unit, median};
use super::part::Part;
use super::run::{cargo, output, succeed};
use crate::inputs::{self, InputArgs, root};

/// How often each is done; the quickest of processes counts, the median of phases.
const RUNS: usize = 25;

/// Where the time goes, in seconds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Phases {
    /// The model, from text.
    parse: f64,
    /// From texts to the tree, unformatted; parsing is in it.
    generate: f64,
    /// rustfmt.
    format: f64,
}

pub(crate) fn measure() -> anyhow::Result<Vec<Figure>> {
    succeed(&mut cargo(&["build", "--release", "--package", "xtask"]))?;
    let built = root().join("target/release/xtask");
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut regen = Command::new(&built);
        succeed(regen.args(["regen", "--check"]).stdout(Stdio::null()).current_dir(root()))?;
        best = best.min(start.elapsed());
    }
    let phases = output(Command::new(&built).args(["bench", "--phases"]).current_dir(root()))?;
    let phases: Phases = serde_json::from_str(&phases).context("no phases were printed")?;
    let figure = |what, seconds| Figure::of_ours(Part::Regen, what, Unit::Seconds, seconds);
    Ok(vec![
        figure("committed-crate", best.as_secs_f64()),
        figure("parse the model", phases.parse),
        figure("generate", phases.generate),
        figure("format", phases.format),
    ])
}

/// Takes the phases one by one, in this process.
pub(crate) fn phases() -> anyhow::Result<Phases> {
    let args = InputArgs { model: None, plan: None };
    let text = args.model()?.text;
    let (mut parse, mut generate, mut format) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        parse.push(seconds(|| Model::parse(&text).is_ok()).0);
        let (time, tree) = seconds(|| inputs::generate(&args));
        generate.push(time);
        let Ok(mut tree) = tree? else { bail!("the model can't be generated from") };
        let (time, formatted) = seconds(|| rustfmt::format(&mut tree, root()));
        formatted?;
        format.push(time);
    }
    let median = |times| median(times).context("nothing was measured");
    Ok(Phases { parse: median(parse)?, generate: median(generate)?, format: median(format)? })
}

fn seconds<T>(action: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = std::hint::black_box(action());
    (start.elapsed().as_secs_f64(), result)
}
