//! Each client against the emulator, over a socket and without one: what a test author writes, and what faults come to.

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "emulator/suite.rs"]
    mod suite;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "emulator/suite.rs"]
    mod suite;
}

/// The first test that the emulator's documentation shows, as it stands there.
#[cfg(test)]
#[path = "emulator/first.rs"]
mod first;

#[test]
fn the_documentation_shows_the_first_test() {
    let documentation = include_str!("../../glacier-testkit/src/lib.rs").replace("//! ", "");
    let test = include_str!("emulator/first.rs");
    assert!(documentation.contains(test), "the page should show:\n{test}");
}
