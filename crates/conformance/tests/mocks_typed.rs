//! The typed mocks of `glacier-testkit` and the clients understand each other: values, errors and explanations arrive.

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

/// The operations that both clients have.
#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "mocks_typed/client.rs"]
    mod client;
    /// The operations that only the official client has.
    #[path = "mocks_typed/other_operations.rs"]
    mod other_operations;
    #[path = "mocks_typed/suite.rs"]
    mod suite;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "mocks_typed/client.rs"]
    mod client;
    #[path = "mocks_typed/suite.rs"]
    mod suite;
}
