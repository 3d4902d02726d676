//! The guide: every command in it does what stands there.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

#[cfg(test)]
mod support;

use std::fs;
use std::path::Path;

use pretty_assertions::assert_eq;
use support::{command, finish, root};

/// The code blocks of the guide in a language, in their order.
fn blocks(language: &str) -> Vec<String> {
    let guide = fs::read_to_string(root().join("docs/a-client-in-one-minute.md")).unwrap();
    let fence = format!("```{language}\n");
    let blocks = guide.split(&fence).skip(1);
    blocks.map(|block| block.split("\n```").next().unwrap().to_owned()).collect()
}

/// Runs a line of the guide; `bakery-sdk` lies in a scratch folder.
fn run(line: &str, folder: &Path) -> support::Run {
    let out = folder.join("bakery-sdk");
    let words = line.split(' ').skip(1);
    let words: Vec<_> = words
        .scan("", |before, word| {
            let is_out = *before == "--out";
            *before = word;
            Some(if is_out { out.to_str().unwrap().to_owned() } else { word.to_owned() })
        })
        .collect();
    finish(command().args(words))
}

#[test]
fn every_command_does_what_the_guide_says() {
    let folder = tempfile::tempdir().unwrap();
    let lines = blocks("sh");
    let lines: Vec<_> = lines.iter().filter(|line| line.starts_with("smithy-sdk ")).collect();
    assert_eq!(lines.len(), 4);
    for line in &lines {
        let run = run(line, folder.path());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
    }
    let shown = run(lines[0], folder.path()).stdout;
    assert_eq!(shown.trim_end(), blocks("text")[0]);
}

/// The commands of cargo name what is there.
#[test]
fn what_cargo_is_told_exists() {
    let lines = blocks("sh");
    let cargo: Vec<_> = lines.iter().filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(cargo, ["cargo build --package smithy-sdk", "cargo add --path bakery-sdk"]);
    assert_eq!(env!("CARGO_PKG_NAME"), "smithy-sdk");
}

/// The program of the guide uses methods that the crate has.
#[test]
fn the_program_fits_the_crate() {
    let folder = tempfile::tempdir().unwrap();
    let generate = blocks("sh").into_iter().find(|line| line.contains(" generate ")).unwrap();
    assert_eq!(run(&generate, folder.path()).code, 0);
    let program = &blocks("rust,ignore")[0];
    let source = folder.path().join("bakery-sdk/src");
    let client = fs::read_to_string(source.join("client/operations.rs")).unwrap();
    assert!(program.contains(".bake_cake()") && client.contains("pub fn bake_cake(&self)"));
    let builders = fs::read_to_string(source.join("operation/bake_cake/builders.rs")).unwrap();
    assert!(program.contains(".name(") && builders.contains("name"));
    assert!(program.contains("bakery_sdk::Client::new(&config)"));
}
