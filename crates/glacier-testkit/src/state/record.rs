//! How the state is written down: vault by vault, and checked on the way back in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::archives::{Archive, Archives, Inventory};
use super::error::ServiceError;
use super::lock::{LockRecord, LockSlot};
use super::names::{AccountId, ArchiveId, Region, VaultName};
use super::policy::{InvalidPolicy, VaultPolicy};
use super::scope::Scope;
use super::tags::Tags;
use super::timestamp::Timestamp;
use super::vault::Vault;
use super::vaults::{MAX_VAULTS, State};

/// A vault as it is written down, or that there is none of its name.
///
/// In JSON, with everything that a vault can have:
///
/// ```
/// use glacier_testkit::state::{State, VaultRecord};
///
/// let record: VaultRecord = serde_json::from_str(r#"{
///     "account": "111122223333", "region": "us-east-1", "name": "v",
///     "vault": {
///         "created": "2013-03-20T17:03:43.221Z",
///         "lock": {
///             "id": "AE863rKkWZU53SLW5be4DUcW", "state": "InProgress", "created": "2013-03-20T17:03:43.221Z",
///             "policy": "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}"
///         },
///         "access_policy": "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"glacier:DescribeVault\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}",
///         "tags": {"LegalHold": "true"},
///         "archives": [{"id": "an-archive", "size": 4096, "created": "2013-03-21T08:00:00Z"}],
///         "inventory": {"date": "2013-03-21T17:03:43.221Z", "archives": 1, "size": 4096},
///         "written": null
///     }
/// }"#)?;
/// let mut state = State::default();
/// state.put_record(record.clone())?;
/// assert_eq!(state.records().collect::<Vec<_>>(), [record]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `"vault": null` says that there is no such vault. Within a vault only `created` must be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultRecord {
    account: AccountId,
    region: Region,
    name: VaultName,
    vault: Option<Content>,
}

/// What is wrong with a [`VaultRecord`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the vault `{vault}` of account {} in {}: {fault}", scope.account(), scope.region())]
pub struct InvalidRecord {
    scope: Scope,
    vault: VaultName,
    fault: Box<Fault>,
}

/// What can be wrong with a vault whose parts can all be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("it is there twice")]
    Twice,
    #[error("the account has more than {MAX_VAULTS} vaults")]
    TooMany,
    #[error("the policy of its lock: {0}")]
    Lock(InvalidPolicy),
    #[error("its access policy: {0}")]
    AccessPolicy(InvalidPolicy),
    #[error("its tags: {0}")]
    Tags(ServiceError),
    #[error("the archive `{0}` is there twice")]
    ArchiveTwice(ArchiveId),
    #[error("the archive `{0}` is in the vault `{1}` too")]
    ArchiveElsewhere(ArchiveId, VaultName),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    created: Timestamp,
    #[serde(default)]
    lock: Option<LockRecord>,
    #[serde(default)]
    access_policy: Option<String>,
    #[serde(default)]
    tags: BTreeMap<String, String>,
    #[serde(default)]
    archives: Vec<ArchiveRecord>,
    #[serde(default)]
    inventory: Option<Inventory>,
    /// The latest write that the inventory doesn't know.
    #[serde(default)]
    written: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArchiveRecord {
    id: ArchiveId,
    size: u64,
    created: Timestamp,
}

impl State {
    /// How a vault is now, or that there is none of this name.
    ///
    /// The records of all vaults that [`Answer::changed`](super::Answer::changed) named, each taken right after its
    /// change and put into a state in the same order, make up the same state again. Only a lock whose day was over may
    /// still be there, if nothing but a refused call took note of its end; it has ended all the same.
    pub fn vault_record(&self, scope: &Scope, name: &VaultName) -> VaultRecord {
        let vault = self.vault(scope, name.as_str()).map(Content::from);
        let (account, region) = (scope.account().clone(), scope.region().clone());
        VaultRecord { account, region, name: name.clone(), vault }
    }

    /// All vaults, one by one.
    pub fn records(&self) -> impl Iterator<Item = VaultRecord> {
        self.vaults().map(|(scope, vault)| self.vault_record(scope, vault.name()))
    }

