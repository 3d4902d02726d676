//! The public workflow: it calls `.ci/run` and has no list of steps of its own.

#![cfg(test)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use pretty_assertions::assert_eq;
use serde_yaml_ng::Value;

use support::root;

fn text() -> String {
    fs::read_to_string(root().join(".github/workflows/ci.yml")).unwrap()
}

fn jobs() -> Vec<(String, Value)> {
    let workflow: Value = serde_yaml_ng::from_str(&text()).unwrap();
    let jobs = workflow["jobs"].as_mapping().unwrap().clone();
    jobs.into_iter().map(|(name, job)| (name.as_str().unwrap().to_owned(), job)).collect()
}

/// All that it runs, with the words of its matrix in place.
fn commands() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, job) in jobs() {
        let parts = job["strategy"]["matrix"]["part"].as_sequence().cloned().unwrap_or_default();
        for run in job["steps"].as_sequence().unwrap().iter().filter_map(|it| it["run"].as_str()) {
            let with = |part: &Value| run.replace("${{ matrix.part }}", part.as_str().unwrap());
            if parts.is_empty() {
                found.insert(run.to_owned());
            }
            found.extend(parts.iter().map(with));
        }
    }
    found
}

#[test]
fn it_runs_each_part_of_the_one_list_of_steps() {
    let output = run("parts");
    assert!(output.status.success(), "{output:?}");
    let parts = String::from_utf8(output.stdout).unwrap();
    let mut wanted: BTreeSet<_> = parts.lines().map(|part| format!(".ci/run {part}")).collect();
    wanted.insert(".ci/run".to_owned());
    assert_eq!(commands(), wanted);
}

#[test]
fn a_part_that_is_not_there_is_refused() {
    let output = run("nonsense");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "there is no part `nonsense`; `.ci/run parts` lists those that there are\n");
}

fn run(part: &str) -> Output {
    Command::new("bash").arg(root().join(".ci/run")).arg(part).output().unwrap()
}

#[test]
fn it_runs_on_three_systems_and_once_a_week() {
    let everything = jobs().into_iter().find(|(name, _)| name == "everything").unwrap().1;
    let systems = everything["strategy"]["matrix"]["os"].as_sequence().unwrap().clone();
    let systems: Vec<_> =
        systems.iter().map(|it| it.as_str().unwrap().split('-').next().unwrap()).collect();
    assert_eq!(systems, ["ubuntu", "macos", "windows"]);
    assert!(text().contains("- cron: "));
}

#[test]
fn actions_are_pinned_and_nothing_is_secret() {
    let text = text();
    for line in
        text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "))
    {
        let commit = line.split(['@', ' ']).nth(1).unwrap();
        assert!(commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{line}");
    }
    assert!(!text.contains("secrets."), "{text}");
    assert!(text.contains("permissions:\n  contents: read\n"), "{text}");
    for (name, job) in jobs() {
        assert!(job["timeout-minutes"].is_u64(), "{name} has no end");
    }
}
