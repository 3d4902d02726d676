//! `cargo xtask model` as a maintainer runs it.

#[cfg(test)]
mod support;

use std::fs;
use std::process::{Command, Stdio};

use support::{root, xtask};

#[test]
fn show_tells_the_closure_and_the_table_of_traits() {
    let run = xtask(["model", "show"]);
    assert!(run.ok, "{}", run.stderr);
    for line in [
        "The plan reaches ",
        "  com.amazonaws.glacier#InitiateVaultLock",
        "  com.amazonaws.glacier#VaultLockPolicy",
        "smithy.api#httpLabel",
        "ignored: ",
        "Any other trait on a shape that the plan reaches is an error.",
    ] {
        assert!(run.stdout.contains(line), "`{line}` is missing in\n{}", run.stdout);
    }
}

#[test]
fn diff_says_nothing_of_documentation_and_all_of_structure() {
    let folder = tempfile::tempdir().unwrap();
    let model = root().join("model/glacier.json");
    let text = fs::read_to_string(&model).unwrap();
    let other = folder.path().join("other.json");
    let paths = [model.to_str().unwrap(), other.to_str().unwrap()];

    fs::write(&other, text.replace("lock policy", "policy of the lock")).unwrap();
    let run = xtask(["model", "diff", paths[0], paths[1]]);
    assert!(run.ok);
    assert_eq!(run.stdout, "0 differences: 0 breaking callers, 0 that may, 0 that don't\n");

    fs::write(&other, text.replace("\"x-amz-lock-id\"", "\"x-amz-lock\"")).unwrap();
    let run = xtask(["model", "diff", paths[0], paths[1]]);
    assert!(!run.ok);
    assert!(
        run.stdout.starts_with("com.amazonaws.glacier#InitiateVaultLockOutput$lockId: "),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.ends_with(
            "1 difference: 1 breaking callers, 0 that may, 0 that don't\n\
             the next version is a major one: programs that use what breaks no longer compile, or are no longer understood\n"
        ),
        "{}",
        run.stdout
    );
}

/// `cargo xtask model show | head -1` is no failure.
#[test]
fn a_reader_may_have_read_enough() {
    let mut shown = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["model", "show"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(shown.stdout.take());
    let output = shown.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
