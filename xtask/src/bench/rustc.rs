//! This program in the place of rustc: runs it, and writes down how much CPU time it took.
//!
//! Cargo starts the program that `RUSTC_WRAPPER` names with rustc's path and arguments, and leaves no room for others. So a
//! variable says that this is meant, and where to write.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, ffi::OsString};

use anyhow::Context as _;

use wait4::Wait4 as _;

/// The file to append to.
const LOG: &str = "XTASK_BENCH_TIMES";

/// Runs rustc, if that is what this process was started for.
pub(crate) fn run_if_asked() -> Option<ExitCode> {
    let log = env::var_os(LOG)?;
    let code = match run(Path::new(&log), env::args_os().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    };
    Some(code)
}

fn run(log: &Path, arguments: Vec<OsString>) -> anyhow::Result<ExitCode> {
    let mut arguments = arguments.into_iter();
    let rustc = arguments.next().context("cargo names no compiler")?;
    let arguments: Vec<_> = arguments.collect();
    let mut child = Command::new(&rustc).args(&arguments).spawn().context("cannot start rustc")?;
    let used = child.wait4()?;
    let name = arguments.iter().skip_while(|it| *it != "--crate-name").nth(1);
    if let Some(name) = name.and_then(|name| name.to_str()) {
        let line = format!("{name} {}\n", used.rusage.utime.as_secs_f64());
        // One write each, so that lines of several compilers do not mix.
        OpenOptions::new().create(true).append(true).open(log)?.write_all(line.as_bytes())?;
    }
    let code = used.status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Has a command of cargo write times to a file, which begins empty.
pub(crate) fn log_to(command: &mut Command, log: &Path) -> anyhow::Result<()> {
    fs::write(log, "")?;
    let own = env::current_exe().context("cannot tell where this program is")?;
    command.env("RUSTC_WRAPPER", own).env(LOG, log);
    Ok(())
}

/// The user CPU seconds of each crate.
pub(crate) fn read(log: &Path) -> anyhow::Result<BTreeMap<String, f64>> {
    parse(&fs::read_to_string(log)?)
        .with_context(|| format!("`{}` is no log of times", log.display()))
}

fn parse(log: &str) -> Option<BTreeMap<String, f64>> {
    let mut times = BTreeMap::new();
    for line in log.lines() {
        let (name, seconds) = line.split_once(' ')?;
        *times.entry(name.to_owned()).or_default() += seconds.parse::<f64>().ok()?;
    }
    Some(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs() {
        let times =
            parse("glacier_sdk 3.5\nbuild_script_build 0.25\nbuild_script_build 0.5\n").unwrap();
        let expected = [("build_script_build", 0.75), ("glacier_sdk", 3.5)];
        assert_eq!(times, expected.map(|(name, time)| (name.to_owned(), time)).into());
        assert_eq!(parse("glacier_sdk\n"), None);
        assert_eq!(parse("glacier_sdk soon\n"), None);
    }
}
