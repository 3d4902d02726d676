//! What tests put into a vault without a request, past its policies.

use std::collections::BTreeMap;

use super::archives::Archive;
use super::error::ServiceError;
use super::names::{ArchiveId, InvalidName};
use super::policy::{InvalidPolicy, VaultPolicy};
use super::scope::Scope;
use super::tags::Tags;
use super::timestamp::Timestamp;
use super::vault::Vault;
use super::vaults::State;

/// Why something could not be put into a vault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlantError {
    /// There is no such vault.
    #[error("there is no vault `{0}`, create it first")]
    NoVault(String),
    /// The ID is taken: those of an account are unique in a region.
    #[error("the archive `{id}` is in the vault `{vault}` already")]
    ArchiveExists {
        /// The archive.
        id: ArchiveId,
        /// Where it is.
        vault: String,
    },
    /// No archive can have this ID.
    #[error(transparent)]
    InvalidName(#[from] InvalidName),
    /// The policy is none that the service would accept.
    #[error("the policy: {0}")]
    InvalidPolicy(#[from] InvalidPolicy),
    /// The service would refuse it in a request too.
    #[error(transparent)]
    Refused(#[from] ServiceError),
}

impl State {
    /// Puts an archive into a vault, as if it had been uploaded at its creation date; before the vault's own, if tests
    /// want to.
    ///
    /// ```
    /// use std::time::Duration;
    /// use glacier_testkit::state::{Archive, Scope, State, Timestamp};
    ///
    /// let (mut state, now) = (State::default(), Timestamp::from_millis(1_363_799_023_221));
    /// let scope = Scope::new("111122223333".parse()?, "eu-west-1".parse()?);
    /// state.create(&scope, "v", now)?;
    /// let archive = Archive { size: 4_096, created: now - Duration::from_hours(365 * 24) };
    /// state.plant_archive(&scope, "v", "a-year-old".parse()?, archive, now)?;
    /// assert_eq!(state.vault(&scope, "v").unwrap().archives()["a-year-old"].age_in_days(now), 365);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no such vault, or an archive of that ID in it or in another vault of the same account and region.
    pub fn plant_archive(
        &mut self,
        scope: &Scope,
        vault: &str,
        id: ArchiveId,
        archive: Archive,
        now: Timestamp,
    ) -> Result<(), PlantError> {
        let mut vaults = self.scopes.get(scope).into_iter().flat_map(BTreeMap::values);
        if let Some(holder) = vaults.find(|vault| vault.archives().contains_key(&id)) {
            let vault = holder.name().to_string();
            return Err(PlantError::ArchiveExists { id, vault });
        }
        let vault = self.existing(scope, vault)?;
        vault.archives.insert(id, archive, vault.created, now);
        Ok(())
    }

    /// Takes an archive out of a vault; `None` if there is no such vault, `false` if it has no such archive.
    pub(crate) fn remove_archive(
        &mut self,
        scope: &Scope,
        vault: &str,
        id: &str,
        now: Timestamp,
    ) -> Option<bool> {
        let vault = self.existing(scope, vault).ok()?;
        Some(vault.archives.remove(id, vault.created, now))
    }

    /// Takes a vault away with all that belongs to it, and says whether it was there.
    pub(crate) fn remove_vault(&mut self, scope: &Scope, vault: &str) -> bool {
        self.remove(scope, vault).is_some()
    }

    /// Gives a vault these tags in place of those that it has.
    ///
    /// # Errors
    ///
    /// If there is no such vault, or the tags are none that it could have, [`rules`](crate::rules::TAGS).
    pub fn set_tags(
        &mut self,
        scope: &Scope,
        vault: &str,
        tags: BTreeMap<String, String>,
    ) -> Result<(), PlantError> {
        let vault = self.existing(scope, vault)?;
        vault.tags = Tags::new(&vault.name, tags)?;
        Ok(())
    }

    /// Gives a vault this access policy in place of the one that it has, if any.
    ///
    /// # Errors
    ///
    /// If there is no such vault, or the policy is none, [`rules::POLICIES`](crate::rules::POLICIES).
    pub fn set_access_policy(
        &mut self,
        scope: &Scope,
        vault: &str,
        policy: &str,
    ) -> Result<(), PlantError> {
        self.existing(scope, vault)?.access_policy = Some(VaultPolicy::parse(policy)?);
        Ok(())
    }

    fn existing(&mut self, scope: &Scope, name: &str) -> Result<&mut Vault, PlantError> {
        let vaults = self.scopes.get_mut(scope);
        let vault = vaults.and_then(|vaults| vaults.get_mut(name));
        vault.ok_or_else(|| PlantError::NoVault(name.to_owned()))
    }
}
