//! Calls with all that belongs to them.

mod http_form;
mod input;

use proptest::prelude::*;
use proptest::sample::select;

pub use input::{request, request_for};

use super::account_id;
use crate::state::{Operation, Request};

/// A call as a client makes it: what is asked, and of whose vaults.
///
/// ```
/// use glacier_testkit::{state::Request, strategies::Call};
///
/// let request = Request::CompleteVaultLock { vault: "v".to_owned(), lock_id: "a/b+c".to_owned() };
/// let message = Call { account: "-".to_owned(), request }.to_http();
/// assert_eq!(message.method(), "POST");
/// assert_eq!(message.uri(), "/-/vaults/v/lock-policy/a%2Fb%2Bc");
/// assert_eq!(message.headers()["x-amz-glacier-version"], "2012-06-01");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `-` for the caller's own account, or an account number.
    pub account: String,
    /// What is asked, as the client was given it.
    pub request: Request,
}

/// A call of any operation, with an input that the service reads without complaint.
///
/// Whether there is such a vault or lock is another question. The account is `-` or a number; [`request_for`] names the vault too.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(call in strategies::call())| {
///     let (start, path) = (format!("/{}/vaults", call.account), call.to_http().uri().path().to_owned());
///     prop_assert!(path.starts_with(&start));
/// });
/// ```
pub fn call() -> BoxedStrategy<Call> {
    let request = select(Operation::ALL).prop_flat_map(request);
    (account_id(), request).prop_map(|(account, request)| Call { account, request }).boxed()
}
