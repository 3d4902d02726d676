//! A front of the runtime's cache of identities, which answers at once as long as that is sure to have the same answer.

use crate::config::{
    ConfigBag, ResolveCachedIdentity, RuntimeComponents, RuntimeComponentsBuilder,
    SharedIdentityCache,
};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityCachePartition, IdentityFuture, ResolveIdentity,
    SharedIdentityResolver,
};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

/// How long the cache keeps an identity that does not expire.
pub(crate) const LIFETIME: Duration = Duration::from_mins(15);

/// The cache lets go of an identity at most 10 seconds before it expires. It is asked some time before that.
pub(crate) const MARGIN: Duration = Duration::from_secs(20);

/// Where the cache tells what it does.
const OFFICIAL: &str = concat!("aws_smithy_runtime", "::client::identity::cache::lazy");

/// The runtime's cache, with the identity that was loaded last in front of it.
#[derive(Debug)]
pub(crate) struct FreshIdentity {
    cache: SharedIdentityCache,
    loaded: Loaded,
}

/// Only what was seen being loaded: of all else nobody knows how long the cache has had it.
type Loaded = Arc<RwLock<Option<Fresh>>>;

#[derive(Debug)]
struct Fresh {
    partition: IdentityCachePartition,
    until: SystemTime,
    identity: Identity,
}

impl FreshIdentity {
    pub(crate) fn before(cache: SharedIdentityCache) -> Self {
        Self { cache, loaded: Loaded::default() }
    }
}

impl ResolveCachedIdentity for FreshIdentity {
    fn resolve_cached_identity<'a>(
        &'a self,
        resolver: SharedIdentityResolver,
        components: &'a RuntimeComponents,
        cfg: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        let partition = resolver.cache_partition();
        let now = components.time_source().unwrap_or_default().now();
        let loaded = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = |it: &&Fresh| it.partition == partition && now < it.until;
        if let Some(fresh) = loaded.as_ref().filter(is_fresh)
            && !tracing::enabled!(target: OFFICIAL, tracing::Level::DEBUG)
        {
            return IdentityFuture::ready(Ok(fresh.identity.clone()));
        }
        drop(loaded);
        let resolver = Noted { resolver, partition, now, loaded: Arc::clone(&self.loaded) };
        let resolver = SharedIdentityResolver::new(resolver);
        self.cache.resolve_cached_identity(resolver, components, cfg)
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.cache.validate_base_client_config(components, cfg)
    }

    fn validate_final_config(
        &self,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.cache.validate_final_config(components, cfg)
    }
}

/// A resolver that is seen when it is asked.
#[derive(Debug)]
struct Noted {
    resolver: SharedIdentityResolver,
    partition: IdentityCachePartition,
    now: SystemTime,
    loaded: Loaded,
}

impl ResolveIdentity for Noted {
    fn resolve_identity<'a>(
        &'a self,
        components: &'a RuntimeComponents,
        cfg: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(async move {
            let identity = self.resolver.resolve_identity(components, cfg).await?;
            let end = identity.expiration().unwrap_or(self.now + LIFETIME);
            let fresh = Fresh {
                partition: self.partition,
                until: end.checked_sub(MARGIN).unwrap_or(self.now),
                identity: identity.clone(),
            };
            *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
            Ok(identity)
        })
    }

    fn fallback_on_interrupt(&self) -> Option<Identity> {
        self.resolver.fallback_on_interrupt()
    }

    fn cache_location(&self) -> IdentityCacheLocation {
        self.resolver.cache_location()
    }

    fn cache_partition(&self) -> Option<IdentityCachePartition> {
        Some(self.partition)
    }
}
