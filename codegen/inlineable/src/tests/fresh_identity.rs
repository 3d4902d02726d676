//! Whoever asks the front of the cache of identities has what the cache would have answered, and the resolver is asked as often.

use crate::config::{
    ConfigBag, IdentityCache, ResolveCachedIdentity as _, RuntimeComponents,
    RuntimeComponentsBuilder, SharedIdentityCache,
};
use crate::plumbing::call::fresh_identity::{FreshIdentity, LIFETIME, MARGIN};
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityFuture, ResolveIdentity, SharedIdentityResolver,
};
use proptest::prelude::*;
use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Numbers its identities.
#[derive(Debug)]
struct Numbered {
    /// Minutes and a half that an identity lives, if it does not live for ever.
    lifetime: Option<u32>,
    number: Mutex<u32>,
}

impl ResolveIdentity for Numbered {
    fn resolve_identity<'a>(
        &'a self,
        components: &'a RuntimeComponents,
        _: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        let mut number = self.number.lock().unwrap();
        *number += 1;
        if number.is_multiple_of(5) {
            return IdentityFuture::ready(Err("every fifth time there is none".into()));
        }
        let now = components.time_source().unwrap().now();
        // Not at a full minute, which is when they are asked for: just before its end, chance decides.
        let lifetime = self.lifetime.map(|it| Duration::from_secs(u64::from(it) * 60 + 30));
        let expiration = lifetime.map(|lifetime| now + lifetime);
        IdentityFuture::ready(Ok(Identity::new(*number, expiration)))
    }
}

/// What is answered to calls after so many minutes each: by one of two resolvers, through the cache or past its front.
async fn answers(
    of: impl Fn(&SharedIdentityCache) -> SharedIdentityCache,
    lifetimes: [Option<u32>; 2],
    calls: &[(u64, usize, bool)],
) -> Vec<String> {
    let (time, sleep) = instant_time_and_sleep(UNIX_EPOCH);
    let components = RuntimeComponentsBuilder::for_tests()
        .with_time_source(Some(SharedTimeSource::new(time.clone())))
        .with_sleep_impl(Some(SharedAsyncSleep::new(sleep)))
        .build()
        .unwrap();
    let official = IdentityCache::lazy().build();
    let front = of(&official);
    let resolvers = lifetimes.map(|lifetime| {
        SharedIdentityResolver::new(Numbered { lifetime, number: Mutex::default() })
    });
    let cfg = ConfigBag::base();
    let mut answers = Vec::new();
    for (minutes, resolver, is_official) in calls {
        time.advance(Duration::from_mins(*minutes));
        let cache = if *is_official { &official } else { &front };
        let resolver = resolvers[*resolver].clone();
        let answer = cache.resolve_cached_identity(resolver, &components, &cfg).await;
        let answer = answer.map(|it| (it.data::<u32>().copied(), it.expiration()));
        answers.push(format!("{answer:?}"));
    }
    answers
}

proptest! {
    #[test]
    fn all_is_as_without_it(
        lifetimes in [proptest::option::of(0_u32..40), proptest::option::of(0_u32..40)],
        calls in proptest::collection::vec((0_u64..10, 0_usize..2, any::<bool>()), 1..40),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let with = |cache: &SharedIdentityCache| {
            SharedIdentityCache::new(FreshIdentity::before(cache.clone()))
        };
        let expected = runtime.block_on(answers(Clone::clone, lifetimes, &calls));
        let found = runtime.block_on(answers(with, lifetimes, &calls));
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn the_cache_lets_go_no_earlier_than_its_front() {
    // What the front goes by is not to be read but in debug output.
    let text = format!("{:?}", IdentityCache::lazy().build());
    let lifetime = format!("default_expiration: {LIFETIME:?}");
    assert!(text.contains("buffer_time: 10s") && text.contains(&lifetime), "{text}");
    assert!(MARGIN > Duration::from_secs(10));
}

#[tokio::test]
async fn a_fresh_one_is_answered_without_the_cache() {
    #[derive(Debug)]
    struct Once(Mutex<bool>);

    impl crate::config::ResolveCachedIdentity for Once {
        fn resolve_cached_identity<'a>(
            &'a self,
            resolver: SharedIdentityResolver,
            components: &'a RuntimeComponents,
            cfg: &'a ConfigBag,
        ) -> IdentityFuture<'a> {
            assert!(!std::mem::replace(&mut *self.0.lock().unwrap(), true), "asked twice");
            IdentityFuture::new(async move { resolver.resolve_identity(components, cfg).await })
        }
    }

    let time_source = SharedTimeSource::new(StaticTimeSource::new(UNIX_EPOCH));
    let components = RuntimeComponentsBuilder::for_tests().with_time_source(Some(time_source));
    let components = components.build().unwrap();
    let front = FreshIdentity::before(SharedIdentityCache::new(Once(Mutex::default())));
    let resolver =
        SharedIdentityResolver::new(Numbered { lifetime: Some(60), number: Mutex::default() });
    let mut expirations: Vec<Option<SystemTime>> = Vec::new();
    for _ in 0..3 {
        let cfg = ConfigBag::base();
        let answer = front.resolve_cached_identity(resolver.clone(), &components, &cfg).await;
        expirations.push(answer.unwrap().expiration());
    }
    assert!(expirations.iter().all(|it| it.is_some() && *it == expirations[0]));
}
