//! Who calls, and whether the call may reach the account that it names.

use super::context::RequestContext;
use super::error::{ErrorCode, ServiceError};
use super::names::{AccountId, Region};
use super::operation::{Operation, Reach};
use super::scope::Scope;
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
    /// The ARN of the user or role, or of the account's root user, by which policies judge.
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
    /// An operation that other accounts can be granted passes with the named account as its scope, and the vault's
    /// policies decide: [`rules::ACCOUNT_NEEDS_GRANT`].
    ///
    /// ```
    /// use glacier_testkit::state::{Caller, Operation, Standing};
    ///
    /// let caller = Caller::root("111122223333".parse()?, "eu-west-1".parse()?, Standing::Customer);
    /// let own = caller.clone().admit("-", Operation::GetVaultLock)?;
    /// assert_eq!(own.scope().account().as_str(), "111122223333");
    /// let other = caller.clone().admit("444455556666", Operation::GetVaultLock)?;
    /// assert_eq!(other.scope().account().as_str(), "444455556666");
    /// let refused = caller.admit("444455556666", Operation::AbortVaultLock).unwrap_err();
    /// assert_eq!(refused.to_string(), "AccessDeniedException: Access denied for account ID: 444455556666");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `AccessDeniedException` for an account that the operation can't reach, then `NoLongerSupportedException` if the
    /// caller's account is new.
    pub fn admit(
        self,
        account: &str,
        operation: Operation,
    ) -> Result<RequestContext<'static>, ServiceError> {
        self.admit_as_far_as(account, operation.reach())
    }

    pub(crate) fn admit_as_far_as(
        self,
        account: &str,
        reach: Reach,
    ) -> Result<RequestContext<'static>, ServiceError> {
        let owner = self.owner(account, reach)?;
        match self.standing {
            Standing::Customer => {
                let scope = Scope::new(owner, self.region.clone());
                Ok(RequestContext::new(self, scope))
            }
            Standing::NewAccount => Err(ServiceError::new(
                ErrorCode::NoLongerSupported,
                &rules::NEW_ACCOUNT,
                "This API is no longer supported for new accounts. Please use S3 Glacier storage classes instead. \
                 Please contact AWS Support if you believe this is an error.",
            )),
        }
    }

    /// The account that the call is for, if it may be sent there.
    fn owner(&self, account: &str, reach: Reach) -> Result<AccountId, ServiceError> {
        if account == "-" || account == self.account.as_str() {
            return Ok(self.account.clone());
        }
        match (account.parse(), reach) {
            (Ok(other), Reach::GrantedAccount) => Ok(other),
            (Ok(_), Reach::OwnAccount) => Err(denied_account(account, &rules::ACCOUNT_OWN_ONLY)),
            (Err(_), _) => Err(denied_account(account, &rules::ACCOUNT_MALFORMED)),
        }
    }
}

pub(super) fn denied_account(account: &str, rule: &'static rules::Rule) -> ServiceError {
    let message = format!("Access denied for account ID: {account}");
    ServiceError::new(ErrorCode::AccessDenied, rule, message)
}
