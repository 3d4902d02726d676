//! What a mock server received, read as a call.

use std::fmt;

use wiremock::Request as HttpRequest;

use super::condition::short;
use crate::responder::http_request;
use crate::state::{Request, ServiceError};
use crate::wire::{self, Asked};

/// A request beside what it means to Glacier, if anything.
pub(super) struct Call<'a> {
    pub(super) http: &'a HttpRequest,
    /// What it asks for, or why it is no call of an operation.
    pub(super) asked: Result<Asked, ServiceError>,
}

impl<'a> Call<'a> {
    pub(super) fn read(http: &'a HttpRequest) -> Self {
        Self { http, asked: wire::read(&http_request(http)) }
    }

    /// The region in the credential scope.
    pub(super) fn region(&self) -> Option<&str> {
        wire::signed_region(&self.http.headers)
    }

    /// Which attempt of the client this is, from 1.
    pub(super) fn attempt(&self) -> Option<u32> {
        wire::attempt(&self.http.headers)
    }
}

impl fmt::Display for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let HttpRequest { method, url, .. } = self.http;
        let asked = match &self.asked {
            Ok(asked) => asked,
            Err(error) => {
                return write!(
                    f,
                    "{method} `{}`, which is no call of Glacier: {}",
                    short(url.path()),
                    error.message()
                );
            }
        };
        write!(f, "{} (account `{}`", asked.operation, short(&asked.account))?;
        if let Some(vault) = &asked.vault {
            write!(f, ", vault `{}`", short(vault))?;
        }
        if let Ok(Request::CompleteVaultLock { lock_id, .. }) = &asked.request {
            write!(f, ", lock ID `{}`", short(lock_id))?;
        }
        if let Ok(Request::DeleteArchive { archive_id, .. }) = &asked.request {
            write!(f, ", archive ID `{}`", short(archive_id))?;
        }
        if let Some(attempt @ 2..) = self.attempt() {
            write!(f, ", attempt {attempt}")?;
        }
        f.write_str(")")
    }
}
