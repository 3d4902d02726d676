//! Tests of users that mock the client with `aws-smithy-mocks` keep working, over each client.

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "mocks/suite.rs"]
    mod suite;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "mocks/suite.rs"]
    mod suite;
}
