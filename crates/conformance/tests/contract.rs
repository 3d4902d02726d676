//! The contract suite of glacier-testkit: do the clients speak to a faithful Glacier, and is the emulator one?

#![expect(clippy::duplicate_mod, reason = "the tests are compiled over each client on purpose")]

#[cfg(test)]
#[path = "contract"]
mod tests {
    mod endpoint;

    #[path = "."]
    mod official {
        use aws_sdk_glacier as sdk;

        #[path = "port.rs"]
        #[macro_use]
        mod port;
        #[path = "eight_more.rs"]
        #[macro_use]
        mod eight_more;
        #[path = "known.rs"]
        mod known;
        #[path = "suite.rs"]
        mod suite;

        impl glacier_testkit::contract::ClientPort for port::Port {
            seven_operations!();
            eight_more_operations!();
        }

        /// What is skipped for want of an operation: nothing.
        const MISSING: [&str; 0] = [];
    }

    #[path = "."]
    mod generated {
        use glacier_sdk as sdk;

        #[path = "port.rs"]
        #[macro_use]
        mod port;
        #[path = "known.rs"]
        mod known;
        #[path = "suite.rs"]
        mod suite;

        impl glacier_testkit::contract::ClientPort for port::Port {
            seven_operations!();
        }

        /// The cases that call one of the eight operations which the plan leaves out.
        const MISSING: [&str; 4] =
            ["client-access-policy", "client-archive-delete", "client-list", "client-tags"];
    }
}
