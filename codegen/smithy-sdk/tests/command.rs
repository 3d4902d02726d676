//! The command as its users run it: what it writes, what it says, how it ends.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

#[cfg(test)]
mod support;

use std::fs;

use pretty_assertions::assert_eq;
use support::{BAKERY, Run, command, files, finish, root, run};

fn generate(out: &std::path::Path, more: &[&str]) -> Run {
    let out = out.to_str().unwrap();
    let mut arguments = vec!["generate", "--model", BAKERY, "--name", "my-bakery", "--out", out];
    arguments.extend(more);
    run(&arguments)
}

#[test]
fn a_new_crate_an_old_one_and_a_check() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/my-bakery");
    let name = out.display();
    // A backslash is quoted.
    let argument = if cfg!(windows) { format!("'{name}'") } else { name.to_string() };

    let check = generate(&out, &["--check"]);
    assert_eq!(check.code, 1);
    assert!(!out.exists());
    assert_eq!(
        check.stderr,
        format!(
            "error: {name} is not what the model says\n  help: run `smithy-sdk generate --model {BAKERY} --name my-bakery --out {argument}`\n"
        )
    );

    let new = generate(&out, &["--version", "1.2.3"]);
    let written = files(&out);
    let lines: usize = written.values().map(|text| text.lines().count()).sum();
    let count = written.len();
    let said =
        format!("wrote {count} of {count} files\nmy-bakery 1.2.3 in {name}: {lines} lines\n");
    assert_eq!(new, Run { code: 0, stdout: said, stderr: String::new() });
    assert!(written["Cargo.toml"].contains("name = \"my-bakery\"\nversion = \"1.2.3\"\n"));
    assert!(written["Cargo.toml"].contains("license = "));
    assert!(written.contains_key("README.md"));
    let notice = "// Code generated from the Smithy model by `smithy-sdk generate`. DO NOT EDIT.\n";
    assert!(written["src/lib.rs"].starts_with(notice));
    let beside: Vec<_> = fs::read_dir(folder.path().join("deep")).unwrap().collect();
    assert_eq!(beside.len(), 1, "something was left beside the crate: {beside:?}");

    let again = generate(&out, &["--version", "1.2.3", "--check"]);
    let said = format!("{name} is up to date: {count} files\n");
    assert_eq!(again, Run { code: 0, stdout: said, stderr: String::new() });
}

/// What is no part of the crate is neither looked at nor touched.
#[test]
fn foreign_files_in_a_generated_crate_stay() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("my-bakery");
    assert_eq!(generate(&out, &[]).code, 0);
    let foreign = ["Cargo.lock", "tests/mine.rs", ".git/HEAD", "src/notes.txt"];
    for path in foreign {
        let path = out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
    }
    fs::write(out.join("src/meta.rs"), "// changed\n").unwrap();
    fs::write(out.join("src/orphan.rs"), "// old\n").unwrap();
    let name = out.display();
    let mend = generate(&out, &["--operations", "BakeCake,CloseShop"]);
    assert_eq!(mend.code, 0);
    let said = format!(" changed {name}/src/meta.rs\norphaned {name}/src/orphan.rs\nwrote 1 of ");
    assert!(mend.stdout.starts_with(&said), "{}", mend.stdout);
    for path in foreign {
        assert_eq!(fs::read_to_string(out.join(path)).unwrap(), "mine", "{path}");
    }
    assert!(!out.join("src/orphan.rs").exists());
}

#[test]
fn a_folder_with_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "[package]\nname = \"mine\"\n").unwrap();
    let refused = generate(folder.path(), &[]);
    assert_eq!(refused.code, 2);
    assert_eq!(
        refused.stderr,
        format!(
            "error: `{}` is not empty and holds no generated crate; nothing was written\n  \
             help: name a new folder, an empty one, or one with a crate that was generated before\n",
            folder.path().display()
        )
    );
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn faults_of_the_command_line_are_pointed_at() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let cases: [(&[&str], &str); 5] = [
        (
            &["--operations", "BakeCake, CloseShp"],
            "error: the service `com.example#Bakery` has no operation `CloseShp`\n \
             --> the command line:1:57\n  |\n\
             1 | --name my-bakery --version 0.1.0 --operations BakeCake, CloseShp\n  \
             |                                                         ^^^^^^^^\n  |\n  \
             = note: in `--operations`\n  = help: did you mean `CloseShop`?\n\n\
             error: 1 fault in the inputs; nothing was written\n",
        ),
        (
            &["--operations", "CloseShop", "--operations", "CloseShop"],
            "error: `CloseShop` stands here twice\n \
             --> the command line:1:57\n  |\n\
             1 | --name my-bakery --version 0.1.0 --operations CloseShop,CloseShop\n  \
             |                                                         ^^^^^^^^^\n  |\n  \
             = note: in `--operations`\n  = help: keep one of the two\n\n\
             error: 1 fault in the inputs; nothing was written\n",
        ),
        (
            &["--version", "1"],
            "error: `1` is not a version: unexpected end of input while parsing major version number\n \
             --> the command line:1:28\n  |\n\
             1 | --name my-bakery --version 1\n  |                            ^\n  |\n  \
             = note: in `--version`\n  = help: write a semantic version, such as `0.1.0`\n\n\
             error: 1 fault in the inputs; nothing was written\n",
        ),
        (
            &["--service", "com.example#Cafe"],
            "error: the model does not define `com.example#Cafe`\n \
             --> the command line:1:44\n  |\n\
             1 | --name my-bakery --version 0.1.0 --service com.example#Cafe\n  \
             |                                            ^^^^^^^^^^^^^^^^\n  |\n  \
             = note: in `--service`\n  = help: the service of the model is `com.example#Bakery`\n\n\
             error: 1 fault in the inputs; nothing was written\n",
        ),
        (
            &["--operations", ","],
            "error: no operation is chosen\n \
             --> the command line:1:47\n  |\n\
             1 | --name my-bakery --version 0.1.0 --operations ,\n  \
             |                                               ^\n  |\n  \
             = note: in `--operations`\n  = help: name at least one operation of the service\n\n\
             error: 1 fault in the inputs; nothing was written\n",
        ),
    ];
    for (arguments, stderr) in cases {
        let run = generate(&out, arguments);
        assert_eq!(run, Run { code: 1, stdout: String::new(), stderr: stderr.to_owned() });
    }
    assert!(!out.exists());
}

