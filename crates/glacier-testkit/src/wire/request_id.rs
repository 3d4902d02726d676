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
        (0..47).map(|_| self.character()).collect()
    }

    fn character(&mut self) -> char {
        match self.0.u8(..64) {
            62 => '_',
            63 => '-',
            _ => self.0.alphanumeric(),
        }
    }
}
