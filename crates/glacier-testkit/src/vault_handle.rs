//! A vault as tests see it: planted and looked at without a request.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::clock::Clock;
use crate::glacier::Glacier;
use crate::state::{
    AccountId, Archive, ArchiveId, Inventory, Lock, PlantError, Region, Scope, ServiceError, State,
    Timestamp, Vault,
};

/// A vault as tests see it, whether it exists or not.
///
/// What it does needs no request and passes the vault's policies by.
///
/// ```
/// use std::{collections::BTreeMap, time::Duration};
/// use glacier_testkit::Glacier;
///
/// let vault = Glacier::builder().build().vault("v");
/// assert!(!vault.exists());
/// vault.create()?;
/// vault.plant_archive("minutes-of-2013", 4_096, Duration::from_hours(400 * 24))?;
/// vault.set_tags([("LegalHold", "true")])?;
///
/// assert!(vault.exists());
/// assert!(vault.lock().is_none());
/// assert_eq!(vault.archives().values().map(|archive| archive.size).sum::<u64>(), 4_096);
/// assert_eq!(vault.tags(), BTreeMap::from([("LegalHold".to_owned(), "true".to_owned())]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct VaultHandle {
    glacier: Glacier,
    scope: Scope,
    name: String,
}

impl VaultHandle {
    pub(crate) fn new(glacier: Glacier, scope: Scope, name: String) -> Self {
        Self { glacier, scope, name }
    }

    /// The vault of the same name in another region.
    #[must_use]
    pub fn in_region(self, region: Region) -> Self {
        let scope = Scope::new(self.scope.account().clone(), region);
        Self { scope, ..self }
    }

    /// The vault of the same name in another account.
    #[must_use]
    pub fn in_account(self, account: AccountId) -> Self {
        let scope = Scope::new(account, self.scope.region().clone());
        Self { scope, ..self }
    }

    /// The name, which may be one that no vault can have.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Creates the vault without a request, which works on a new account too. If it exists, nothing changes.
    ///
    /// # Errors
    ///
    /// What `CreateVault` answers to a bad name or beyond 1,000 vaults.
    pub fn create(&self) -> Result<(), ServiceError> {
        self.change(|state, now| state.create(&self.scope, &self.name, now)).map(drop)
    }

    /// Whether there is such a vault.
    pub fn exists(&self) -> bool {
        self.look(|_, _| ()).is_some()
    }

    /// The lock that the vault has now, its ID included; `None` if it has none or doesn't exist.
    pub fn lock(&self) -> Option<Lock> {
        self.look(|vault, now| vault.lock(now).cloned())?
    }

    /// The access policy as it was given; `None` if the vault has none or doesn't exist.
    pub fn access_policy(&self) -> Option<String> {
        self.look(|vault, _| vault.access_policy().map(|policy| policy.as_str().to_owned()))?
    }

    /// Gives the vault this access policy in place of the one that it has, if any.
    ///
    /// # Errors
    ///
    /// If there is no such vault, or the policy is none.
    pub fn set_access_policy(&self, policy: &str) -> Result<(), PlantError> {
        self.change(|state, _| state.set_access_policy(&self.scope, &self.name, policy))
    }

    /// The tags; none if the vault doesn't exist.
    pub fn tags(&self) -> BTreeMap<String, String> {
        self.look(|vault, _| vault.tags().clone()).unwrap_or_default()
    }

    /// Gives the vault these tags in place of those that it has.
    ///
    /// # Errors
    ///
    /// If there is no such vault, or the tags are none that it could have.
    pub fn set_tags<K: Into<String>, V: Into<String>>(
        &self,
        tags: impl IntoIterator<Item = (K, V)>,
    ) -> Result<(), PlantError> {
        let tags = tags.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
        self.change(|state, _| state.set_tags(&self.scope, &self.name, tags))
    }

    /// The archives by ID; none if the vault doesn't exist.
    pub fn archives(&self) -> BTreeMap<ArchiveId, Archive> {
        self.look(|vault, _| vault.archives().clone()).unwrap_or_default()
    }

    /// Puts an archive of so many bytes into the vault, as if it had been uploaded so long ago.
    ///
    /// # Errors
    ///
    /// If there is no such vault, the ID is none, or it is taken, in another vault of the region too.
    pub fn plant_archive(&self, id: &str, size: u64, age: Duration) -> Result<(), PlantError> {
        let id = id.parse()?;
        self.change(|state, now| {
            let archive = Archive { size, created: now - age };
            state.plant_archive(&self.scope, &self.name, id, archive, now)
        })
    }

    /// What the last inventory found; `None` before the first.
    pub fn inventory(&self) -> Option<Inventory> {
        self.look(Vault::inventory)?
    }

    /// Looks at the vault at the time that the emulator's clock shows.
    fn look<T>(&self, look: impl FnOnce(&Vault, Timestamp) -> T) -> Option<T> {
        let now = self.glacier.clock().now();
        let store = self.glacier.store();
        store.state.vault(&self.scope, &self.name).map(|vault| look(vault, now))
    }

    /// Changes the state at the time that the emulator's clock shows.
    fn change<T, E: From<ServiceError>>(
        &self,
        change: impl FnOnce(&mut State, Timestamp) -> Result<T, E>,
    ) -> Result<T, E> {
        let clock = self.glacier.clock();
        let mut store = self.glacier.store();
        let now = clock.now();
        store.change_vault(&self.scope, &self.name, clock, |state, _| change(state, now))
    }
}
