//! The successes that only one operation answers.

use super::given::Given;
use super::mock::OperationMock;
use super::operations::{
    CreateVault, DescribeVault, GetVaultAccessPolicy, GetVaultLock, InitiateVaultLock,
    ListTagsForVault, ListVaults,
};
use super::script::Answer;
use crate::clock::{Clock, SystemClock};
use crate::state::{LockDescription, LockId, LockState, Response, VaultDescription};

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
    /// use glacier_testkit::{mocks, state::VaultDescription};
    ///
    /// mocks::describe_vault().answers_vault(VaultDescription {
    ///     arn: "arn:aws:glacier:us-east-1:111122223333:vaults/v".into(),
    ///     name: "v".parse()?,
    ///     created: "2013-03-20T17:03:43.221Z".parse()?,
    ///     inventory: None,
    /// });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn answers_vault(self, vault: VaultDescription) -> OperationMock<DescribeVault> {
        self.answers(Answer::Response(Response::DescribeVault(vault)))
    }
}

impl<Stage> Given<GetVaultLock, Stage> {
    /// Answers 200 with a lock that was initiated when the mock was made. Any text will do as its policy.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().answers_in_progress(r#"{"Statement":[]}"#);
    /// ```
    pub fn answers_in_progress(self, policy: impl Into<String>) -> OperationMock<GetVaultLock> {
        self.answers(new_lock(policy.into(), LockState::InProgress))
    }

    /// Answers 200 with a final lock that was initiated when the mock was made. Any text will do as its policy.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().answers_locked(r#"{"Statement":[]}"#);
    /// ```
    pub fn answers_locked(self, policy: impl Into<String>) -> OperationMock<GetVaultLock> {
        self.answers(new_lock(policy.into(), LockState::Locked))
    }

    /// Answers 200 with this description.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// use glacier_testkit::state::{LockDescription, LockState, VaultPolicy};
    ///
    /// # const POLICY: &str = r#"{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive", "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/v" } }"#;
    /// mocks::get_vault_lock().answers_lock(LockDescription {
    ///     policy: VaultPolicy::parse(POLICY)?,
    ///     state: LockState::Locked,
    ///     expires: None,
    ///     created: "2013-03-20T17:03:43.221Z".parse()?,
    /// });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn answers_lock(self, lock: LockDescription) -> OperationMock<GetVaultLock> {
        self.answers(Answer::Response(Response::GetVaultLock(lock)))
    }
}

impl<Stage> Given<GetVaultAccessPolicy, Stage> {
    /// Answers 200 with this access policy. Any text will do.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_access_policy().answers_policy(r#"{"Statement":[]}"#);
    /// ```
    pub fn answers_policy(self, policy: impl Into<String>) -> OperationMock<GetVaultAccessPolicy> {
        self.answers(Answer::Policy(policy.into()))
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

impl<Stage> Given<ListTagsForVault, Stage> {
    /// Answers 200 with these tags.
    ///
    /// ```
    /// glacier_testkit::mocks::list_tags_for_vault().answers_tags([("team", "audit")]);
    /// ```
    pub fn answers_tags<K: Into<String>, V: Into<String>>(
        self,
        tags: impl IntoIterator<Item = (K, V)>,
    ) -> OperationMock<ListTagsForVault> {
        let tags = tags.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
        self.answers(Answer::Response(Response::ListTagsForVault { tags }))
    }
}

impl<Stage> Given<ListVaults, Stage> {
    /// Answers 200 with these vaults, after which there are no more.
    ///
    /// ```
    /// glacier_testkit::mocks::list_vaults().answers_vaults([]);
    /// ```
    pub fn answers_vaults(
        self,
        vaults: impl IntoIterator<Item = VaultDescription>,
    ) -> OperationMock<ListVaults> {
        let vaults = vaults.into_iter().collect();
        self.answers(Answer::Response(Response::ListVaults { vaults, marker: None }))
    }

    /// Answers 200 with a page of vaults and the marker that the next call has to send to go on.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::list_vaults().without_marker().answers_page([], "a-marker");
    /// mocks::list_vaults().marker("a-marker").answers_vaults([]);
    /// ```
    pub fn answers_page(
        self,
        vaults: impl IntoIterator<Item = VaultDescription>,
        marker: impl Into<String>,
    ) -> OperationMock<ListVaults> {
        let (vaults, marker) = (vaults.into_iter().collect(), Some(marker.into()));
        self.answers(Answer::Response(Response::ListVaults { vaults, marker }))
    }
}

fn new_lock(policy: String, state: LockState) -> Answer {
    Answer::Lock { policy, state, created: SystemClock.now() }
}
