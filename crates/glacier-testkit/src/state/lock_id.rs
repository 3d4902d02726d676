//! Lock IDs, and where new ones come from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::names::is_visible_ascii;

/// The ID of a vault lock: opaque, 1 to 255 visible ASCII characters, so that it fits a header.
///
/// [`SeededLockIds`] makes them as the service does, [`rules::LOCK_ID`](crate::rules::LOCK_ID); a test may make
/// nastier ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct LockId(String);

/// A text that can't be a lock ID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a lock ID of 1 to 255 visible ASCII characters")]
pub struct InvalidLockId(String);

/// Where the emulator takes new lock IDs from.
///
/// Any closure that returns a [`LockId`] will do, so a test can ask for IDs that need escaping in a path:
///
/// ```
/// use glacier_testkit::{Glacier, state::LockId};
///
/// let awkward: LockId = "-a/b+c".to_owned().try_into()?;
/// let glacier = Glacier::builder().lock_ids(move || awkward.clone()).build();
/// # let _ = glacier;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait LockIds: Send {
    /// An ID for the lock that is being initiated.
    fn next_lock_id(&mut self) -> LockId;

    /// Where the sequence has come, for [`Snapshot`](crate::persistence::Snapshot); `None` if it can't be resumed.
    fn position(&self) -> Option<u64> {
        None
    }

    /// Goes on from a position of this sequence; one that can't be resumed ignores it.
    fn resume(&mut self, _position: u64) {}
}

/// Lock IDs of the documented form, the same sequence for the same seed.
#[derive(Debug, Clone)]
pub struct SeededLockIds(fastrand::Rng);

impl LockId {
    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LockId {
    type Error = InvalidLockId;

    fn try_from(text: String) -> Result<Self, InvalidLockId> {
        if is_visible_ascii(&text) { Ok(Self(text)) } else { Err(InvalidLockId(text)) }
    }
}

impl From<LockId> for String {
    fn from(id: LockId) -> Self {
        id.0
    }
}

impl PartialEq<str> for LockId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl fmt::Display for LockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<F: FnMut() -> LockId + Send> LockIds for F {
    fn next_lock_id(&mut self) -> LockId {
        self()
    }
}

impl SeededLockIds {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }
}

impl LockIds for SeededLockIds {
    fn next_lock_id(&mut self) -> LockId {
        LockId((0..24).map(|_| self.0.alphanumeric()).collect())
    }

    fn position(&self) -> Option<u64> {
        Some(self.0.get_seed())
    }

    fn resume(&mut self, position: u64) {
        self.0 = fastrand::Rng::with_seed(position);
    }
}
