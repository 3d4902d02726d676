//! Everything that can keep a vault from being locked, and what to do about it.

mod help;

use crate::{
    journal::JournalError,
    lock::{LockDetails, show},
    names::{LockId, VaultName},
};
use glacier_sdk::primitives::DateTime;
use std::{fmt, time::Duration};
use vault_lock_policy::{Finding, Severity};

/// Why a call did not do what was asked. [`help`](Error::help) says what to do next.
///
/// The variants say how the vault stands as far as the call could find out. Only after [`OutcomeUnknown`](Error::OutcomeUnknown) and
/// [`Journal`](Error::Journal) may something have changed that the caller was not told about; the journal knows of it, and
/// [`VaultLocks::resume`](crate::VaultLocks::resume) finds out.
///
/// ```
/// # use glacier_vault_lock::{Error, VaultLocks, journal::MemoryJournal};
/// # use glacier_testkit::Emulator;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let emulator = Emulator::start().await;
/// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
/// let error = locks.status(&"no-such-vault".parse()?).await.unwrap_err();
/// assert!(matches!(error, Error::VaultNotFound { .. }));
/// assert_eq!(error.to_string(), "there is no vault `no-such-vault`");
/// assert_eq!(error.help(), "check its name, the account, and the region of the client, or create it");
/// assert!(!error.is_temporary(), "the vault does not come about by waiting");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A lock is in progress already, and was left as it is.
    #[error("a lock is already in progress on `{vault}`: {whose}")]
    AlreadyInProgress {
        /// The vault.
        vault: VaultName,
        /// Who seems to have initiated it.
        whose: Whose,
        /// What the service tells of it, the policy among it.
        found: Box<LockDetails>,
    },
    /// The vault is locked already, for ever.
    #[error("`{vault}` is already locked, with {}", if *.same_policy { "this policy" } else { "another policy" })]
    AlreadyLocked {
        /// The vault.
        vault: VaultName,
        /// Whether the policy in force means the same as the one that was asked for.
        same_policy: bool,
        /// What the service tells of the lock, the policy among it.
        found: Box<LockDetails>,
    },
    /// There is no such vault.
    #[error("there is no vault `{vault}`")]
    VaultNotFound {
        /// The vault.
        vault: VaultName,
    },
    /// The service does not take the policy.
    #[error("the service refuses the policy for `{vault}`: {message}")]
    PolicyRefused {
        /// The vault.
        vault: VaultName,
        /// What the service says.
        message: String,
    },
    /// The linter has errors in the policy, so it was not locked for ever.
    #[error("the policy for `{vault}` has {}", errors_of(.findings))]
    PolicyHasErrors {
        /// The vault.
        vault: VaultName,
        /// What the linter found, errors that were accepted and mere warnings included.
        findings: Vec<Finding>,
    },
    /// IAM, or a policy of the vault, denies the call, or the credentials are no good.
    #[error("{operation} on `{vault}` is denied: {message}")]
    AccessDenied {
        /// The vault.
        vault: VaultName,
        /// The operation that was denied.
        operation: &'static str,
        /// What the service says, with its error code.
        message: String,
    },
    /// The 24 hours were over before the lock was completed. The vault has no lock.
    #[error("the lock on `{vault}` expired on {}", show(*.expired))]
    WindowExpired {
        /// The vault.
        vault: VaultName,
        /// When it expired.
        expired: DateTime,
    },
    /// The lock is gone although by this clock the 24 hours are not over: somebody aborted it. The vault has no lock.
    #[error(
        "the lock on `{vault}` is gone before its time: somebody aborted it, or the service's clock is ahead of this one"
    )]
    LockGone {
        /// The vault.
        vault: VaultName,
    },
    /// Another lock is in progress in the place of the one that was initiated. It was left as it is.
    #[error("another lock is in progress on `{vault}` than the one that was initiated")]
    LockReplaced {
        /// The vault.
        vault: VaultName,
        /// What the service tells of it, the policy among it.
        found: Box<LockDetails>,
    },
    /// The lock ID is not that of the lock in progress, although the policy is the one that was tested: a wrong one was
    /// [adopted](crate::VaultLocks::adopt), or another lock took the place of the one that was initiated. Nothing has changed.
    #[error("the lock ID is not that of the lock in progress on `{vault}`")]
    WrongLockId {
        /// The vault.
        vault: VaultName,
        /// The ID that the service refused.
        lock_id: LockId,
    },
    /// The service still shows the lock as in progress after all the waiting that was allowed.
    #[error("after {} seconds the lock on `{vault}` is still in progress", .waited.as_secs())]
    StillInProgress {
        /// The vault.
        vault: VaultName,
        /// How long it was waited for.
        waited: Duration,
    },
    /// [`ensure_locked`](crate::VaultLocks::ensure_locked) came as far as a lock in progress, and could not complete it. The journal has
    /// its ID.
    #[error("the lock on `{vault}` is in progress, and was not completed: {source}")]
    NotCompleted {
        /// The vault.
        vault: VaultName,
        /// What kept it from being completed.
        source: Box<Error>,
    },
    /// The service takes no calls of this account.
    #[error("the service is closed to this account: {message}")]
    ServiceClosed {
        /// What the service says.
        message: String,
    },
    /// The service cannot do it now. Nothing has changed.
    #[error("{operation} on `{vault}` failed, and nothing has changed")]
    ServiceUnavailable {
        /// The vault.
        vault: VaultName,
        /// The operation that failed.
        operation: &'static str,
        /// What happened.
        source: Cause,
    },
    /// A request may or may not have arrived, and it could not be found out.
    #[error("{operation} on `{vault}` has no known outcome")]
    OutcomeUnknown {
        /// The vault.
        vault: VaultName,
        /// The operation.
        operation: &'static str,
        /// What happened.
        source: Cause,
    },
    /// The request was not sent: credentials, region or endpoint are missing. Nothing has changed.
    #[error("{operation} on `{vault}` could not be sent")]
    NotSent {
        /// The vault.
        vault: VaultName,
        /// The operation.
        operation: &'static str,
        /// What is missing.
        source: Cause,
    },
    /// The journal cannot be used.
    #[error("the journal cannot keep the lock on `{vault}`{}", left_behind(.in_progress.as_ref()))]
    Journal {
        /// The vault.
        vault: VaultName,
        /// The ID of a lock that is in progress, that the journal could not keep, and that could not be aborted.
        in_progress: Option<LockId>,
        /// What is wrong with the journal.
        source: JournalError,
    },
    /// The service answered something that it should not.
    #[error("{operation} on `{vault}` was answered in a way that makes no sense: {message}")]
    Unexpected {
        /// The vault.
        vault: VaultName,
        /// The operation.
        operation: &'static str,
        /// What it answered.
        message: String,
    },
}

