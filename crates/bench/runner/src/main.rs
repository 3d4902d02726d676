//! Starts valgrind for the bench of instructions, as gungraun asks for it.
//!
//! gungraun wants its runner installed by `cargo install`, at exactly its own version. As a package of this workspace it is
//! built from what `Cargo.lock` names, and can't be another version.

use std::process::ExitCode;

fn main() -> ExitCode {
    match gungraun_runner::runner::run::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
