//! What builds cost: of each crate by itself, and of whole programs.

use std::fs;

use anyhow::Context as _;

use super::figure::{Figure, Unit};
use super::part::Part;
use super::programs::{Features, Program, Sdk};
use super::run::{cpu_time, succeed};
use super::rustc;

/// How often a crate is compiled; the quickest time counts, for nothing makes a compiler quicker than it is.
const RUNS: usize = 3;

/// User CPU time of the rustc that compiles the client, its dependencies being built.
pub(crate) fn each_crate() -> anyhow::Result<Vec<Figure>> {
    let mut programs = Vec::new();
    for sdk in Sdk::ALL {
        programs.push(Program::new(sdk, Features::Plain)?);
    }
    let mut figures = Vec::new();
    for (what, command, profile) in
        [("check", "check", "dev"), ("build", "build", "dev"), ("release", "build", "release")]
    {
        let mut best = [f64::INFINITY; 2];
        for program in &programs {
            succeed(&mut program.cargo(&[command, "--quiet", "--profile", profile]))?;
        }
        for _ in 0..RUNS {
            for (program, best) in programs.iter().zip(&mut best) {
                *best = best.min(once(program, command, profile)?);
            }
        }
        let [official, ours] = best;
        figures.push(Figure::of_both(Part::Compile, what, Unit::Seconds, official, ours));
    }
    Ok(figures)
}

fn once(program: &Program, command: &str, profile: &str) -> anyhow::Result<f64> {
    let package = program.sdk.package();
    succeed(&mut program.cargo(&["clean", "--quiet", "--profile", profile, "--package", package]))?;
    let log = program.target().join("times");
    let mut cargo =
        program.cargo(&[command, "--quiet", "--profile", profile, "--package", package]);
    rustc::log_to(&mut cargo, &log)?;
    succeed(&mut cargo)?;
    let times = rustc::read(&log)?;
    let krate = program.sdk.krate();
    times.get(&krate).copied().with_context(|| format!("`{krate}` was not compiled"))
}

/// User CPU time of all processes of a release build from nothing, and the size of the program.
pub(crate) fn programs() -> anyhow::Result<Vec<Figure>> {
    let official = whole(Sdk::Official, Features::Default)?;
    let official_plain = whole(Sdk::Official, Features::Plain)?;
    let mut figures = Vec::new();
    for (features, suffix, official) in [
        (Features::Default, "", &official),
        (Features::AwsLc, ", AWS-LC", &official),
        (Features::Plain, ", plain HTTP", &official_plain),
    ] {
        let ours = whole(Sdk::Generated, features)?;
        for (what, unit, value) in [("build", Unit::Seconds, 0), ("size", Unit::Bytes, 1)] {
            let of = |whole: &(f64, f64)| if value == 0 { whole.0 } else { whole.1 };
            let what = format!("{what}{suffix}");
            figures.push(Figure::of_both(Part::Program, &what, unit, of(official), of(&ours)));
        }
    }
    Ok(figures)
}

/// Seconds and bytes.
fn whole(sdk: Sdk, features: Features) -> anyhow::Result<(f64, f64)> {
    let program = Program::new(sdk, features)?;
    if program.target().exists() {
        fs::remove_dir_all(program.target())?;
    }
    // What has to be downloaded is no part of the build.
    succeed(&mut program.cargo(&["fetch", "--quiet"]))?;
    let time = cpu_time(&mut program.cargo(&["build", "--quiet", "--release"]))?;
    let size = fs::metadata(program.executable())?.len();
    Ok((time.as_secs_f64(), f64::from(u32::try_from(size)?)))
}
