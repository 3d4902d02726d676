//! The way to an endpoint, and the knobs that some endpoints have.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::contract::{BoxFuture, Capability};

/// The way to an endpoint: takes requests that are ready to be sent, and brings back whole answers.
///
/// [`HttpEndpoint`](super::HttpEndpoint) is one. Wrap it, or write your own, to go through a proxy, to count, or to break
/// something on purpose.
pub trait EndpointPort: Send + Sync {
    /// Sends one request and waits for the whole answer.
    ///
    /// The URI is absolute, the headers are final but for `Host` and `Content-Length`, and nothing may be repeated: cases
    /// count on each request arriving once.
    fn send(&self, request: Request<Bytes>) -> Answering<'_>;

    /// Sends these bytes on a connection of their own, whether they are HTTP or not, and waits for the whole answer;
    /// `None` if this way has no connections, for [`Capability::RawBytes`].
    fn send_bytes<'a>(&'a self, bytes: RawBytes<'a>) -> Option<Answering<'a>> {
        let _ = bytes;
        None
    }
}

/// An answer that is under way.
pub type Answering<'a> = BoxFuture<'a, Result<Response<Bytes>, SendError>>;

/// Bytes for a connection of their own.
#[derive(Debug, Clone, Copy)]
pub struct RawBytes<'a> {
    /// The address of the endpoint, such as `http://127.0.0.1:4566`.
    pub endpoint_url: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
    /// Whether the sending half of the connection is closed after them.
    pub then_close: bool,
}

/// Knobs of an endpoint that the service itself has not.
pub trait Control: Send + Sync {
    /// Which of the knobs there are, and what else the endpoint allows.
    fn capabilities(&self) -> Vec<Capability>;

    /// Moves the clock that locks expire by, for [`Capability::MoveClock`].
    fn advance_clock(&self, by: Duration) -> BoxFuture<'_, Result<(), SendError>> {
        not_offered(&format!("a clock that can be moved by {by:?}"))
    }

    /// Makes the caller's account a new one, or an old one again, for [`Capability::NewAccount`].
    fn set_new_account(&self, new_account: bool) -> BoxFuture<'_, Result<(), SendError>> {
        not_offered(&format!("a new account: {new_account}"))
    }

    /// Puts an archive into a vault of the caller's, as if it had been uploaded so long ago, for
    /// [`Capability::PlantArchives`].
    fn plant_archive<'a>(
        &'a self,
        place: Place<'a>,
        archive: &'a str,
        age_in_days: u64,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        not_offered(&format!("archives of {age_in_days} days, such as {archive}, for {place}"))
    }

    /// Removes a vault whatever is in it and whatever its policies say, if there is a way.
    fn remove_vault<'a>(&'a self, place: Place<'a>) -> BoxFuture<'a, Result<(), SendError>> {
        not_offered(&format!("a way to remove {place} by force"))
    }
}

/// Where a vault is.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The account number.
    pub account: &'a str,
    /// The region.
    pub region: &'a str,
    /// The name of the vault.
    pub vault: &'a str,
}

fn not_offered(what: &str) -> BoxFuture<'static, Result<(), SendError>> {
    Box::pin(std::future::ready(Err(SendError::text(format!("the endpoint has not {what}")))))
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, region, vault } = self;
        write!(f, "the vault {vault} of account {account} in {region}")
    }
}

/// No answer came: the address is wrong, the connection broke, or time ran out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SendError(String);

impl SendError {
    /// An error with its causes, from the outermost in.
    pub fn new(error: &(dyn std::error::Error + 'static)) -> Self {
        let causes = std::iter::successors(Some(error), |error| error.source());
        let mut texts: Vec<String> = causes.map(ToString::to_string).collect();
        // Some errors repeat their cause in their own text.
        texts.dedup_by(|cause, outer| outer.contains(cause.as_str()));
        Self(texts.join(": "))
    }

    /// An error in words of your own.
    pub fn text(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}
