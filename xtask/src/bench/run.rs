//! Runs other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use wait4::Wait4 as _;

use crate::packages;

/// A command of cargo, at the root of the repository.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = packages::cargo();
    cargo.args(arguments);
    // Of the cargo that runs this task; a package that is built there must not see them.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_TARGET_DIR", "CARGO_ENCODED_RUSTFLAGS"] {
        cargo.env_remove(name);
    }
    cargo
}

/// Runs to a good end.
pub(crate) fn succeed(command: &mut Command) -> anyhow::Result<()> {
    cpu_time(command).map(drop)
}

/// Runs to a good end; gives the user CPU time of the process and of all that it started and waited for.
pub(crate) fn cpu_time(command: &mut Command) -> anyhow::Result<Duration> {
    let name = name(command);
    let mut child = command.spawn().with_context(|| format!("cannot start `{name}`"))?;
    let used = child.wait4().with_context(|| format!("cannot wait for `{name}`"))?;
    if !used.status.success() {
        bail!("`{name}` failed");
    }
    Ok(used.rusage.utime)
}

/// Runs to a good end; gives what it prints.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let name = name(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{name}`"))?;
    if !output.status.success() {
        bail!("`{name}` failed");
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{name}` prints no UTF-8"))
}

/// The program and its arguments.
fn name(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let program = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
