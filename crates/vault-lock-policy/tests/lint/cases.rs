//! Each case of the files, word for word.

use std::fs;

use pretty_assertions::assert_eq;

use crate::case::{files, write};

/// All that is found is what the file says. With `UPDATE_CASES=1` in the environment the files are written anew; then read what changed.
#[test]
fn findings_are_those_of_the_files() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    for (path, cases) in files() {
        let found: Vec<_> = cases.iter().map(|case| case.with(&write(&case.findings()))).collect();
        if update {
            fs::write(&path, found.join("\n")).unwrap();
            continue;
        }
        for (case, found) in cases.iter().zip(found) {
            assert_eq!(case.with(&case.expected), found, "{}: {}", path.display(), case.name);
        }
    }
}

#[test]
fn what_is_right_gives_no_finding() {
    for (path, cases) in files() {
        for case in cases.iter().filter(|case| !case.near.is_empty()) {
            assert_eq!(case.expected, "", "{}: {}", path.display(), case.name);
        }
    }
}

/// Messages as the house writes them: a sentence without a capital letter and a period, with a help.
#[test]
fn texts_have_the_form_of_the_house() {
    for (_, cases) in files() {
        for finding in cases.iter().flat_map(crate::case::Case::findings) {
            let texts = [&finding.message, &finding.help]
                .into_iter()
                .chain(finding.related.iter().map(|related| &related.message));
            for text in texts {
                let first = text.chars().next().unwrap();
                assert!(!first.is_uppercase() || text.starts_with("AWS"), "{text}");
                assert!(!text.ends_with('.') && !text.contains("  "), "{text}");
            }
        }
    }
}
