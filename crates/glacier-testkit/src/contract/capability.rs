//! What a case asks of whom it checks, beyond answering calls.

use std::fmt;

use crate::state::Operation;

/// Something that a case needs and that not every endpoint or client has. A case that lacks one is skipped, and the
/// report says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// The caller may create vaults; a new account may not.
    CreateVaults,
    /// A lock may be completed, which on a real account can never be undone.
    LockForEver,
    /// The clock that locks expire by can be moved forward.
    MoveClock,
    /// The clock that locks expire by stands still between two moves.
    StopClock,
    /// There are credentials of a second account.
    SecondAccount,
    /// The account can be made a new one, or is one.
    NewAccount,
    /// Archives of any age can be planted in a vault.
    PlantArchives,
    /// One address serves every region.
    EveryRegion,
    /// A thousand vaults may be created, and deleted again.
    ThousandVaults,
    /// Requests are refused unless they are signed rightly.
    VerifySignatures,
    /// Every access key ID whose secret is the same text is known, as emulators take dummy credentials.
    DummyCredentials,
    /// There are temporary credentials whose time is over.
    ExpiredCredentials,
    /// Bytes can be sent that are no HTTP.
    RawBytes,
    /// The client has the operation.
    Offers(Operation),
    /// The client repeats calls that failed for a passing reason.
    Retries,
    /// The client claims that it never loses a lock ID when the answer to `InitiateVaultLock` is lost.
    RecoversLostInitiate,
}

impl Capability {
    /// Every capability that an endpoint may have.
    pub const OF_ENDPOINTS: &'static [Self] = &[
        Self::CreateVaults,
        Self::LockForEver,
        Self::MoveClock,
        Self::StopClock,
        Self::SecondAccount,
        Self::NewAccount,
        Self::PlantArchives,
        Self::EveryRegion,
        Self::ThousandVaults,
        Self::VerifySignatures,
        Self::DummyCredentials,
        Self::ExpiredCredentials,
        Self::RawBytes,
    ];

    /// A short name in kebab case, such as `move-clock`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CreateVaults => "create-vaults",
            Self::LockForEver => "lock-for-ever",
            Self::MoveClock => "move-clock",
            Self::StopClock => "stop-clock",
            Self::SecondAccount => "second-account",
            Self::NewAccount => "new-account",
            Self::PlantArchives => "plant-archives",
            Self::EveryRegion => "every-region",
            Self::ThousandVaults => "thousand-vaults",
            Self::VerifySignatures => "verify-signatures",
            Self::DummyCredentials => "dummy-credentials",
            Self::ExpiredCredentials => "expired-credentials",
            Self::RawBytes => "raw-bytes",
            Self::Offers(operation) => operation.name(),
            Self::Retries => "retries",
            Self::RecoversLostInitiate => "recovers-lost-initiate",
        }
    }
}

impl fmt::Display for Capability {
    /// What is missing, as the end of a sentence that begins with "skipped:".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CreateVaults => "the account may not create vaults",
            Self::LockForEver => "no leave to lock a vault for ever",
            Self::MoveClock => "the clock cannot be moved",
            Self::StopClock => "the clock does not stand still",
            Self::SecondAccount => "no credentials of a second account",
            Self::NewAccount => "the account is not a new one",
            Self::PlantArchives => "archives cannot be planted",
            Self::EveryRegion => "the address serves one region only",
            Self::ThousandVaults => "no leave to create a thousand vaults",
            Self::VerifySignatures => "the endpoint is told not to verify signatures",
            Self::DummyCredentials => "the endpoint does not take dummy credentials",
            Self::ExpiredCredentials => "no credentials that have expired",
            Self::RawBytes => "raw bytes cannot be sent this way",
            Self::Offers(operation) => return write!(f, "the client has no {operation}"),
            Self::Retries => "the client does not repeat calls",
            Self::RecoversLostInitiate => {
                "the client does not claim to recover a lost InitiateVaultLock"
            }
        })
    }
}
