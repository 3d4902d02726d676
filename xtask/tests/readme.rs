//! Each README says what the documentation of its crate says.

mod support;

use std::process::Command;

#[test]
fn each_readme_is_up_to_date() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["readme", "--check"])
        .current_dir(support::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
