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

    /// The seed that goes on with this sequence.
    pub(crate) fn position(&self) -> u64 {
        self.0.get_seed()
    }

    /// The ID for one more answer.
    pub fn next_id(&mut self) -> String {
        let mut id = String::with_capacity(LENGTH);
        while id.len() < LENGTH {
            let chunk = self.0.u64(..);
            let characters = (0..CHARACTERS_PER_CHUNK).map(|at| character(chunk >> (6 * at)));
            id.extend(characters.take(LENGTH - id.len()));
        }
        id
    }
}

const LENGTH: usize = 47;
/// Of 64 random bits, six go into a character.
const CHARACTERS_PER_CHUNK: u32 = 10;

/// The character that the lowest six bits stand for.
fn character(bits: u64) -> char {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    // The remainder fits into any integer, and the alphabet has a character for each.
    let at = usize::try_from(bits % 64).unwrap_or_default();
    ALPHABET.get(at).copied().map_or('-', char::from)
}
