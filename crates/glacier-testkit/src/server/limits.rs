//! How long the server waits, and how much it takes.

use std::time::Duration;

use http::request::Parts;

use crate::control;

/// What a client may take of the server's time and memory. All times are real ones.
///
/// ```
/// use std::time::Duration;
/// use glacier_testkit::server::Limits;
///
/// let impatient = Limits { head: Duration::from_millis(50), ..Limits::default() };
/// let builder = glacier_testkit::Emulator::builder().limits(impatient);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From the first byte of a request to the end of its head; then it is answered as
    /// [`rules::REQUEST_TOO_SLOW`](crate::rules::REQUEST_TOO_SLOW) says. 4 seconds.
    pub head: Duration,
    /// From the end of a request's head to the end of its body; then it is answered in the same way. 4 seconds.
    pub body: Duration,
    /// How long a connection may be idle, or an answer unread, before it is closed. 60 seconds.
    pub idle: Duration,
    /// How long the server goes on reading what a client sends after an answer that ends the connection, so that the
    /// client gets to read it. 2 seconds.
    pub linger: Duration,
    /// How long [`Emulator::shutdown`](crate::Emulator::shutdown) waits for requests under way. 5 seconds.
    pub grace: Duration,
    /// Bytes of a body, [`rules::BODY_TOO_LARGE`](crate::rules::BODY_TOO_LARGE). 1 MiB.
    pub body_bytes: usize,
    /// Bytes of a head, beyond which a request is [no HTTP](crate::rules::NOT_HTTP); at least 8 KiB. 64 KiB.
    pub head_bytes: usize,
}

impl Limits {
    /// The knobs take what they need, however little the calls of Glacier may have.
    pub(super) fn for_head(self, head: &Parts) -> Self {
        if control::is_control(head.uri.path()) {
            Self { body_bytes: self.body_bytes.max(control::body_bytes(head)), ..self }
        } else {
            self
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(4),
            body: Duration::from_secs(4),
            idle: Duration::from_mins(1),
            linger: Duration::from_secs(2),
            grace: Duration::from_secs(5),
            body_bytes: 1024 * 1024,
            head_bytes: 64 * 1024,
        }
    }
}
