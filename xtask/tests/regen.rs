//! `cargo xtask regen` as a maintainer runs it: what it writes, what it says, and that a fault writes nothing.

#[cfg(test)]
mod support;

use std::fs;

use support::{files, path, root, xtask};

/// Fails when somebody changed the model or the generator and did not regenerate.
#[test]
fn the_committed_crate_is_fresh() {
    let run = xtask(["regen", "--check"]);
    assert!(run.ok, "run `cargo xtask regen`\n{}{}", run.stdout, run.stderr);
}

/// `regen` leaves alone what it does not know, such as tests and build scripts, so it can't tell either.
#[test]
fn the_committed_crate_has_no_file_that_is_not_generated() {
    let folder = tempfile::tempdir().unwrap();
    assert!(xtask(["regen", "--out", path(folder.path())]).ok);
    let committed = files(&root().join("crates/glacier-sdk"));
    assert!(committed.keys().eq(files(folder.path()).keys()), "{:?}", committed.keys());
}

#[test]
fn it_gives_the_same_bytes_each_time() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&first, &second] {
        assert!(xtask(["regen", "--out", path(folder.path())]).ok);
    }
    assert_eq!(files(first.path()), files(second.path()));
    assert!(files(first.path()).contains_key("src/lib.rs"));
}

#[test]
fn it_mends_what_differs_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = path(folder.path());
    assert!(xtask(["regen", "--out", out]).ok);
    let wanted = files(folder.path());

    fs::write(folder.path().join("src/meta.rs"), "// mine\n").unwrap();
    fs::remove_file(folder.path().join("src/service.rs")).unwrap();
    fs::create_dir(folder.path().join("src/old")).unwrap();
    fs::write(folder.path().join("src/old/left.rs"), "").unwrap();

    let check = xtask(["regen", "--check", "--out", out]);
    assert!(!check.ok);
    let reported = format!(
        " changed {out}/src/meta.rs\norphaned {out}/src/old/left.rs\n missing {out}/src/service.rs\n"
    );
    assert!(check.stdout.starts_with(&reported), "{}", check.stdout);
    assert!(check.stdout.contains("-// mine\n"), "{}", check.stdout);
    let advice = format!(
        "error: {out} is not what the model says\n  help: run `cargo xtask regen --out {out}`\n"
    );
    assert_eq!(check.stderr, advice);

    let mend = xtask(["regen", "--out", out]);
    assert!(mend.ok);
    assert_eq!(mend.stdout, format!("{reported}wrote 2 of {} files, removed 1\n", wanted.len()));
    assert_eq!(files(folder.path()), wanted);
    assert!(!folder.path().join("src/old").exists());

    let again = xtask(["regen", "--check", "--out", out]);
    assert!(again.ok);
    assert_eq!(again.stdout, format!("{out} is up to date: {} files\n", wanted.len()));
}

#[test]
fn a_fault_writes_nothing_and_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read_to_string(root().join("model/glacier.json")).unwrap();
    let wrong = model
        .replacen(
            "\"target\": \"com.amazonaws.glacier#VaultLockPolicy\"",
            "\"target\": \"com.amazonaws.glacier#VaultLockPolcy\"",
            1,
        )
        .replacen("/lock-policy/{lockId}", "/lock-policy/{lockId", 1);
    assert_ne!(wrong, model);
    let model = folder.path().join("wrong.json");
    fs::write(&model, wrong).unwrap();

    let new = folder.path().join("new");
    let run = xtask(["regen", "--model", path(&model), "--out", path(&new)]);
    assert!(!run.ok);
    assert!(!new.exists());
    assert_eq!(run.stdout, "");
    for part in [
        "com.amazonaws.glacier#VaultLockPolcy",
        "did you mean `com.amazonaws.glacier#VaultLockPolicy`?",
        "com.amazonaws.glacier#CompleteVaultLock",
        "wrong.json:",
        "error: 2 faults in the inputs; nothing was written\n",
    ] {
        assert!(run.stderr.contains(part), "`{part}` is missing in\n{}", run.stderr);
    }
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("diary.txt"), "dear diary").unwrap();
    let run = xtask(["regen", "--out", path(folder.path())]);
    assert!(!run.ok);
    let refusal = format!(
        "error: `{}` is not empty and holds no generated crate; nothing was written\n  \
         help: name a new folder, an empty one, or one with a crate that was generated before\n",
        folder.path().display()
    );
    assert_eq!(run.stderr, refusal);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let run = xtask(["regen", "--model", "no/such/model.json", "--check"]);
    assert!(!run.ok);
    // Each system has its own words for it.
    let reason = fs::read("no/such/model.json").unwrap_err();
    assert_eq!(run.stderr, format!("error: cannot read `no/such/model.json`: {reason}\n"));
}

/// The budget of the crate: all of its Rust, plumbing, documentation and blank lines included.
#[test]
fn the_generated_crate_is_small() {
    let files = files(&root().join("crates/glacier-sdk/src"));
    let lines: usize = files.values().map(|text| text.lines().count()).sum();
    // 6,500 for the operations, what the two waiters, the bound for nested answers and the choice of the HTTPS client take beyond,
    // and what makes calls cheap: how their plugins are composed with what happens around them, and how they are signed, written
    // and read.
    assert!(lines <= 6_500 + 410 + 1_250 + 1_130, "{lines} lines");
    let (longest, length) = files
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .max_by_key(|it| it.1)
        .unwrap();
    assert!(length <= 400, "{longest} has {length} lines");
}
