//! The protocol and endpoint cases of the model and its overlay, printed by the generator, over each client.

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "protocol/suite.rs"]
    mod suite;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "protocol/suite.rs"]
    mod suite;
}
