//! Each seed and each found case goes through the body of its target; and no folder is left out.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fuzz_targets::{TARGETS, Target, Use};
use pretty_assertions::assert_eq;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let found =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<_> = found.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn seeds(target: &Target) -> Vec<PathBuf> {
    entries(&fuzz().join("seeds").join(target.name))
}

/// Runs every seed, so that one run tells of all that fail.
fn run_all(target: &Target) {
    let failed: Vec<_> = seeds(target)
        .iter()
        .filter(|seed| {
            eprintln!("{}", seed.display());
            let bytes = fs::read(seed).unwrap();
            std::panic::catch_unwind(|| (target.run)(&bytes)).is_err()
        })
        .map(|seed| name(seed))
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}

macro_rules! targets {
    ($($target:ident),*) => {
        $(#[test]
        fn $target() {
            run_all(&fuzz_targets::$target::TARGET);
        })*

        /// Targets, their programs and their seeds are the same.
        #[test]
        fn every_target_has_a_program_and_seeds() {
            let wanted = BTreeSet::from([$(stringify!($target).to_owned()),*]);
            assert_eq!(TARGETS.iter().map(|it| it.name.to_owned()).collect::<BTreeSet<_>>(), wanted);
            let seeds = entries(&fuzz().join("seeds"));
            assert_eq!(seeds.iter().map(|it| name(it)).collect::<BTreeSet<_>>(), wanted);
            let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
            let manifest: toml::Table = manifest.parse().unwrap();
            let programs = manifest["bin"].as_array().unwrap().iter();
            let programs: BTreeSet<_> =
                programs.map(|it| it["name"].as_str().unwrap().to_owned()).collect();
            assert_eq!(programs, wanted);
            for target in wanted {
                let program = fuzz().join(format!("fuzz_targets/{target}.rs"));
                assert!(fs::read_to_string(program).unwrap().contains(&format!("target!({target})")));
            }
        }
    };
}

targets!(emulator, model, policy, policy_evaluate, responses);

/// Most seeds are inputs of their target; those that are none say so in their name.
#[test]
fn seeds_are_of_use() {
    for target in TARGETS {
        for seed in seeds(&target) {
            let is_unfit = (target.run)(&fs::read(&seed).unwrap()) == Use::Unfit;
            assert_eq!(is_unfit, name(&seed).starts_with("unfit-"), "{}", seed.display());
        }
    }
}

/// The same seed makes the same change, changes keep their input JSON, and most of them are of use.
#[test]
fn changed_seeds_hold_too() {
    for target in TARGETS {
        let Some(mutate) = target.mutate else { continue };
        for seed in seeds(&target) {
            let bytes = fs::read(&seed).unwrap();
            let is_json = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
            for number in 0..20 {
                let changed = mutate(&bytes, number);
                assert_eq!(changed.is_some(), is_json, "{}", seed.display());
                assert_eq!(changed, mutate(&bytes, number));
                if let Some(changed) = changed {
                    assert!(serde_json::from_slice::<serde_json::Value>(&changed).is_ok());
                    (target.run)(&changed);
                }
            }
        }
    }
}