/// What is behind an error: that of the SDK, or that the answer said too little.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Who seems to have initiated a lock in progress.
///
/// ```
/// # use glacier_vault_lock::{Error, VaultLocks, VaultName, Whose, journal::MemoryJournal, policy::Policy};
/// # use glacier_testkit::Emulator;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let emulator = Emulator::start().await;
/// # emulator.create_vault("records")?;
/// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
/// # let vault: VaultName = "records".parse()?;
/// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
/// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
/// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
/// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
/// drop(locks.initiate(&vault, &policy).await?);
/// match locks.initiate(&vault, &policy).await {
///     Err(Error::AlreadyInProgress { whose: Whose::Ours, .. }) => drop(locks.resume(&vault).await?),
///     Err(Error::AlreadyInProgress { whose: Whose::SomebodyElses, found, .. }) => {
///         println!("somebody tests {}", found.policy);
///     }
///     other => drop(other?),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Whose {
    /// This journal has its ID.
    Ours,
    /// Somebody else, as far as can be told: the journal knows of no attempt that would explain it.
    SomebodyElses,
}

impl Error {
    /// The vault that it is about; `None` for [`ServiceClosed`](Error::ServiceClosed).
    pub fn vault(&self) -> Option<&VaultName> {
        match self {
            Self::AlreadyInProgress { vault, .. }
            | Self::AlreadyLocked { vault, .. }
            | Self::VaultNotFound { vault }
            | Self::PolicyRefused { vault, .. }
            | Self::PolicyHasErrors { vault, .. }
            | Self::AccessDenied { vault, .. }
            | Self::WindowExpired { vault, .. }
            | Self::LockGone { vault }
            | Self::LockReplaced { vault, .. }
            | Self::WrongLockId { vault, .. }
            | Self::StillInProgress { vault, .. }
            | Self::NotCompleted { vault, .. }
            | Self::ServiceUnavailable { vault, .. }
            | Self::OutcomeUnknown { vault, .. }
            | Self::NotSent { vault, .. }
            | Self::Journal { vault, .. }
            | Self::Unexpected { vault, .. } => Some(vault),
            Self::ServiceClosed { .. } => None,
        }
    }

    /// Whether the same call may well succeed later, without anything being done about it.
    pub fn is_temporary(&self) -> bool {
        if let Self::NotCompleted { source, .. } = self {
            return source.is_temporary();
        }
        matches!(
            self,
            Self::StillInProgress { .. }
                | Self::ServiceUnavailable { .. }
                | Self::OutcomeUnknown { .. }
                | Self::Journal { source: JournalError::Busy { .. }, .. }
        )
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ours => "ours, and the journal has its ID",
            Self::SomebodyElses => "somebody else's, as far as can be told",
        })
    }
}

fn errors_of(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let codes: Vec<_> = errors.map(|finding| format!("`{}`", finding.code.as_str())).collect();
    let noun = if codes.len() == 1 { "an error" } else { "errors" };
    format!("{noun} that could never be undone: {}", codes.join(", "))
}

fn left_behind(lock_id: Option<&LockId>) -> &'static str {
    match lock_id {
        Some(_) => ", which is in progress and could not be aborted",
        None => "",
    }
}