#[test]
fn faults_of_the_model_are_pointed_at_and_told_per_operation() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read_to_string(root().join(BAKERY)).unwrap();
    let wrong = model.replacen("\"com.example#Grams\" }", "\"com.example#Gram\" }", 1);
    assert_ne!(wrong, model);
    let path = folder.path().join("wrong.json");
    fs::write(&path, wrong).unwrap();
    let path = path.to_str().unwrap();

    let listed = run(&["operations", "--model", path]);
    let text = "\
BakeCake   PUT   /cakes/{name}
    error: member targets `com.example#Gram`, which the model does not define (`com.example#Recipe$flour`)
     help: define the shape, or mend the target; did you mean `com.example#Grams`?
CloseShop  POST  /close
2 operations of com.example#Bakery; 1 can be generated, 1 can't
";
    assert_eq!(listed, Run { code: 0, stdout: text.to_owned(), stderr: String::new() });

    let out = folder.path().join("out");
    let refused =
        run(&["generate", "--model", path, "--name", "b", "--out", out.to_str().unwrap()]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains(&format!(" --> {path}:")), "{}", refused.stderr);
    let one = ["--operations", "CloseShop"];
    let mut arguments =
        vec!["generate", "--model", path, "--name", "b", "--out", out.to_str().unwrap()];
    arguments.extend(one);
    assert_eq!(run(&arguments).code, 0, "an operation that does not reach the fault");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_force_them() {
    let arguments = ["generate", "--model", BAKERY, "--name", "3", "--out", "target/none"];
    let plain = run(&arguments).stderr;
    let forced = finish(command().args(arguments).env("CLICOLOR_FORCE", "1")).stderr;
    let refused = finish(command().args(arguments).env("NO_COLOR", "1")).stderr;
    assert!(!plain.contains('\u{1b}') && !refused.contains('\u{1b}'));
    assert!(forced.contains('\u{1b}'));
    assert_eq!(plain, refused);
}

#[test]
fn what_can_not_be_read_ends_with_2() {
    // Each system has its own words for it.
    let reason = fs::read("no/such.json").unwrap_err();
    let gone = format!("error: cannot read `no/such.json`: {reason}\n");
    let cases: [&[&str]; 4] = [
        &["operations", "--model", "no/such.json"],
        &["diff", "no/such.json", BAKERY],
        &["generate", "--model", "no/such.json", "--name", "a", "--out", "target/none"],
        &[
            "generate",
            "--model",
            BAKERY,
            "--name",
            "a",
            "--out",
            "target/none",
            "--partitions",
            "no/such.json",
        ],
    ];
    for arguments in cases {
        let run = run(arguments);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", gone.as_str()));
    }
    assert_eq!(run(&["generate"]).code, 2, "a wrong command line");
}

#[test]
fn a_diff_says_which_version_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let model = fs::read_to_string(root().join(BAKERY)).unwrap();
    let new = folder.path().join("new.json");
    fs::write(&new, model.replace("\"x-tray\"", "\"x-baking-tray\"")).unwrap();
    let differs = run(&["diff", BAKERY, new.to_str().unwrap()]);
    assert_eq!(differs.code, 1);
    assert!(
        differs.stdout.ends_with(
            "1 difference: 1 breaking callers, 0 that may, 0 that don't\n\
             the next version is a major one: programs that use what breaks no longer compile, or are no longer understood\n"
        ),
        "{}",
        differs.stdout
    );
    let same = run(&["diff", BAKERY, BAKERY]);
    let said = "0 differences: 0 breaking callers, 0 that may, 0 that don't\n".to_owned();
    assert_eq!(same, Run { code: 0, stdout: said, stderr: String::new() });
}
