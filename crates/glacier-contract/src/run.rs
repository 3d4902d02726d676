//! From the command line to the report.

use std::path::PathBuf;

use command_manners::Ending;
use glacier_testkit::contract::EndpointSuite;
use glacier_testkit::contract::endpoint::{CouldNotRun, cases_named};

use crate::args::Args;
use crate::show::progress::ShownProgress;
use crate::show::{junit, table};
use crate::{connect, credentials};

/// Why there is no verdict.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The endpoint's address is not one.
    #[error("`{0}` is not the address of an endpoint")]
    NotAnAddress(String),
    /// There are no credentials.
    #[error("no credentials were found: {0}")]
    NoCredentials(String),
    /// The machine has no certificates.
    #[error("cannot read the certificates of this machine: {0}")]
    Certificates(std::io::Error),
    /// The endpoint can't be asked.
    #[error(transparent)]
    CouldNotRun(#[from] CouldNotRun),
    /// Nothing was looked at.
    #[error("every case was skipped, so nothing is known about the endpoint")]
    NothingLookedAt,
    /// The JUnit file can't be written.
    #[error("cannot write `{}`: {error}", path.display())]
    Junit { path: PathBuf, error: std::io::Error },
}

impl Error {
    /// What to do about it.
    pub(crate) fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAnAddress(_) => {
                "it begins with http:// or https://, such as http://127.0.0.1:4566"
            }
            Self::NoCredentials(_) => {
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; an emulator takes `test` for both"
            }
            Self::CouldNotRun(CouldNotRun::Unreachable { .. }) => {
                "see that the endpoint is up, and that the address, port included, is the right one"
            }
            Self::CouldNotRun(CouldNotRun::CredentialsRefused { .. }) => {
                "the endpoint must know the credentials, and they must be allowed to create vaults"
            }
            Self::CouldNotRun(CouldNotRun::NoSuchCase(_)) => {
                "`glacier-contract --list` lists the cases"
            }
            Self::NothingLookedAt => "the table says what each case needs",
            Self::Certificates(_) | Self::Junit { .. } => return None,
        })
    }
}

/// Runs what the command line asks for.
pub(crate) async fn run(args: &Args) -> Result<Ending, Error> {
    let Some(endpoint_url) = args.endpoint_url.as_deref().filter(|_| !args.list) else {
        let cases = cases_named(&args.only).map_err(CouldNotRun::from)?;
        table::list(&cases);
        return Ok(Ending::Good);
    };
    if !endpoint_url.starts_with("http://") && !endpoint_url.starts_with("https://") {
        return Err(Error::NotAnAddress(endpoint_url.to_owned()));
    }
    // A mistake of the command line is told before what is missing around it.
    let cases = cases_named(&args.only).map_err(CouldNotRun::from)?;
    let port = connect::endpoint().map_err(Error::Certificates)?;
    let caller = credentials::of_caller(args.region.as_deref()).await?;

    let mut suite = EndpointSuite::new(&port, endpoint_url, &caller.region, caller.credentials)
        .vault_prefix(args.vault_prefix.clone());
    for name in &args.only {
        suite = suite.only(name);
    }
    if args.strict {
        suite = suite.strict();
    }
    if args.allow_lock_for_ever {
        suite = suite.allow_lock_for_ever();
    }
    if let Some(profile) = &args.second_profile {
        suite = suite.second_account(credentials::of_profile(profile, &caller.region).await?);
    }
    let mut progress = ShownProgress::new(cases.len());
    let report = suite.on_progress(|step| progress.show(step)).run().await?;
    drop(progress);

    table::report(&report);
    if let Some(path) = &args.junit {
        let written = junit::write(&report, endpoint_url, path);
        written.map_err(|error| Error::Junit { path: path.clone(), error })?;
    }
    let totals = report.totals();
    match (totals.failed, totals.passed + totals.deviating) {
        (0, 0) => Err(Error::NothingLookedAt),
        (0, _) => Ok(Ending::Good),
        _ => Ok(Ending::Bad),
    }
}
