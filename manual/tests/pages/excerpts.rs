//! What a page shows of a file stands there.

use std::fs;

use manual::root;

/// Each run of lines stands in the file, in this order; `…` stands between two. How far lines are indented does not count.
pub(crate) fn check(path: &str, excerpt: &str) -> Result<(), String> {
    let file = fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))?;
    stands_in(&file, excerpt).map_err(|run| format!("`{path}` does not have\n{run}"))
}

/// The first run of lines that the text lacks.
fn stands_in(text: &str, excerpt: &str) -> Result<(), String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let excerpt: Vec<&str> = excerpt.lines().map(str::trim).collect();
    let mut begin = 0;
    for run in excerpt.split(|line| *line == "…") {
        let found = lines[begin..].windows(run.len()).position(|window| window == run);
        begin += found.ok_or_else(|| run.join("\n"))? + run.len();
    }
    Ok(())
}

#[test]
fn a_line_that_is_not_there_is_told() {
    let text = "a\n  b\nc\nd\n";
    let cases = [
        ("a\nb", Ok(())),
        ("    b\n    c", Ok(())),
        ("a\n…\nd", Ok(())),
        ("a\nc", Err("a\nc")),
        ("d\n…\na", Err("a")),
        ("a\nb\n…\nb", Err("b")),
    ];
    for (excerpt, expected) in cases {
        assert_eq!(stands_in(text, excerpt), expected.map_err(str::to_owned), "{excerpt:?}");
    }
}
