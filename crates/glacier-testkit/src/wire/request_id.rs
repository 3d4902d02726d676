//! The ID that every answer carries.

/// Makes request IDs of the observed form, [`rules::REQUEST_ID`](crate::rules::REQUEST_ID), the same sequence for the
/// same seed.
///
/// ```
/// use glacier_testkit::wire::RequestIds;
///
/// let mut ids = RequestIds::new(7);
/// assert_eq!(ids.next_id().len(), 47);
/// assert_ne!(ids.next_id(), ids.next_id());
/// ```
#[derive(Debug, Clone)]
pub struct RequestIds(fastrand::Rng);

impl RequestIds {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// The ID for one more answer.
    pub fn next_id(&mut self) -> String {
        let mut id = String::with_capacity(LENGTH);
        while id.len() < LENGTH {
            // Six bits a character, as far as 64 go.
            let bits = self.0.u64(..);
            let characters = (0..60).step_by(6).map(|shift| character(bits >> shift));
            id.extend(characters.take(LENGTH - id.len()));
        }
        id
    }
}

const LENGTH: usize = 47;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/// The character for the last six bits.
fn character(bits: u64) -> char {
    let index = usize::try_from(bits % 64).unwrap_or_default();
    ALPHABET.get(index).copied().unwrap_or_default().into()
}
