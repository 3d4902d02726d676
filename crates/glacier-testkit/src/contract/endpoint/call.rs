//! A request before it is signed.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::Request;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::signer::{By, Signing};
use crate::state::Operation;

/// A request before it is signed, without a fault until a case gives it one.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) operation: Operation,
    pub(crate) method: &'static str,
    account: String,
    /// What follows the account, percent-encoded, the query included.
    rest: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
    pub(crate) signing: Signing,
    pub(crate) tamper: Option<Tamper>,
}

/// A change to a request after it is signed.
pub(crate) type Tamper = Arc<dyn Fn(&mut Request<Bytes>) + Send + Sync>;

const ACCESS_POLICY: &str = "/access-policy";

/// An archive ID as the service makes them, that no archive has.
pub(crate) const NO_ARCHIVE: &str = "NkbByEejwEggmBz2fTHgJrg0XBoDfjP4q6iu87-TjhqG6eGoOY9Z8i1_AUyUsuhPAdTqLHy8pTl5nfCFJmDl2yEZ\
    ONi5L26Omw12vcs01MNGntHEQL8MBfGlqrEXAMPLEArchiveId";

const VERSION_HEADER: &str = "x-amz-glacier-version";

/// What needs no escape in a label.
const LABEL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Call {
    pub(crate) fn initiate(vault: &str, policy: &str) -> Self {
        let call = Self::on_vault(Operation::InitiateVaultLock, "POST", vault, "/lock-policy");
        call.with_json(&json!({ "Policy": policy }))
    }

    pub(crate) fn complete(vault: &str, lock_id: &str) -> Self {
        let rest = format!("/lock-policy/{}", escaped(lock_id));
        Self::on_vault(Operation::CompleteVaultLock, "POST", vault, &rest)
    }

    pub(crate) fn abort(vault: &str) -> Self {
        Self::on_vault(Operation::AbortVaultLock, "DELETE", vault, "/lock-policy")
    }

    pub(crate) fn get_lock(vault: &str) -> Self {
        Self::on_vault(Operation::GetVaultLock, "GET", vault, "/lock-policy")
    }

    pub(crate) fn create(vault: &str) -> Self {
        Self::on_vault(Operation::CreateVault, "PUT", vault, "")
    }

    pub(crate) fn describe(vault: &str) -> Self {
        Self::on_vault(Operation::DescribeVault, "GET", vault, "")
    }

    pub(crate) fn delete(vault: &str) -> Self {
        Self::on_vault(Operation::DeleteVault, "DELETE", vault, "")
    }

    /// A page of the vaults, from a query such as `?limit=1`.
    pub(crate) fn list_vaults(query: &str) -> Self {
        Self::new(Operation::ListVaults, "GET", &format!("vaults{query}"))
    }

    pub(crate) fn set_access_policy(vault: &str, policy: &str) -> Self {
        let call = Self::on_vault(Operation::SetVaultAccessPolicy, "PUT", vault, ACCESS_POLICY);
        call.with_json(&json!({ "Policy": policy }))
    }

    pub(crate) fn get_access_policy(vault: &str) -> Self {
        Self::on_vault(Operation::GetVaultAccessPolicy, "GET", vault, ACCESS_POLICY)
    }

    pub(crate) fn delete_access_policy(vault: &str) -> Self {
        Self::on_vault(Operation::DeleteVaultAccessPolicy, "DELETE", vault, ACCESS_POLICY)
    }

    pub(crate) fn add_tags(vault: &str, tags: &Value) -> Self {
        let call = Self::on_vault(Operation::AddTagsToVault, "POST", vault, "/tags?operation=add");
        call.with_json(&json!({ "Tags": tags }))
    }

    pub(crate) fn remove_tags(vault: &str, keys: &Value) -> Self {
        let rest = "/tags?operation=remove";
        let call = Self::on_vault(Operation::RemoveTagsFromVault, "POST", vault, rest);
        call.with_json(&json!({ "TagKeys": keys }))
    }

    pub(crate) fn list_tags(vault: &str) -> Self {
        Self::on_vault(Operation::ListTagsForVault, "GET", vault, "/tags")
    }

    pub(crate) fn delete_archive(vault: &str, archive: &str) -> Self {
        let rest = format!("/archives/{}", escaped(archive));
        Self::on_vault(Operation::DeleteArchive, "DELETE", vault, &rest)
    }

    /// A call of each operation that is addressed to a vault, `CreateVault` left out, with members that have no fault.
    pub(crate) fn of_each_operation_on(vault: &str, policy: &str) -> Vec<Self> {
        vec![
            Self::initiate(vault, policy),
            Self::complete(vault, "AE863rKkWZU53SLW5be4DUcW"),
            Self::abort(vault),
            Self::get_lock(vault),
            Self::describe(vault),
            Self::set_access_policy(vault, policy),
            Self::get_access_policy(vault),
            Self::delete_access_policy(vault),
            Self::add_tags(vault, &json!({ "key": "value" })),
            Self::remove_tags(vault, &json!(["key"])),
            Self::list_tags(vault),
            Self::delete_archive(vault, NO_ARCHIVE),
            Self::delete(vault),
        ]
    }

    fn on_vault(operation: Operation, method: &'static str, vault: &str, rest: &str) -> Self {
        Self::new(operation, method, &format!("vaults/{}{rest}", escaped(vault)))
    }

    fn new(operation: Operation, method: &'static str, rest: &str) -> Self {
        Self {
            operation,
            method,
            account: "-".to_owned(),
            rest: rest.to_owned(),
            headers: vec![(VERSION_HEADER, "2012-06-01".to_owned())],
            body: Bytes::new(),
            signing: Signing::default(),
            tamper: None,
        }
    }

    /// The deletion of the vault that this call is about.
    pub(crate) fn into_delete(self) -> Self {
        let (body, rest) = (Bytes::new(), self.rest.trim_end_matches('/').to_owned());
        let (operation, method) = (Operation::DeleteVault, "DELETE");
        Self { operation, method, rest, body, tamper: None, ..self }
    }

    /// The abort of the lock of the vault that this call deletes.
    pub(crate) fn into_abort(self) -> Self {
        let rest = format!("{}/lock-policy", self.rest);
        Self { operation: Operation::AbortVaultLock, rest, ..self }
    }

    /// The removal of the access policy of the vault that this call deletes.
    pub(crate) fn into_delete_access_policy(self) -> Self {
        let rest = format!("{}{ACCESS_POLICY}", self.rest);
        Self { operation: Operation::DeleteVaultAccessPolicy, rest, ..self }
    }

    /// The name of the vault that this call is about, if it has one that is sent as it is.
    pub(crate) fn vault(&self) -> Option<&str> {
        self.rest.strip_prefix("vaults/")?.split(['/', '?']).next()
    }

    /// The same call on another account than `-`.
    pub(crate) fn of_account(mut self, account: &str) -> Self {
        account.clone_into(&mut self.account);
        self
    }

    /// The same call with something else behind the account.
    pub(crate) fn at(mut self, rest: &str) -> Self {
        rest.clone_into(&mut self.rest);
        self
    }

    pub(crate) fn with_method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    pub(crate) fn with_json(self, body: &Value) -> Self {
        self.with_body(body.to_string())
    }

    pub(crate) fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a header, which is signed with the rest.
    pub(crate) fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    pub(crate) fn with_version(self, version: &str) -> Self {
        self.with_header(VERSION_HEADER, version)
    }

    pub(crate) fn without_version(mut self) -> Self {
        self.headers.retain(|(name, _)| *name != VERSION_HEADER);
        self
    }

    pub(crate) fn signed(mut self, signing: Signing) -> Self {
        self.signing = signing;
        self
    }

    pub(crate) fn unsigned(self) -> Self {
        self.signed_by(By::Nobody)
    }

    /// Signed with other credentials than the caller's.
    pub(crate) fn signed_by(self, by: By) -> Self {
        self.signed(Signing { by, ..Signing::default() })
    }

    /// Changes the request once it is signed, behind the signature's back.
    pub(crate) fn tampered(
        mut self,
        tamper: impl Fn(&mut Request<Bytes>) + Send + Sync + 'static,
    ) -> Self {
        self.tamper = Some(Arc::new(tamper));
        self
    }

    /// The path and the query.
    pub(crate) fn target(&self) -> String {
        format!("/{}/{}", self.account, self.rest)
    }
}

/// A label of a path: everything escaped but letters, digits and `-._~`.
pub(crate) fn escaped(label: &str) -> String {
    utf8_percent_encode(label, LABEL).to_string()
}

impl fmt::Display for Call {
    /// The call as the step of a case, such as `AbortVaultLock (DELETE /-/vaults/v/lock-policy)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", self.operation, self.method, shortened(&self.target()))
    }
}

/// A text that fits on a line.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
