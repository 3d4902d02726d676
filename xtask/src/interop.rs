//! `cargo xtask interop`: boto3 against the emulator, in a virtual environment of its own, and the blocks of the manual that
//! other programs run.

mod manual;

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use anstream::println;
use anyhow::{Context as _, bail};
use command_manners::{Ending, Progress, error};
use serde_json::Value;

use crate::packages::cargo;
use crate::{inputs, written};

/// The oldest Python that the pinned boto3 runs on.
const OLDEST_PYTHON: (u32, u32) = (3, 10);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these tests, such as `test_state_table` or `test_malformed.NotHttp.test_lengths`
    #[arg(value_name = "TEST")]
    tests: Vec<String>,
    /// The Python to make the virtual environment with
    #[arg(long, value_name = "PROGRAM", default_value = "python3", env = "PYTHON")]
    python: OsString,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let programs = inputs::root().join("interop/boto3");
    let python = environment(&args.python, &programs.join("requirements.txt"))?;
    let emulator = Emulator::start(&build()?)?;
    println!("emulator at {}", emulator.url);
    let status = clean(&mut Command::new(&python))
        .arg(programs.join("run.py"))
        .args(&args.tests)
        .env("GLACIER_EMULATOR_URL", &emulator.url)
        .current_dir(&programs)
        .status()
        .with_context(|| format!("cannot start `{}`", python.display()))?;
    if !status.success() {
        return Ok(Ending::Bad);
    }
    // Tests that were named are all that was asked for.
    if args.tests.is_empty()
        && let Err(fault) = manual::run(&python, &emulator.url)
    {
        error(&format!("{fault:#}"), None);
        return Ok(Ending::Bad);
    }
    Ok(Ending::Good)
}

/// The Python of a virtual environment that has what the requirements pin; made anew when these change.
fn environment(python: &OsString, requirements: &Path) -> anyhow::Result<PathBuf> {
    check_version(python)?;
    let folder = inputs::root().join("target/interop");
    let venv = folder.join("venv");
    let own_python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read_to_string(requirements)
        .with_context(|| format!("cannot read `{}`", requirements.display()))?;
    // Written last, so an installation that was interrupted is begun anew.
    let installed = folder.join("installed.txt");
    if own_python.exists() && fs::read_to_string(&installed).is_ok_and(|it| it == wanted) {
        return Ok(own_python);
    }
    let progress = Progress::spinner();
    progress.says(format!("making a virtual environment in {}", venv.display()));
    succeed(
        clean(&mut Command::new(python)).args(["-m", "venv", "--clear"]).arg(&venv),
        "cannot make a virtual environment; Debian has it in the package python3-venv",
    )?;
    succeed(
        clean(&mut Command::new(&own_python))
            .args(["-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"])
            .arg(requirements),
        "cannot install boto3",
    )?;
    written::write(&installed, wanted)?;
    Ok(own_python)
}

fn check_version(python: &OsString) -> anyhow::Result<()> {
    let name = python.display();
    let output = clean(&mut Command::new(python))
        .args(["-c", "import sys; print(*sys.version_info[:2])"])
        .output()
        .with_context(|| {
            format!("cannot start `{name}`; install Python or name another with --python")
        })?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        bail!("`{name}` does not say its version: {}", String::from_utf8_lossy(&output.stderr));
    };
    let (oldest_major, oldest_minor) = OLDEST_PYTHON;
    if (major, minor) < OLDEST_PYTHON {
        bail!(
            "`{name}` is Python {major}.{minor}; boto3 needs {oldest_major}.{oldest_minor} or newer"
        );
    }
    Ok(())
}

