//! What a call costs: runs the programs of `crates/bench` and reads what they say.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use serde::Deserialize;
use serde_json::Value;

use super::figure::{Figure, Unit};
use super::part::Part;
use super::run::{cargo, output, succeed};
use crate::inputs::root;

/// The scenarios, in the order of the report.
const SCENARIOS: [&str; 6] =
    ["small-policy", "large-policy", "error-answer", "retry-after-500", "concurrent-64", "watched"];

/// Calls that `crates/bench/benches/instructions.rs` has counted.
const COUNTED_CALLS: f64 = 64.0;

/// What to do where valgrind is not there.
pub(crate) const NO_VALGRIND: &str = "valgrind is not installed, so instructions can't be counted; \
     install it (`apt-get install valgrind`), or leave the part out with `--only`";

/// Instructions a call. Callgrind counts them by itself, so it does not matter what else the machine does.
pub(crate) fn instructions() -> anyhow::Result<Vec<Figure>> {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        bail!(NO_VALGRIND);
    }
    succeed(&mut cargo(&["build", "--package", "bench-runner", "--features", "runner"]))?;
    let runner = root().join("target/debug/gungraun-runner");
    let results = root().join("target/gungraun/bench/instructions/calls");
    // What an earlier run left would be taken for figures of this one.
    if results.exists() {
        fs::remove_dir_all(&results)?;
    }
    let mut bench = cargo(&["bench", "--package", "bench", "--bench", "instructions"]);
    bench.args(["--", "--save-summary=json"]).env("GUNGRAUN_RUNNER", runner).stdout(Stdio::null());
    // Both would have other places or options than the ones that are looked at here.
    succeed(bench.env_remove("GUNGRAUN_HOME").env_remove("GUNGRAUN_CALLGRIND_ARGS"))?;
    let read = |scenario: &str, sdk: &str| -> anyhow::Result<f64> {
        let name = format!("{sdk}.{}/summary.json", scenario.replace('-', "_"));
        let text = fs::read_to_string(results.join(&name))
            .with_context(|| format!("gungraun has left no figures in `{name}`"))?;
        let total = counted(&text).with_context(|| format!("no instructions in `{name}`"))?;
        Ok(total / COUNTED_CALLS)
    };
    SCENARIOS
        .into_iter()
        .map(|scenario| {
            let (official, ours) = (read(scenario, "official")?, read(scenario, "generated")?);
            Ok(Figure::of_both(Part::Instructions, scenario, Unit::Count, official, ours))
        })
        .collect()
}

/// The instructions in a summary of gungraun.
fn counted(summary: &str) -> Option<f64> {
    let summary: Value = serde_json::from_str(summary).ok()?;
    let total = summary.pointer("/profiles/0/data/total/metrics")?;
    // Cachegrind and DHAT sort their metrics by tool, callgrind alone does not.
    total.pointer("/Ir/values/new")?.as_f64()
}

#[derive(Deserialize)]
struct Allocated {
    scenario: String,
    sdk: String,
    calls: f64,
    allocations: f64,
    reallocations: f64,
    bytes: f64,
}

/// Allocations a call, counted by a global allocator, and the bytes asked for.
pub(crate) fn allocations() -> anyhow::Result<Vec<Figure>> {
    let lines: Vec<Allocated> = lines("bench-allocations")?;
    let by_key: BTreeMap<_, _> =
        lines.iter().map(|line| ((line.scenario.as_str(), line.sdk.as_str()), line)).collect();
    let mut figures = Vec::new();
    for scenario in SCENARIOS {
        let of = |sdk| by_key.get(&(scenario, sdk)).copied();
        let (official, ours) = of("official")
            .zip(of("generated"))
            .with_context(|| format!("`bench-allocations` says nothing of {scenario}"))?;
        let mut add = |suffix: &str, unit, value: fn(&Allocated) -> f64| {
            let what = format!("{scenario}{suffix}");
            let [official, ours] = [official, ours].map(|line| value(line) / line.calls);
            figures.push(Figure::of_both(Part::Allocations, &what, unit, official, ours));
        };
        add("", Unit::Count, |line| line.allocations);
        add(", reallocations", Unit::Count, |line| line.reallocations);
        add(", bytes", Unit::Bytes, |line| line.bytes);
    }
    Ok(figures)
}

#[derive(Deserialize)]
struct Timed {
    scenario: String,
    official: f64,
    generated: f64,
    ratio: f64,
}

/// Wall time a call. Only the ratios are worth much, for both clients take turns.
pub(crate) fn time() -> anyhow::Result<Vec<Figure>> {
    let figure = |line: Timed| Figure {
        ratio: Some(line.ratio),
        ..Figure::of_both(Part::Time, &line.scenario, Unit::Seconds, line.official, line.generated)
    };
    Ok(lines("bench-time")?.into_iter().map(figure).collect())
}

/// Builds and runs one of the programs, and reads each line that it prints.
fn lines<T: for<'a> Deserialize<'a>>(program: &str) -> anyhow::Result<Vec<T>> {
    succeed(&mut cargo(&["build", "--release", "--package", "bench", "--bin", program]))?;
    let path: PathBuf = root().join("target/release").join(program);
    let text = output(&mut Command::new(path))?;
    text.lines()
        .map(|line| {
            serde_json::from_str(line)
                .with_context(|| format!("`{program}` says something else than figures: {line}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench() -> String {
        fs::read_to_string(root().join("crates/bench/benches/instructions.rs")).unwrap()
    }

    #[test]
    fn every_scenario_of_the_bench_is_read() {
        let bench = bench();
        let names = bench.lines().filter_map(|line| line.strip_prefix("#[bench::"));
        let names: Vec<_> =
            names.map(|line| line.split('(').next().unwrap().replace('_', "-")).collect();
        assert_eq!(names, [SCENARIOS, SCENARIOS].concat());
    }

    #[test]
    fn as_many_calls_as_the_bench_counts() {
        let bench = bench();
        let line = format!("const CALLS: usize = {COUNTED_CALLS};");
        assert!(bench.lines().any(|it| it == line), "`{line}` is not in the bench");
    }

    #[test]
    fn summaries_of_gungraun() {
        let summary = r#"{"profiles":[{"tool":"Callgrind","data":{"parts":[],"total":{"metrics":{"Ir":{"values":{"new":7601660}}}}}}]}"#;
        assert_eq!(counted(summary), Some(7_601_660.0));
        assert_eq!(counted(r#"{"profiles":[]}"#), None);
        assert_eq!(counted("no JSON"), None);
    }
}
