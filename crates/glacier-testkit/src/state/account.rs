//! Who calls, which account a call is for, and whether the one may reach the other.

use super::error::{ErrorCode, ServiceError};
use super::names::{AccountId, Region, VaultName};
use super::operation::{Operation, Reach};
use crate::rules;

/// Who a request comes from, once it is authenticated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The account of the credentials.
    pub account: AccountId,
    /// The region that the request is for.
    pub region: Region,
    /// Whether the service still serves the account.
    pub standing: Standing,
    /// The ARN of the user or role, or of the account's root user.
    pub principal: String,
}

/// Whether the service, closed to new customers, serves an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A customer from before the end: every call is served.
    Customer,
    /// A new account: every call is refused, [`rules::NEW_ACCOUNT`].
    NewAccount,
}

/// The account and region whose vaults a call is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    account: AccountId,
    region: Region,
}

impl Caller {
    /// The root user of an account.
    ///
    /// ```
    /// use glacier_testkit::state::{Caller, Standing};
    ///
    /// let caller = Caller::root("111122223333".parse()?, "cn-north-1".parse()?, Standing::Customer);
    /// assert_eq!(caller.principal, "arn:aws-cn:iam::111122223333:root");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn root(account: AccountId, region: Region, standing: Standing) -> Self {
        let principal = format!("arn:{}:iam::{account}:root", region.partition());
        Self { account, region, standing, principal }
    }

    /// Decides whether the caller may send this operation to this account, which may be `-` for its own.
    ///
    /// ```
    /// use glacier_testkit::state::{Caller, Operation, Standing};
    ///
    /// let caller = Caller::root("111122223333".parse()?, "eu-west-1".parse()?, Standing::Customer);
    /// assert_eq!(caller.clone().admit("-", Operation::GetVaultLock)?.account().as_str(), "111122223333");
    /// let refused = caller.admit("444455556666", Operation::GetVaultLock).unwrap_err();
    /// assert_eq!(refused.to_string(), "AccessDeniedException: Access denied for account ID: 444455556666");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `AccessDeniedException` for any account but the caller's own, then `NoLongerSupportedException` if the account is new.
    pub fn admit(self, account: &str, operation: Operation) -> Result<Scope, ServiceError> {
        if account != "-" && account != self.account.as_str() {
            return Err(ServiceError::new(
                ErrorCode::AccessDenied,
                match (account.parse::<AccountId>(), operation.reach()) {
                    (Err(_), _) => &rules::ACCOUNT_MALFORMED,
                    (Ok(_), Reach::OwnAccount) => &rules::ACCOUNT_OWN_ONLY,
                    (Ok(_), Reach::GrantedAccount) => &rules::ACCOUNT_NEEDS_GRANT,
                },
                format!("Access denied for account ID: {account}"),
            ));
        }
        match self.standing {
            Standing::Customer => Ok(Scope::new(self.account, self.region)),
            Standing::NewAccount => Err(ServiceError::new(
                ErrorCode::NoLongerSupported,
                &rules::NEW_ACCOUNT,
                "This API is no longer supported for new accounts. Please use S3 Glacier storage classes instead. \
                 Please contact AWS Support if you believe this is an error.",
            )),
        }
    }
}

impl Scope {
    /// The vaults of an account in a region.
    pub fn new(account: AccountId, region: Region) -> Self {
        Self { account, region }
    }

    /// The account that owns the vaults.
    pub fn account(&self) -> &AccountId {
        &self.account
    }

    /// The region that the vaults are in.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The ARN of a vault in this scope.
    pub fn arn(&self, vault: &VaultName) -> String {
        let Self { account, region } = self;
        format!("arn:{}:glacier:{region}:{account}:vaults/{vault}", region.partition())
    }

    /// The path of a vault in this scope, as `Location` names it.
    pub fn path(&self, vault: &VaultName) -> String {
        format!("/{}/vaults/{vault}", self.account)
    }
}
