//! Console blocks in text files, run by a shell and compared with what they show.
//!
//! A command begins with `$ ` and goes on in lines that begin with `> `; what follows is all of its output, and
//! `(exit code N)` if it ends with another code than 0. The commands of a file share a folder that is empty at first.
//! With `UPDATE_CONSOLE=1` the files are written anew with what came out.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use pretty_assertions::assert_eq;

/// Runs the blocks of a file.
pub(crate) fn check(file: &Path) {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let folder = tempfile::tempdir().unwrap();
    let mut shown = String::new();
    let mut commands = 0;
    let mut lines = text.lines().peekable();
    let mut is_console = false;
    while let Some(line) = lines.next() {
        shown += line;
        shown.push('\n');
        if line.starts_with("```") {
            is_console = line == "```console";
        }
        let Some(first) = line.strip_prefix("$ ").filter(|_| is_console) else {
            continue;
        };
        let mut command = first.to_owned();
        while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
            shown += line;
            shown.push('\n');
            command.push('\n');
            command += line.strip_prefix("> ").unwrap_or_default();
        }
        while lines.next_if(|line| !line.starts_with("$ ") && !line.starts_with("```")).is_some() {}
        shown += &run(&command, folder.path());
        commands += 1;
    }
    assert!(commands > 0, "{} has no console blocks", file.display());
    if env::var_os("UPDATE_CONSOLE").is_some() {
        fs::write(file, &shown).unwrap();
    }
    assert_eq!(text, shown, "{} shows something else", file.display());
}

/// The output of a command, and how it ended. Trailing spaces, which editors remove from files, are left out.
fn run(command: &str, folder: &Path) -> String {
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", path())
        .env("VAULT", "arn:aws:glacier:us-west-2:111122223333:vaults/records")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let mut shown = String::new();
    for text in [&output.stdout, &output.stderr] {
        for line in String::from_utf8(text.clone()).unwrap().lines() {
            shown += line.trim_end();
            shown.push('\n');
        }
    }
    match output.status.code() {
        Some(0) => shown,
        Some(code) => format!("{shown}(exit code {code})\n"),
        None => panic!("{command} was killed"),
    }
}

/// The search path with the command in front.
fn path() -> std::ffi::OsString {
    let folder =
        PathBuf::from(env!("CARGO_BIN_EXE_vault-lock-policy")).parent().unwrap().to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(folder).chain(env::split_paths(&rest))).unwrap()
}
