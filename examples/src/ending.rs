//! How a program ends.

use std::process::ExitCode;

/// Success, or the error with what to do about it on standard error.
pub fn end(result: anyhow::Result<()>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    if let Some(error) = error.downcast_ref::<glacier_vault_lock::Error>() {
        eprintln!("  help: {}", error.help());
    }
    ExitCode::FAILURE
}
