//! A program written for the official client. It compiles over each client unchanged, and does the same over both.
//!
//! `drop_in/program.rs` is that program: what users write, and each kind of public item used once, with its exact
//! signature where a function pointer can hold it. Nothing in it says which client it runs over.

#![expect(clippy::duplicate_mod, reason = "the program is compiled over each client on purpose")]

#[cfg(test)]
#[path = "."]
mod official {
    use aws_sdk_glacier as sdk;

    #[path = "drop_in/program.rs"]
    pub(super) mod program;
}

#[cfg(test)]
#[path = "."]
mod generated {
    use glacier_sdk as sdk;

    #[path = "drop_in/program.rs"]
    pub(super) mod program;
}

#[cfg(test)]
mod both {
    use pretty_assertions::assert_eq;

    use super::{generated, official};

    /// What a log of a program says does not depend on the client.
    #[test]
    fn debug_and_display_texts_are_the_same() {
        let [official, generated] =
            [official::program::texts::all(), generated::program::texts::all()];
        assert_eq!(official.join("\n"), generated.join("\n"));
    }

    /// What an interceptor of the user finds in its hands depends on its turn among those of the client.
    #[tokio::test]
    async fn interceptors_see_the_same() {
        let [official, generated] =
            [official::program::views::all().await, generated::program::views::all().await];
        assert_eq!(official.join("\n"), generated.join("\n"));
    }

    /// Each trait that a type of the official client has, the generated one has too.
    #[test]
    fn no_trait_is_missing() {
        let (official, generated) =
            (official::program::traits::table(), generated::program::traits::table());
        assert_eq!(official.len(), generated.len());
        for ((name, official), (_, generated)) in official.iter().zip(&generated) {
            let missing: Vec<_> =
                official.iter().filter(|each| !generated.contains(each)).collect();
            assert!(missing.is_empty(), "{name}: missing {missing:?}");
        }
    }
}
