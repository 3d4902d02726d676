//! What to do next, for each error.

use super::{Error, Whose};
use crate::lock::show;

impl Error {
    /// What to do next, in a sentence or two for people.
    pub fn help(&self) -> String {
        match self {
            Self::AlreadyInProgress { whose: Whose::Ours, .. } => {
                "go on with it: `resume` gives it back, to be completed or aborted".to_owned()
            }
            Self::AlreadyInProgress { whose: Whose::SomebodyElses, found, .. } => format!(
                "ask who initiated it{}; `abort_somebody_elses` removes it if nobody needs it{}",
                found.created.map(|at| format!(" on {}", show(at))).unwrap_or_default(),
                found
                    .expires
                    .map(|at| format!(", and it expires by itself on {}", show(at)))
                    .unwrap_or_default(),
            ),
            Self::AlreadyLocked { same_policy: true, .. } => {
                "nothing can change that; the policy in force means the same as yours".to_owned()
            }
            Self::AlreadyLocked { same_policy: false, .. } => {
                "a lock is for ever; for another policy make another vault, and move the archives there as far as this lock lets them go"
                    .to_owned()
            }
            Self::VaultNotFound { .. } => {
                "check its name, the account, and the region of the client, or create it".to_owned()
            }
            Self::PolicyRefused { .. } => {
                "run `vault-lock-policy lint` over it; the service takes up to 20,480 bytes and wants a principal in each statement".to_owned()
            }
            Self::PolicyHasErrors { findings, .. } => findings
                .iter()
                .find(|finding| finding.severity == vault_lock_policy::Severity::Error)
                .map(|finding| format!("{}: {}; {}", finding.code.as_str(), finding.message, finding.help))
                .map(|first| format!("{first}. Or accept the codes by name with `accepting`"))
                .unwrap_or_default(),
            Self::AccessDenied { operation, .. } => format!(
                "give the caller `glacier:{operation}` on the vault, see that no policy of the vault denies it, and check credentials and account"
            ),
            Self::WindowExpired { .. } | Self::LockGone { .. } => {
                "initiate the lock again; from then on there are 24 hours to test and complete it".to_owned()
            }
            Self::LockReplaced { .. } => {
                "ask who aborted yours and initiated this one; it is not the lock that you tested".to_owned()
            }
            Self::WrongLockId { .. } => {
                "ask who initiated the lock for its ID, and hand that to `adopt`; if nobody has it, abort the lock and initiate it again".to_owned()
            }
            Self::StillInProgress { .. } => {
                "look again with `status`; if nobody has completed it yet, complete it".to_owned()
            }
            Self::NotCompleted { source, .. } => format!(
                "{}; then call `ensure_locked` again, or take the lock from `resume` to complete or abort it",
                source.help()
            ),
            Self::ServiceClosed { .. } => {
                "AWS has closed Glacier to accounts without storage in it; use an account that has, or ask AWS Support".to_owned()
            }
            Self::ServiceUnavailable { .. } => "try again later; if it stays like this, check that the endpoint is right and can be reached".to_owned(),
            Self::OutcomeUnknown { .. } => {
                "call `resume` when the service can be reached again: the journal knows of the attempt".to_owned()
            }
            Self::NotSent { .. } => {
                "check credentials, region and endpoint in the configuration of the client".to_owned()
            }
            Self::Journal { in_progress: Some(_), source, .. } => format!(
                "{}; abort the lock, or write its ID down from this error and hand it to `adopt`",
                source.help()
            ),
            Self::Journal { in_progress: None, source, .. } => source.help().to_owned(),
            Self::Unexpected { .. } => {
                "check the endpoint of the client: this is not how Glacier answers".to_owned()
            }
        }
    }
}
