//! What every fuzz target is around its body in `fuzz_targets`.

pub use libfuzzer_sys;

use fuzz_targets::{Target, Use};
use libfuzzer_sys::{Corpus, fuzzer_mutate};

/// The target of this name: runs its body, and changes inputs in its way where it has one.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        use $crate::libfuzzer_sys::{self, Corpus, fuzz_mutator, fuzz_target};

        fuzz_target!(|bytes: &[u8]| -> Corpus { $crate::run(&fuzz_targets::$name::TARGET, bytes) });
        fuzz_mutator!(|bytes: &mut [u8], length: usize, most: usize, seed: u32| {
            $crate::mutate(&fuzz_targets::$name::TARGET, bytes, length, most, seed)
        });
    };
}

/// Runs the body. What never gets past its first line is not worth keeping.
pub fn run(target: &Target, bytes: &[u8]) -> Corpus {
    match (target.run)(bytes) {
        Use::Ran => Corpus::Keep,
        Use::Unfit => Corpus::Reject,
    }
}

/// Changes the input in place, one time in two as libFuzzer does, which knows nothing of structure; gives the new length.
pub fn mutate(target: &Target, bytes: &mut [u8], length: usize, most: usize, seed: u32) -> usize {
    let changed = target.mutate.filter(|_| seed.is_multiple_of(2)).and_then(|mutate| {
        let changed = mutate(bytes.get(..length)?, seed)?;
        (changed.len() <= most).then_some(changed)
    });
    match changed {
        Some(changed) => {
            bytes[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        None => fuzzer_mutate(bytes, length, most),
    }
}
