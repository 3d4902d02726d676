//! The successes that only one operation answers.

use super::given::Given;
use super::mock::OperationMock;
use super::operations::{CreateVault, DescribeVault, GetVaultLock, InitiateVaultLock};
use super::script::Answer;
use crate::clock::{Clock, SystemClock};
use crate::state::{
    LOCK_LIFETIME, LockDescription, LockId, LockPolicy, LockState, Response, VaultDescription,
};

impl<Stage> Given<CreateVault, Stage> {
    /// Answers 201 with this path of the new vault.
    ///
    /// ```
    /// glacier_testkit::mocks::create_vault().answers_location("/111122223333/vaults/v");
    /// ```
    pub fn answers_location(self, location: impl Into<String>) -> OperationMock<CreateVault> {
        let location = location.into();
        self.answers(if http::HeaderValue::from_str(&location).is_ok() {
            Answer::Response(Response::CreateVault { location })
        } else {
            Answer::Impossible(format!("`{location}` doesn't fit the header Location"))
        })
    }
}

impl<Stage> Given<DescribeVault, Stage> {
    /// Answers 200 with this description.
    ///
    /// ```
    /// use glacier_testkit::{mocks, state::{Timestamp, VaultDescription}};
    ///
    /// mocks::describe_vault().answers_vault(VaultDescription {
    ///     arn: "arn:aws:glacier:us-east-1:111122223333:vaults/v".into(),
    ///     name: "v".parse()?,
    ///     created: Timestamp::from_millis(1_363_799_023_221),
    /// });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn answers_vault(self, vault: VaultDescription) -> OperationMock<DescribeVault> {
        self.answers(Answer::Response(Response::DescribeVault(vault)))
    }
}

impl<Stage> Given<GetVaultLock, Stage> {
    /// Answers 200 with a lock that was initiated just now with this policy, which isn't checked.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().answers_in_progress(r#"{"Statement":[]}"#);
    /// ```
    pub fn answers_in_progress(self, policy: impl Into<String>) -> OperationMock<GetVaultLock> {
        self.answers_lock(new_lock(policy.into(), LockState::InProgress))
    }

    /// Answers 200 with a final lock that was initiated just now with this policy, which isn't checked.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().answers_locked(r#"{"Statement":[]}"#);
    /// ```
    pub fn answers_locked(self, policy: impl Into<String>) -> OperationMock<GetVaultLock> {
        self.answers_lock(new_lock(policy.into(), LockState::Locked))
    }

    /// Answers 200 with this description.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// use glacier_testkit::state::{LockDescription, LockPolicy, LockState, Timestamp};
    ///
    /// mocks::get_vault_lock().answers_lock(LockDescription {
    ///     policy: LockPolicy::try_from(r#"{"Statement":[{}]}"#.to_owned())?,
    ///     state: LockState::Locked,
    ///     expires: None,
    ///     created: Timestamp::from_millis(1_363_799_023_221),
    /// });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn answers_lock(self, lock: LockDescription) -> OperationMock<GetVaultLock> {
        self.answers(Answer::Response(Response::GetVaultLock(lock)))
    }
}

impl<Stage> Given<InitiateVaultLock, Stage> {
    /// Answers 201 with this ID of the new lock, which can be any that fits the header: 1 to 255 visible ASCII characters.
    ///
    /// ```
    /// glacier_testkit::mocks::initiate_vault_lock().answers_lock_id("a-lock");
    /// ```
    pub fn answers_lock_id(self, lock_id: impl Into<String>) -> OperationMock<InitiateVaultLock> {
        self.answers(match LockId::try_from(lock_id.into()) {
            Ok(lock_id) => Answer::Response(Response::InitiateVaultLock { lock_id }),
            Err(error) => Answer::Impossible(error.to_string()),
        })
    }
}

fn new_lock(policy: String, state: LockState) -> LockDescription {
    let created = SystemClock.now();
    let expires = match state {
        LockState::InProgress => Some(created + LOCK_LIFETIME),
        LockState::Locked => None,
    };
    LockDescription { policy: LockPolicy::unchecked(policy), state, expires, created }
}
