//! Each README says what the documentation of its crate says.

#![cfg(test)]

mod support;

#[test]
fn each_readme_is_up_to_date() {
    let run = support::xtask(["readme", "--check"]);
    assert!(run.ok, "{}", run.stderr);
}
