//! Signatures: what is right passes, what is wrong is refused with the right code and a text that helps.

mod credentials;
mod differential;
mod malformed;
mod signer;
mod speed;
mod tampering;
mod vectors;

pub(crate) use malformed::cases;
pub(crate) use signer::Signer;
