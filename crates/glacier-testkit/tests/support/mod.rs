//! What suites of properties share: how many cases they run, and how a failure can be run again.

use std::any::Any;
use std::fmt::Debug;

use proptest::test_runner::{Config, FailurePersistence, PersistedSeed};

/// As many cases as `PROPTEST_CASES` says, or else this many, and no files.
///
/// A failure prints its seed; with `PROPTEST_REPLAY` set to it, that case runs before all others.
pub(crate) fn cases(by_default: u32) -> Config {
    let chosen = std::env::var_os("PROPTEST_CASES").is_some();
    let config = Config::default();
    Config {
        cases: if chosen { config.cases } else { by_default },
        failure_persistence: Some(Box::new(PrintedSeeds)),
        ..config
    }
}

/// Seeds that are shown instead of written beside the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PrintedSeeds;

impl FailurePersistence for PrintedSeeds {
    fn load_persisted_failures2(&self, _: Option<&'static str>) -> Vec<PersistedSeed> {
        let Ok(seed) = std::env::var("PROPTEST_REPLAY") else { return Vec::new() };
        vec![seed.parse().expect("PROPTEST_REPLAY is not a seed that a failure printed")]
    }

    fn save_persisted_failure2(
        &mut self,
        _: Option<&'static str>,
        seed: PersistedSeed,
        shrunken: &dyn Debug,
    ) {
        eprintln!("to run this case again: PROPTEST_REPLAY='{seed}'\nit shrank to {shrunken:?}");
    }

    fn box_clone(&self) -> Box<dyn FailurePersistence> {
        Box::new(*self)
    }

    fn eq(&self, other: &dyn FailurePersistence) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
