//! This program in the place of rustdoc: runs it, and lets it print JSON, which is not stable.
//!
//! The pinned toolchain and the pinned reader of that JSON belong together. `RUSTC_BOOTSTRAP` is for rustdoc alone: build scripts
//! look at it too, so with cargo under it all dependencies would be compiled anew.

use std::env;
use std::process::{Command, ExitCode};

use anyhow::Context as _;

/// Names the rustdoc to run.
const RUSTDOC: &str = "XTASK_SURFACE_RUSTDOC";

/// Runs rustdoc, if that is what this process was started for.
pub(crate) fn run_if_asked() -> Option<ExitCode> {
    let rustdoc = env::var_os(RUSTDOC)?;
    let mut command = Command::new(&rustdoc);
    command.args(env::args_os().skip(1)).env("RUSTC_BOOTSTRAP", "1").env_remove(RUSTDOC);
    Some(match command.status() {
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            let error = format!("cannot start `{}`: {error}", rustdoc.display());
            command_manners::error(&error, None);
            ExitCode::FAILURE
        }
    })
}

/// Has a command of cargo that documents write JSON.
pub(super) fn writes_json(cargo: &mut Command) -> anyhow::Result<()> {
    let own = env::current_exe().context("cannot tell where this program is")?;
    let rustdoc = env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
    cargo.env("RUSTDOC", own).env(RUSTDOC, rustdoc);
    cargo.env("RUSTDOCFLAGS", "-Z unstable-options --output-format json");
    Ok(())
}
