// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::plumbing::builder::optional_setters;

/// Vault lock policy, as `InitiateVaultLock` sends it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VaultLockPolicy {
    /// Text of the policy: one JSON document in the IAM policy language, of 20 KB at most. Pass it as
    /// it is; the client escapes it for the request.
    pub policy: Option<String>,
}

impl VaultLockPolicy {
    /// Makes a builder of [`VaultLockPolicy`].
    pub fn builder() -> VaultLockPolicyBuilder {
        VaultLockPolicyBuilder::default()
    }

    /// The `policy`, if it is set.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }
}

/// Builder of [`VaultLockPolicy`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct VaultLockPolicyBuilder {
    pub(crate) policy: Option<String>,
}

impl VaultLockPolicyBuilder {
    /// Sets [`policy`](VaultLockPolicy::policy).
    pub fn policy(self, input: impl Into<String>) -> Self {
        Self { policy: Some(input.into()) }
    }

    /// Builds the [`VaultLockPolicy`].
    pub fn build(self) -> VaultLockPolicy {
        VaultLockPolicy { policy: self.policy }
    }
}

optional_setters! { VaultLockPolicyBuilder:
    set_policy, get_policy => policy: String;
}
