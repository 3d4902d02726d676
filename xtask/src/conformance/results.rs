//! What came of the tests, as libtest prints it.

use std::collections::HashMap;
use std::process::Output;

use smithy_sdk_codegen::emit::PrintedTests;

/// What came of the tests.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Results {
    /// How many passed.
    pub(crate) passed: usize,
    /// The cases that failed, each with what the test says.
    pub(crate) failures: Vec<String>,
    /// What the compiler says, if no test was run.
    pub(crate) did_not_run: Option<String>,
}

/// Reads what `cargo test` prints. A case of which nothing is said has failed.
pub(super) fn read(output: &Output, tests: &PrintedTests) -> Results {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let mut results = read_stdout(&stdout, tests);
    if !stdout.contains("\nrunning ") {
        results.did_not_run = Some(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    results
}

fn read_stdout(stdout: &str, tests: &PrintedTests) -> Results {
    let outcome = |line: &str| {
        let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
        Some((name.rsplit("::").next()?.to_owned(), outcome == "ok"))
    };
    let outcomes: HashMap<String, bool> = stdout.lines().filter_map(outcome).collect();
    let failed = tests.cases.iter().filter(|(name, _)| outcomes.get(name) != Some(&true));
    let failures: Vec<String> = failed
        .map(|(name, id)| match said(stdout, name) {
            Some(text) => format!("FAILED {id}\n{text}\n"),
            None => format!("FAILED {id}\n"),
        })
        .collect();
    let passed = tests.cases.len() - failures.len();
    Results { passed, failures, did_not_run: None }
}

/// What a test printed before it failed.
fn said(stdout: &str, name: &str) -> Option<String> {
    let start = stdout.find(&format!("::{name} stdout ----\n"))?;
    let text = stdout.get(start..)?.split_once('\n')?.1;
    let end = text.find("\n---- ").or_else(|| text.find("\nfailures:\n")).unwrap_or(text.len());
    let lines = text.get(..end)?.lines().filter(|line| !line.starts_with("note: "));
    let lines: Vec<String> = lines.map(|line| format!("    {line}")).collect();
    Some(lines.join("\n").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_told_with_their_cases() {
        let stdout = "\nrunning 3 tests\ntest cases::a ... ok\ntest cases::b ... FAILED\n\nfailures:\n\n\
                      ---- cases::b stdout ----\n\nthread 'cases::b' panicked at x:1:2:\nleft\nnote: run with\n\n\n\
                      failures:\n    cases::b\n\ntest result: FAILED.\n";
        let case = |name: &str, id: &str| (name.to_owned(), id.to_owned());
        let cases = vec![case("a", "A"), case("b", "B"), case("c", "C")];
        let tests = PrintedTests { cases, ..PrintedTests::default() };
        let failures = vec![
            "FAILED B\n    \n    thread 'cases::b' panicked at x:1:2:\n    left\n".to_owned(),
            "FAILED C\n".to_owned(),
        ];
        let expected = Results { passed: 1, failures, did_not_run: None };
        assert_eq!(read_stdout(stdout, &tests), expected);
    }
}
