//! Where a client's configuration comes from, and what it says when something is missing, over each client.

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "config/suite.rs"]
    pub(super) mod suite;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "config/suite.rs"]
    pub(super) mod suite;
}

#[cfg(test)]
mod both {
    use pretty_assertions::assert_eq;

    use super::{generated, official};

    /// Statistics of the service that count features by the user agent count both clients alike.
    #[tokio::test]
    async fn user_agents_are_the_same() {
        let official = official::suite::user_agent::all().await;
        assert_eq!(official.join("\n"), generated::suite::user_agent::all().await.join("\n"));
    }
}
