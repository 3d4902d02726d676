//! What the repository has to be like when a release is made.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use super::Item;
use crate::inputs;
use crate::packages::{Package, cargo};
use crate::readme::Readme;
use smithy_sdk::inputs::read;

pub(super) fn items(packages: &[Package]) -> anyhow::Result<Vec<Item>> {
    Ok(vec![
        Item::new("READMEs that say what the documentation says", readmes(packages)?),
        Item::new("a section of the version in CHANGELOG.md", changelog(packages)?),
        Item::new("one version for all packages", versions(packages)),
        Item::new("a tree in which everything is committed", committed(inputs::root())?),
        Item::new("a generated crate that is what the model says", task("regen", "--check")?),
        Item::new("public items that the version allows", task("surface", "")?),
        Item::new("dependencies with licences and sources that are allowed", deny(installed)?),
    ])
}

/// Each package is packed, and built from its packed form alone.
pub(super) fn packed(packages: &[Package]) -> anyhow::Result<Item> {
    let mut command = cargo();
    command.args(["package", "--quiet"]);
    for package in packages {
        command.args(["--package", &package.name]);
    }
    let faults = failure(&mut command, "cargo package")?;
    Ok(Item::new("packages that build from their packed form alone", faults))
}

fn readmes(packages: &[Package]) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for package in packages {
        if let Some(readme) = Readme::of(package)?.filter(|readme| !readme.is_fresh()) {
            faults.push(format!("`{}` is old; run `cargo xtask readme`", readme.name()));
        }
    }
    Ok(faults)
}

fn changelog(packages: &[Package]) -> anyhow::Result<Vec<String>> {
    let text = read(&inputs::root().join("CHANGELOG.md"))?.text;
    let Some(version) = packages.first().map(|it| &it.version) else { return Ok(Vec::new()) };
    Ok(missing_section(&text, &version.to_string()).into_iter().collect())
}

/// What Keep a Changelog asks for: `## [0.1.0] - 2026-11-28`.
fn missing_section(changelog: &str, version: &str) -> Option<String> {
    let heading = format!("## [{version}] - ");
    let is_it = |line: &str| {
        let date = line.strip_prefix(&heading);
        date.is_some_and(|date| date.len() == 10 && date.split('-').count() == 3)
    };
    let help = format!(
        "rename `Unreleased` to `{heading}YYYY-MM-DD`, and begin a new `Unreleased` above it"
    );
    (!changelog.lines().any(is_it)).then_some(help)
}

fn versions(packages: &[Package]) -> Vec<String> {
    let Some(first) = packages.first() else { return Vec::new() };
    let others = packages.iter().filter(|it| it.version != first.version);
    others
        .map(|it| {
            let (name, version) = (&it.name, &it.version);
            format!("{name} is {version}, {} is {}; make them the same", first.name, first.version)
        })
        .collect()
}

fn committed(folder: &Path) -> anyhow::Result<Vec<String>> {
    let output = Command::new("git")
        .args(["status", "--porcelain"])
        .current_dir(folder)
        .output()
        .context("cannot start `git`")?;
    if !output.status.success() {
        bail!("`git status` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let changed = String::from_utf8_lossy(&output.stdout).lines().count();
    Ok(if changed == 0 {
        Vec::new()
    } else {
        vec![format!("{changed} files are not committed; commit them")]
    })
}

/// Another task of `cargo xtask`, run by this very program.
fn task(task: &'static str, option: &str) -> anyhow::Result<Vec<String>> {
    let own = std::env::current_exe().context("cannot find this program")?;
    let mut command = Command::new(own);
    command.arg(task).args(Some(option).filter(|it| !it.is_empty())).current_dir(inputs::root());
    failure(&mut command, &format!("cargo xtask {task} {option}"))
}

/// What `cargo deny` says, with a cargo that finds it.
fn deny(cargo: impl Fn() -> Command) -> anyhow::Result<Vec<String>> {
    let is_there = cargo().args(["deny", "--version"]).output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        return Ok(vec!["`cargo deny` is not there; `.ci/run advisories` installs it".to_owned()]);
    }
    let mut command = cargo();
    command.args(["deny", "check", "licenses", "bans", "sources"]);
    failure(&mut command, "cargo deny check licenses bans sources")
}

/// A cargo that finds what `.ci/run` has installed, or else what is there anyway.
fn installed() -> Command {
    let mut command = cargo();
    command.env("PATH", with_tools());
    command
}

/// The search path with the folder in front into which `.ci/run` installs.
fn with_tools() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let tools = inputs::root().join("target/tools/bin");
    env::join_paths([tools].into_iter().chain(env::split_paths(&path))).unwrap_or(path)
}

/// Nothing if the command succeeds, or else the last line of what it says.
fn failure(command: &mut Command, name: &str) -> anyhow::Result<Vec<String>> {
    let output = command.output().with_context(|| format!("cannot start `{name}`"))?;
    if output.status.success() {
        return Ok(Vec::new());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it failed").trim();
    Ok(vec![format!("`{}` fails: {last}", name.trim())])
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use pretty_assertions::assert_eq;

    use super::{committed, deny, missing_section};

    #[cfg(unix)]
    #[test]
    fn what_cargo_deny_refuses_is_told_by_its_last_line() {
        let refused = "echo 'error[rejected]: GPL-3.0' >&2; echo 'licenses FAILED' >&2; exit 1";
        for (check, expected) in [
            ("exit 0", None),
            (refused, Some("`cargo deny check licenses bans sources` fails: licenses FAILED")),
            ("exit 1", Some("`cargo deny check licenses bans sources` fails: it failed")),
        ] {
            let script = format!("[ \"$2\" = --version ] && exit 0; {check}");
            let faults = deny(|| {
                let mut shell = Command::new("sh");
                shell.args(["-c", &script, "cargo"]);
                shell
            });
            assert_eq!(faults.unwrap().first().map(String::as_str), expected, "{check}");
        }
    }

    #[test]
    fn a_cargo_without_deny_is_told_where_it_comes_from() {
        let faults = deny(|| Command::new("no-such-cargo")).unwrap();
        assert_eq!(faults, ["`cargo deny` is not there; `.ci/run advisories` installs it"]);
    }

    #[test]
    fn a_folder_that_git_knows_nothing_of_is_not_committed() {
        let folder = tempfile::tempdir().unwrap();
        let error = committed(folder.path()).unwrap_err().to_string();
        assert!(error.starts_with("`git status` failed: fatal: not a git repository"), "{error}");
    }

    #[test]
    fn a_release_has_a_dated_section() {
        for (changelog, is_there) in [
            ("## [0.1.0] - 2026-11-28\n", true),
            ("## [Unreleased]\n\n## [0.1.0] - 2026-11-28\n", true),
            ("## [Unreleased]\n", false),
            ("## [0.1.0]\n", false),
            ("## [0.1.0] - soon\n", false),
            ("## [0.1.1] - 2026-11-28\n", false),
        ] {
            assert_eq!(missing_section(changelog, "0.1.0").is_none(), is_there, "{changelog}");
        }
    }
}
