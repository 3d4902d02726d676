//! Runs the cases over one client.

use std::time::Instant;

use super::bench::Bench;
use super::cases;
use super::port::ClientPort;
use crate::clock::MovableClock;
use crate::contract::Capability;
use crate::contract::case::{NoSuchCase, chosen};
use crate::contract::report::{CaseResult, Report, Verdict};
use crate::emulator::Emulator;

/// The cases over one client, to be set up and [run](Self::run). Each case has an emulator and a client of its own.
/// [`client`](super) has an example.
#[derive(Debug)]
pub struct ClientSuite<F> {
    connect: F,
    claims: Vec<Capability>,
    only: Vec<String>,
}

impl<F, C> ClientSuite<F>
where
    F: AsyncFn(&Emulator) -> C,
    C: ClientPort + 'static,
{
    /// Cases over the clients that `connect` makes, each for the emulator that it is given.
    pub fn new(connect: F) -> Self {
        Self { connect, claims: Vec::new(), only: Vec::new() }
    }

    /// What the client says of itself: [`Capability::Retries`], [`Capability::RecoversLostInitiate`]. Which operations it
    /// has, the cases find out.
    #[must_use]
    pub fn claims(mut self, capability: Capability) -> Self {
        self.claims.push(capability);
        self
    }

    /// Only the case of this name, or if there is none, those whose names begin with it. Can be called more than once.
    #[must_use]
    pub fn only(mut self, name: impl Into<String>) -> Self {
        self.only.push(name.into());
        self
    }

    /// Runs the chosen cases, one after the other. All of them are about what a client makes of the emulator, so a
    /// deviation from a choice is a failure.
    ///
    /// # Errors
    ///
    /// A name that chooses no case.
    pub async fn run(self) -> Result<Report, NoSuchCase> {
        // The names are checked on cases that need no client.
        let names = chosen(super::cases(), |case| case, &self.only)?;
        let mut report = Report { results: Vec::new(), left_behind: Vec::new(), strict: true };
        for one in cases::all::<C>() {
            if !names.iter().any(|case| case.name == one.case.name) {
                continue;
            }
            let begun = Instant::now();
            let verdict = self.try_one(&one).await;
            report.results.push(CaseResult { case: one.case, verdict, took: begun.elapsed() });
        }
        Ok(report)
    }

    async fn try_one(&self, one: &cases::ClientCase<C>) -> Verdict {
        let lacks = one.case.lacks(&self.claims);
        if !lacks.is_empty() {
            return Verdict::Skipped(lacks);
        }
        let emulator = Emulator::builder().clock(MovableClock::default()).start().await;
        let client = (self.connect)(&emulator).await;
        let bench = Bench { client: &client, emulator: &emulator, case: &one.case };
        match (one.run)(&bench).await {
            Ok(()) => Verdict::Passed,
            Err(stop) => Verdict::of(stop, &one.case, true),
        }
    }
}
