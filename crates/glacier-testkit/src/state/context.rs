//! What policies can ask about a request besides its content: who sent it, whose vaults it is for.

use super::account::{Caller, Standing};
use super::scope::Scope;

/// Where a call comes from and whose vaults it is for, once it is admitted; what IAM calls the request context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestContext<'a> {
    caller: Caller,
    scope: Scope,
    user_agent: Option<&'a str>,
}

impl<'a> RequestContext<'a> {
    pub(super) fn new(caller: Caller, scope: Scope) -> Self {
        Self { caller, scope, user_agent: None }
    }

    /// The context of a call that the root of an account sends to its own vaults.
    ///
    /// ```
    /// use glacier_testkit::state::{RequestContext, Scope};
    ///
    /// let context = RequestContext::of_owner(Scope::new("111122223333".parse()?, "eu-west-1".parse()?));
    /// assert_eq!(context.caller().principal, "arn:aws:iam::111122223333:root");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_owner(scope: Scope) -> Self {
        let (account, region) = (scope.account().clone(), scope.region().clone());
        Self::new(Caller::root(account, region, Standing::Customer), scope)
    }

    /// The same with what the client calls itself, for `aws:UserAgent`.
    #[must_use]
    pub fn with_user_agent(self, user_agent: Option<&'a str>) -> Self {
        Self { user_agent, ..self }
    }

    /// Who calls.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The account and region whose vaults the call is for.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// What the client calls itself.
    pub fn user_agent(&self) -> Option<&str> {
        self.user_agent
    }

    /// Whether the caller belongs to the account that the call is for.
    pub fn is_owner(&self) -> bool {
        self.caller.account == *self.scope.account()
    }
}
