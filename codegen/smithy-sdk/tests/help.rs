//! The whole help, and what is said about mistakes.

#![cfg(test)]

#[test]
fn help_and_mistakes() {
    trycmd::TestCases::new().case("tests/cases/*.trycmd");
}