/// Builds the emulator and gives the path of the program. With the features of the whole workspace, for then nothing is
/// compiled that its tests have compiled already.
fn build() -> anyhow::Result<PathBuf> {
    let progress = Progress::spinner();
    progress.says("building the emulator");
    let output = cargo()
        .args(["build", "--quiet", "--workspace", "--bin", "glacier-emulator"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the emulator does not build");
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .context("cargo does not say where the emulator is")
}

/// A running emulator, killed when dropped.
struct Emulator {
    child: Child,
    url: String,
}

impl Emulator {
    fn start(program: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(program)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", program.display()))?;
        let stdout = child.stdout.take().context("the emulator has no output")?;
        let mut emulator = Self { child, url: String::new() };
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .context("cannot read what the emulator says")?;
        let Some(url) = line.trim_end().strip_prefix("listening on ") else {
            bail!("the emulator did not start: `{}`", line.trim_end());
        };
        url.clone_into(&mut emulator.url);
        Ok(emulator)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // If it is gone already, that is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Takes out of the environment what would have AWS's libraries look for other endpoints, credentials or proxies.
fn clean(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        let name_text = name.to_string_lossy().to_ascii_uppercase();
        if name_text.starts_with("AWS_") || name_text.starts_with("PYTHON") {
            command.env_remove(&name);
        }
    }
    command
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_CONFIG_FILE", "no-such-file")
        .env("AWS_SHARED_CREDENTIALS_FILE", "no-such-file")
        // Some programs look at the one first, some at the other.
        .envs([("NO_PROXY", "127.0.0.1"), ("no_proxy", "127.0.0.1")])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUNBUFFERED", "1")
}

fn succeed(command: &mut Command, otherwise: &'static str) -> anyhow::Result<()> {
    let status = command.status().context(otherwise)?;
    if !status.success() {
        bail!("{otherwise}");
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    /// A program that is this shell script, in a folder that goes with it. Another process writes it: what this one has open for
    /// writing, a program that is started at the same moment keeps open, and then it can't be started.
    fn program(script: &str) -> std::io::Result<(tempfile::TempDir, PathBuf)> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("program");
        let write = "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$2\" && chmod 755 \"$2\"";
        Command::new("sh").args(["-c", write, "sh", script]).arg(&path).status()?;
        Ok((folder, path))
    }

    #[test]
    fn a_python_that_will_not_do_is_told() {
        for (script, fault) in [
            ("echo 3 10", None),
            ("echo 4 0", None),
            ("echo 3 9", Some("`PROGRAM` is Python 3.9; boto3 needs 3.10 or newer")),
            ("echo 2 7", Some("`PROGRAM` is Python 2.7; boto3 needs 3.10 or newer")),
            ("echo oops >&2; exit 1", Some("`PROGRAM` does not say its version: oops\n")),
        ] {
            let (_folder, path) = program(script).unwrap();
            let told = check_version(&path.clone().into_os_string()).map_err(|it| it.to_string());
            let fault = fault.map(|it| it.replace("PROGRAM", &path.display().to_string()));
            assert_eq!(told.err(), fault, "{script}");
        }
    }

    #[test]
    fn an_emulator_says_where_it_is_or_has_not_started() {
        let (_folder, path) =
            program("echo listening on http://127.0.0.1:7; exec sleep 60").unwrap();
        assert_eq!(Emulator::start(&path).unwrap().url, "http://127.0.0.1:7");
        for (script, fault) in [
            ("echo no", "the emulator did not start: `no`"),
            ("exit 2", "the emulator did not start: ``"),
        ] {
            let (_folder, path) = program(script).unwrap();
            assert_eq!(Emulator::start(&path).map(|_| ()).unwrap_err().to_string(), fault);
        }
    }

    /// Nothing of what somebody has configured for AWS or Python.
    #[test]
    fn programs_see_no_configuration() {
        let mut command = Command::new("env");
        let output = clean(&mut command).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let variables = text.lines().filter_map(|line| line.split_once('='));
        let mut found: Vec<_> = variables.filter(|(name, _)| name.starts_with("AWS_")).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ("AWS_CONFIG_FILE", "no-such-file"),
                ("AWS_EC2_METADATA_DISABLED", "true"),
                ("AWS_SHARED_CREDENTIALS_FILE", "no-such-file"),
            ]
        );
    }
}
