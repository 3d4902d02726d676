//! A vault as tests see it: planted and looked at without a request.

use crate::clock::Clock;
use crate::glacier::Glacier;
use crate::state::{Lock, Region, Request, Scope, ServiceError};

/// A vault as tests see it, whether it exists or not.
///
/// ```
/// use glacier_testkit::Glacier;
///
/// let vault = Glacier::builder().build().vault("v");
/// assert!(!vault.exists());
/// vault.create()?;
/// assert!(vault.exists());
/// assert!(vault.lock().is_none());
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
        let request = Request::CreateVault { vault: self.name.clone() };
        self.glacier.store().apply(&self.scope, request, self.glacier.clock())?;
        Ok(())
    }

    /// Whether there is such a vault.
    pub fn exists(&self) -> bool {
        self.glacier.store().state.vault(&self.scope, &self.name).is_some()
    }

    /// The lock that the vault has now, its ID included; `None` if it has none or doesn't exist.
    pub fn lock(&self) -> Option<Lock> {
        let now = self.glacier.clock().now();
        self.glacier.store().state.vault(&self.scope, &self.name)?.lock(now).cloned()
    }
}
