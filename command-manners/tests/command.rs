//! What every command does that has its manners from here, seen at the command `count`.

#![cfg(test)]

use std::fs;
use std::process::{Command, Output, Stdio};

use pretty_assertions::assert_eq;

/// The command, beside a file with two lines and an empty one.
fn count(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("poem.txt"), "a rose\nis a rose\n").unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    command()
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder.path())
        .output()
        .unwrap()
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_count"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn exit_codes_and_streams() {
    for (arguments, code, stdout, stderr) in [
        (&["poem.txt"][..], 0, "2 lines\n", ""),
        (&["poem.txt", "--what", "words"], 0, "5 words\n", ""),
        (&["empty.txt"], 1, "0 lines\n", ""),
        (&["none.txt"], 2, "", "error: cannot read `none.txt`\n"),
        (&["--version"], 0, "count 0.1.0\n", ""),
    ] {
        let output = count(arguments, &[]);
        let found = (output.status.code(), text(&output.stdout), text(&output.stderr));
        assert_eq!(found, (Some(code), stdout, stderr), "{arguments:?}");
    }
}

#[test]
fn mistakes_are_told_like_other_errors() {
    const USAGE: &str = "  usage: count [OPTIONS] <FILE>\n";
    const HELP: &str = "  help: `--help` tells what there is\n";
    for (arguments, message, rest) in [
        (&[][..], "`<FILE>` is missing", "  usage: count <FILE>\n".to_owned()),
        (&["a", "b"], "`b` is one argument too many", USAGE.to_owned()),
        (
            &["a", "--what", "letters"],
            "`--what <WHAT>` can't be `letters`",
            "  help: it is `lines` or `words`\n".to_owned(),
        ),
        (
            &["a", "--per", "x"],
            "`--per <NUMBER>` can't be `x`: it is no whole number of 0 or more",
            HELP.to_owned(),
        ),
        (
            &["a", "--per", "5000000000"],
            "`--per <NUMBER>` can't be `5000000000`: it has to be from 0 to 4294967295",
            HELP.to_owned(),
        ),
        (&["a", "--per"], "`--per <NUMBER>` needs a value", HELP.to_owned()),
        (
            &["a", "--quiet=no"],
            "`--quiet` takes no value, such as `no`",
            "  usage: count --quiet <FILE>\n".to_owned(),
        ),
        (&["a", "--quiet", "--quiet"], "`--quiet` is given twice", USAGE.to_owned()),
        (
            &["a", "--qiet"],
            "there is no option `--qiet` here",
            "  help: did you mean `--quiet`?\n  usage: count --quiet <FILE>\n".to_owned(),
        ),
        (
            &["--completions", "tcsh"],
            "`--completions <SHELL>` can't be `tcsh`",
            "  help: it is `bash`, `elvish`, `fish`, `powershell` or `zsh`\n".to_owned(),
        ),
    ] {
        let output = count(arguments, &[]);
        let found = (output.status.code(), text(&output.stdout), text(&output.stderr));
        let told = format!("error: {message}\n{rest}");
        assert_eq!(found, (Some(2), "", told.as_str()), "{arguments:?}");
    }
}

/// As on Windows, where the name of the file ends with `.exe`.
#[test]
fn the_name_of_the_file_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("tally.exe");
    fs::copy(env!("CARGO_BIN_EXE_count"), &copy).unwrap();
    for (arguments, usage) in [(&[][..], "  usage: count <FILE>\n"), (&["--help"], "Usage: count ")]
    {
        let output = Command::new(&copy).args(arguments).output().unwrap();
        let shown = [output.stdout, output.stderr].concat();
        assert!(text(&shown).contains(usage), "{}", text(&shown));
    }
}

#[test]
fn colours_are_for_terminals() {
    for arguments in [&["poem.txt"][..], &["none.txt"], &["--help"], &["--nonsense"]] {
        for (variables, coloured) in [
            (&[][..], false),
            (&[("NO_COLOR", "1"), ("TERM", "xterm-256color")], false),
            (&[("CLICOLOR_FORCE", "1")], true),
        ] {
            let output = count(arguments, variables);
            let shown = [output.stdout, output.stderr].concat();
            assert_eq!(shown.contains(&b'\x1b'), coloured, "{arguments:?} {variables:?}");
        }
    }
}

/// Readers like `head` close the pipe when they have read enough.
#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = command()
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

#[test]
fn completions_for_each_shell() {
    for (shell, names) in [
        ("bash", "complete -F _count"),
        ("elvish", "edit:completion:arg-completer[count]"),
        ("fish", "complete -c count -l quiet"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName 'count'"),
        ("zsh", "#compdef count"),
    ] {
        for arguments in [&["--completions", shell][..], &[&format!("--completions={shell}")]] {
            let output = count(arguments, &[]);
            let stdout = text(&output.stdout);
            assert!(output.status.success() && stdout.contains(names), "{shell}: {stdout}");
            assert!(stdout.contains("--what") || stdout.contains("-l what"), "{shell}: {stdout}");
        }
    }
}

#[test]
fn man_pages() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("new/man1");
    let output = count(&["--man-pages", pages.to_str().unwrap()], &[]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let page = fs::read_to_string(pages.join("count.1")).unwrap();
    for part in [
        ".TH count 1",
        "Counts the lines of a file",
        r"\fB\-\-what\fR",
        "Exit codes: 0 there are lines",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn a_place_that_can_t_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let output = count(&["--man-pages", file.to_str().unwrap()], &[]);
    let start = format!("error: cannot write `{}`: ", file.display());
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with(&start), "{}", text(&output.stderr));
}
