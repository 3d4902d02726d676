//! Requests, attempts and results are the same whichever way a call is composed.

use super::watcher::Watcher;
use super::world::{Way, world};
use crate::config::endpoint::Endpoint;
use crate::config::retry::{ClassifyRetry, RetryAction, RetryConfig};
use crate::config::{Builder, IdentityCache, Region, SharedInterceptor};
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use proptest::prelude::*;

/// Judges nothing; it is there so that there is one of the user's own.
#[derive(Debug)]
struct NoOpinion;

impl ClassifyRetry for NoOpinion {
    fn classify_retry(&self, _: &InterceptorContext) -> RetryAction {
        RetryAction::NoActionIndicated
    }

    fn name(&self) -> &'static str {
        "NoOpinion"
    }
}

#[derive(Debug)]
struct Elsewhere;

impl crate::config::endpoint::ResolveEndpoint for Elsewhere {
    fn resolve_endpoint<'a>(
        &'a self,
        _: &'a crate::config::endpoint::Params,
    ) -> crate::config::endpoint::EndpointFuture<'a> {
        let endpoint = Endpoint::builder().url("https://elsewhere.test").build();
        crate::config::endpoint::EndpointFuture::ready(Ok(endpoint))
    }
}

type Customize = fn(Builder) -> Builder;
type ForCall = fn() -> Option<Builder>;

/// Clients and calls for which each of the ways is taken.
const CASES: [(&str, Customize, ForCall); 9] = [
    ("flat", |config| config, || None),
    (
        "flat, with parts of the user's own",
        |config| config.endpoint_resolver(Elsewhere).identity_cache(IdentityCache::no_cache()),
        || None,
    ),
    (
        "merged, for an interceptor of the client",
        |config| config.interceptor(Watcher::default()),
        || None,
    ),
    (
        "merged, for a classifier of the client",
        |config| config.retry_classifier(NoOpinion),
        || None,
    ),
    (
        "merged, for an interceptor of the call",
        |config| config,
        || {
            let mut over = Builder::new();
            over.push_interceptor(SharedInterceptor::new(Watcher::default()));
            Some(over)
        },
    ),
    (
        "merged, for components of the call",
        |config| config,
        || Some(Builder::new().endpoint_resolver(Elsewhere).retry_classifier(NoOpinion)),
    ),
    (
        "listed, for settings of the call",
        |config| config,
        || {
            Some(
                Builder::new()
                    .region(Region::new("eu-west-1"))
                    .retry_config(RetryConfig::disabled()),
            )
        },
    ),
    ("official, for plugins of the client", Builder::allow_no_auth, || None),
    ("official, for plugins of the call", |config| config, || Some(Builder::new().allow_no_auth())),
];

proptest! {
    // Each makes two clients, and a client reads the certificates of the machine.
    #![proptest_config(ProptestConfig::with_cases(72))]

    #[test]
    fn all_ways_come_to_the_same(world in world(), case in 0..CASES.len()) {
        let (name, customize, for_call) = CASES[case];
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let official = runtime.block_on(world.play(Way::Official, customize, for_call));
        let ours = runtime.block_on(world.play(Way::Ours, customize, for_call));
        prop_assert_eq!(official, ours, "{}", name);
    }
}
