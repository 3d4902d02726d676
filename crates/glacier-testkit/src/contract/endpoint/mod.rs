//! Is this endpoint a faithful Glacier?
//!
//! A case sends calls through an [`EndpointPort`], signed by AWS's own signer, and asks of each answer
//! what a rule says. [`EndpointSuite`] runs the cases, one after the other, and cleans up after each.

pub(crate) mod call;
pub(crate) mod cases;
mod http;
mod in_process;
mod knobs;
mod port;
mod prefix;
mod raw;
pub(crate) mod reply;
pub(crate) mod signer;
mod suite;
pub(crate) mod visit;

pub use http::HttpEndpoint;
pub use port::{Answering, Control, EndpointPort, Place, RawBytes, SendError};
pub use prefix::{InvalidVaultPrefix, VaultPrefix};
pub use suite::{CouldNotRun, EndpointSuite, Progress};

use super::{Case, NoSuchCase};

/// Every case for endpoints, section by section.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    cases::all().map(|case| &case.case)
}

/// The cases that some names choose: for each name the case that is called so, or else all whose names begin with it. No
/// names at all choose every case.
///
/// # Errors
///
/// The first name that chooses none.
pub fn cases_named(names: &[String]) -> Result<Vec<&'static Case>, NoSuchCase> {
    let chosen = super::case::chosen(cases::all(), |one| &one.case, names)?;
    Ok(chosen.into_iter().map(|case| &case.case).collect())
}
