//! Which fault strikes which call, and what a client sees of it: again without looking at how the service does it.

use glacier_testkit::faults::{Effect, Fault, Moment};
use glacier_testkit::state::Operation;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::answers::well_formed;
use crate::socket::Received;
use crate::table::Verdict;

/// Faults that will strike once, in the order in which they were put in.
#[derive(Debug, Default)]
pub(crate) struct Pending(Vec<Fault>);

/// What becomes of one call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fate(Option<Effect>);

impl Pending {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Delays only delay; the first other fault that is meant for the operation is the one that happens.
    pub(crate) fn strike(&mut self, operation: Operation) -> Fate {
        let mut at = 0;
        while at < self.0.len() {
            if self.0[at].operation().is_some_and(|other| other != operation) {
                at += 1;
                continue;
            }
            match self.0.remove(at).effect() {
                Effect::Delay { .. } => {}
                other => return Fate(Some(other.clone())),
            }
        }
        Fate(None)
    }
}

impl Fate {
    /// Whether the service does what it is asked for.
    pub(crate) fn lets_work(&self) -> bool {
        !matches!(
            self.0,
            Some(
                Effect::Reset { moment: Moment::BeforeWork }
                    | Effect::Answer { moment: Moment::BeforeWork, .. }
            )
        )
    }

    /// Checks that the client sees what this fate lets it see of an answer.
    pub(crate) fn check(&self, received: &Received, verdict: Verdict) -> Result<(), TestCaseError> {
        match (&self.0, received) {
            (None | Some(Effect::Delay { .. }), Received::Answer(response)) => {
                let code = well_formed(response)?;
                prop_assert_eq!((response.status().as_u16(), code), verdict);
            }
            (Some(Effect::Answer { code, .. }), Received::Answer(response)) => {
                prop_assert_eq!(well_formed(response)?, Some(code.as_str()));
            }
            (Some(Effect::MalformedJson), Received::Answer(response)) => {
                prop_assert_eq!(response.status().as_u16(), verdict.0);
                let is_json = serde_json::from_slice::<Value>(response.body()).is_ok();
                prop_assert!(!is_json, "{:?}", response);
                prop_assert_eq!(response.body().is_empty(), verdict.0 == 204);
            }
            // A 204 never says its length.
            (Some(Effect::ContentLengthTooLong), Received::Answer(response)) => {
                prop_assert_eq!((response.status().as_u16(), verdict.0), (204, 204));
            }
            (Some(Effect::LoseResponse | Effect::Reset { .. }), Received::Nothing)
            | (
                Some(
                    Effect::CutBody | Effect::ContentLengthTooLong | Effect::ContentLengthTooShort,
                ),
                Received::Broken,
            ) => {}
            (effect, received) => prop_assert!(false, "{:?} came out as {:?}", effect, received),
        }
        Ok(())
    }
}
