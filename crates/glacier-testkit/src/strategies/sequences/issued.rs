//! What clients remember of the answers so far.

use super::LockChoice;

/// The lock IDs that were answered, in their order: what turns a [`LockChoice`] into an ID.
///
/// ```
/// use glacier_testkit::strategies::{IssuedLocks, LockChoice};
///
/// let mut issued = IssuedLocks::default();
/// assert_eq!(issued.id("v", &LockChoice::Latest), "none-was-issued");
/// issued.record("v", "first".to_owned());
/// issued.record("v", "second".to_owned());
/// assert_eq!(issued.id("v", &LockChoice::Latest), "second");
/// assert_eq!(issued.id("w", &LockChoice::Latest), "none-was-issued");
/// ```
#[derive(Debug, Clone, Default)]
pub struct IssuedLocks(Vec<(String, String)>);

impl IssuedLocks {
    /// Remembers an ID that `InitiateVaultLock` answered for a vault.
    pub fn record(&mut self, vault: &str, id: String) {
        self.0.push((vault.to_owned(), id));
    }

    /// The ID that is meant. Where none was given out, it is one that never will be.
    pub fn id<'a>(&'a self, vault: &str, choice: &'a LockChoice) -> &'a str {
        let found = match choice {
            LockChoice::Latest => self.0.iter().rfind(|(of, _)| of == vault),
            LockChoice::Earlier(_) if self.0.is_empty() => None,
            LockChoice::Earlier(index) => self.0.get(index.index(self.0.len())),
            LockChoice::Unknown(id) => return id,
        };
        found.map_or("none-was-issued", |(_, id)| id)
    }

    /// All IDs so far.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, id)| id.as_str())
    }
}