    /// Makes the vault of this record what the record says, whatever it was before.
    ///
    /// # Errors
    ///
    /// If the record is of a vault that can't be; then nothing changes.
    pub fn put_record(&mut self, record: VaultRecord) -> Result<(), InvalidRecord> {
        let VaultRecord { account, region, name, vault: content } = record;
        let scope = Scope::new(account, region);
        let Some(content) = content else {
            self.remove(&scope, name.as_str());
            return Ok(());
        };
        match self.checked(&scope, &name, content) {
            Ok(vault) => {
                self.scopes.entry(scope).or_default().insert(name, vault);
                Ok(())
            }
            Err(fault) => Err(InvalidRecord { scope, vault: name, fault: fault.into() }),
        }
    }

    fn checked(&self, scope: &Scope, name: &VaultName, content: Content) -> Result<Vault, Fault> {
        let is_new = self.vault(scope, name.as_str()).is_none();
        if is_new && self.count(scope.account()) >= MAX_VAULTS {
            return Err(Fault::TooMany);
        }
        let vault = content.into_vault(scope, name)?;
        for other in self.scopes.get(scope).into_iter().flat_map(BTreeMap::values) {
            let shared = vault.archives().keys().find(|id| other.archives().contains_key(*id));
            if let Some(id) = shared.filter(|_| other.name() != name) {
                return Err(Fault::ArchiveElsewhere(id.clone(), other.name().clone()));
            }
        }
        Ok(vault)
    }
}

impl VaultRecord {
    /// The account and region of the vault.
    pub fn scope(&self) -> Scope {
        Scope::new(self.account.clone(), self.region.clone())
    }

    /// The name of the vault.
    pub fn name(&self) -> &VaultName {
        &self.name
    }

    /// Whether there is such a vault.
    pub fn exists(&self) -> bool {
        self.vault.is_some()
    }
}

impl From<&Vault> for Content {
    fn from(vault: &Vault) -> Self {
        let Archives { by_id, inventory, written } = &vault.archives;
        let archives = by_id.iter().map(|(id, archive)| ArchiveRecord {
            id: id.clone(),
            size: archive.size,
            created: archive.created,
        });
        Self {
            created: vault.created,
            lock: vault.lock.record(),
            access_policy: vault.access_policy().map(|policy| policy.as_str().to_owned()),
            tags: vault.tags().clone(),
            archives: archives.collect(),
            inventory: *inventory,
            written: *written,
        }
    }
}

impl Content {
    fn into_vault(self, scope: &Scope, name: &VaultName) -> Result<Vault, Fault> {
        let Self { created, lock, access_policy, tags, archives, inventory, written } = self;
        let access_policy = access_policy.map(|policy| VaultPolicy::parse(&policy));
        let mut by_id = BTreeMap::new();
        for ArchiveRecord { id, size, created } in archives {
            if by_id.insert(id.clone(), Archive { size, created }).is_some() {
                return Err(Fault::ArchiveTwice(id));
            }
        }
        Ok(Vault {
            lock: LockSlot::from_record(lock).map_err(Fault::Lock)?,
            access_policy: access_policy.transpose().map_err(Fault::AccessPolicy)?,
            tags: Tags::new(name, tags).map_err(Fault::Tags)?,
            archives: Archives { by_id, inventory, written },
            ..Vault::new(scope, name.clone(), created)
        })
    }
}

/// The whole state in its first form; another form would have another version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Snapshot {
    version: u32,
    vaults: Vec<VaultRecord>,
}

/// Why a text is not the state of an emulator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum InvalidSnapshot {
    #[error("the state has version {0}, and only version {VERSION} can be read")]
    Version(u32),
    #[error(transparent)]
    Record(#[from] InvalidRecord),
}

const VERSION: u32 = 1;

impl From<State> for Snapshot {
    fn from(state: State) -> Self {
        Self { version: VERSION, vaults: state.records().collect() }
    }
}

impl TryFrom<Snapshot> for State {
    type Error = InvalidSnapshot;

    fn try_from(snapshot: Snapshot) -> Result<Self, InvalidSnapshot> {
        if snapshot.version != VERSION {
            return Err(InvalidSnapshot::Version(snapshot.version));
        }
        let mut state = Self::default();
        for record in snapshot.vaults {
            let (scope, name) = (record.scope(), record.name.clone());
            if state.vault(&scope, name.as_str()).is_some() {
                let fault = Fault::Twice.into();
                return Err(InvalidRecord { scope, vault: name, fault }.into());
            }
            state.put_record(record)?;
        }
        Ok(state)
    }
}
