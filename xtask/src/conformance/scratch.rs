//! The crate that is tested, with its tests, on disk.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use anyhow::{Context as _, bail};
use smithy_sdk::disk;
use smithy_sdk_codegen::emit::PrintedTests;
use smithy_sdk_codegen::tree::Tree;

use super::results::{self, Results};
use crate::inputs;
use crate::packages::{cargo, wanted_version};
use crate::written::write;

/// The name of the package.
pub(super) const PACKAGE: &str = "protocol-tests";

/// What the tests need beside the crate; the versions are those of this workspace.
const DEV_DEPENDENCIES: [(&str, &str); 7] = [
    ("aws-smithy-eventstream", "[]"),
    ("aws-smithy-http-client", r#"["test-util"]"#),
    ("aws-smithy-types", r#"["http-body-1-x"]"#),
    ("futures-util", "[]"),
    ("http", "[]"),
    ("serde_json", "[]"),
    ("tokio", r#"["macros", "rt"]"#),
];

/// What the printed tests are written against.
const HARNESS: &str = include_str!("harness.rs");
const EXPECTED: &str = include_str!("expected.rs");

/// What those of streams of events are written against, too; crates without lack what it names.
const EVENTS_HARNESS: &str = include_str!("events_harness.rs");

/// A crate and its tests on disk.
pub(crate) struct Scratch {
    pub(crate) folder: PathBuf,
    /// Where it is compiled.
    target: PathBuf,
}

impl Scratch {
    /// Writes the crate and its tests to a folder, to be compiled into `target`.
    pub(crate) fn write(
        folder: PathBuf,
        target: PathBuf,
        mut tree: Tree,
        tests: &PrintedTests,
    ) -> anyhow::Result<Self> {
        let manifest = tree.files.get_mut("Cargo.toml").context("the crate has no manifest")?;
        manifest.push_str(&addition()?);
        let tests = text(tests);
        let disk = disk::read(&folder)?;
        disk::apply(&folder, &tree.changes_from(&disk))?;
        write(&folder.join("tests/protocol.rs"), tests)?;
        fs::copy(inputs::root().join("Cargo.lock"), folder.join("Cargo.lock"))
            .context("cannot copy Cargo.lock")?;
        Ok(Self { folder, target })
    }

    /// Builds and runs the tests.
    pub(crate) fn test(&self, tests: &PrintedTests) -> anyhow::Result<Results> {
        let output = self.cargo("test", &["--test", "protocol", "--no-fail-fast"])?;
        Ok(results::read(&output, tests))
    }

    /// Runs a command of cargo over the crate, with the features that its tests need.
    pub(crate) fn cargo(&self, command: &str, arguments: &[&str]) -> anyhow::Result<Output> {
        let features = ["--no-default-features", "--features", self.features()?];
        self.plain_cargo(command, &[&features, arguments].concat())
    }

    /// Removes what was compiled, but not the dependencies.
    pub(crate) fn clean(&self) -> anyhow::Result<()> {
        let output = self.plain_cargo("clean", &["--quiet", "--package", PACKAGE])?;
        if !output.status.success() {
            bail!("cannot clean up:\n{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }

    /// No TLS, and each way of signing.
    fn features(&self) -> anyhow::Result<&'static str> {
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml"))?;
        let signs_asymmetrically = manifest.lines().any(|line| line.starts_with("sigv4a = "));
        Ok(if signs_asymmetrically { "rt-tokio,test-util,sigv4a" } else { "rt-tokio,test-util" })
    }

    fn plain_cargo(&self, command: &str, arguments: &[&str]) -> anyhow::Result<Output> {
        cargo()
            .arg(command)
            .args(arguments)
            .arg("--manifest-path")
            .arg(self.folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &self.target)
            // Each crate is compiled once, and what would make a second time quicker takes room.
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .context("cannot start cargo")
    }
}

/// The printed tests with what they are written against.
fn text(tests: &PrintedTests) -> String {
    let mut text = HARNESS.replace("include!(\"cases.rs\");", &tests.text);
    text = text.replace("mod expected;", &format!("mod expected {{\n{EXPECTED}}}"));
    if tests.has_events {
        text = text.replace("mod cases {\n", "mod cases {\n    use super::events::*;\n");
        text.push('\n');
        text.push_str(EVENTS_HARNESS);
    }
    text
}

/// What the manifest gets beside what it has.
fn addition() -> anyhow::Result<String> {
    let mut text = "\n[dev-dependencies]\n".to_owned();
    for (name, features) in DEV_DEPENDENCIES {
        let version = wanted_version(name)?;
        text.push_str(&format!("{name} = {{ version = \"{version}\", features = {features} }}\n"));
    }
    // With the features that this repository asks for, its dependencies are compiled already.
    let features = inputs::root().join("crates/workspace-features").display().to_string();
    text.push_str(&format!("workspace-features = {{ path = {features:?} }}\n"));
    text.push_str("\n[lints.rust]\nwarnings = \"deny\"\n\n[lints.rustdoc]\nall = \"deny\"\n");
    // Not a member of the workspace that it lies in; what it depends on is built as it is there.
    text.push_str("\n[profile.dev]\ndebug = \"line-tables-only\"\n\n");
    text.push_str("[profile.dev.package.sha2]\nopt-level = 3\n\n[workspace]\n");
    Ok(text)
}
