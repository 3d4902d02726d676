//! What the linter says stands in the way, unless it is accepted by name.

use super::claim::Claim;
use crate::error::Error;
use std::collections::BTreeSet;
use vault_lock_policy::{Code, Policy, Severity, lint};

impl Claim<'_> {
    /// Errors stand in the way of completing: they could never be undone.
    pub(super) fn mind_findings(
        &self,
        policy: &Policy,
        accepted: &BTreeSet<Code>,
    ) -> Result<(), Error> {
        self.refuse(policy, |code| !accepted.contains(&code))
    }

    /// Of a test only those stand in the way that would keep it from ending: a policy is in force as soon as it is initiated, and
    /// one that denies to look, to abort or to complete can't be mended for 24 hours.
    pub(super) fn mind_lock_steps(&self, policy: &Policy) -> Result<(), Error> {
        let accepted = self.locks.accepted();
        self.refuse(policy, |code| {
            matches!(code, Code::EverythingDenied | Code::LockStepDenied)
                && !accepted.contains(&code)
        })
    }

    fn refuse(
        &self,
        policy: &Policy,
        stands_in_the_way: impl Fn(Code) -> bool,
    ) -> Result<(), Error> {
        let findings = lint(policy, &self.arn);
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        if errors.map(|finding| finding.code).any(stands_in_the_way) {
            return Err(Error::PolicyHasErrors { vault: self.vault.clone(), findings });
        }
        Ok(())
    }
}
