//! The programs on the pages of the manual.

use manual::Console;

/// What the manual shows is what the programs print.
#[test]
fn the_manual_shows_what_they_print() {
    for page in [Console::of("docs/quick-start.md"), Console::of("docs/vault-locks.md")] {
        page.unwrap()
            .with_program(
                "cargo run --package examples --bin vault-lock",
                env!("CARGO_BIN_EXE_vault-lock"),
            )
            .with_program(
                "cargo run --package examples --bin recover-after-crash",
                env!("CARGO_BIN_EXE_recover-after-crash"),
            )
            .check()
            .unwrap();
    }
}
