//! The codes: their names, and that each has cases.

use std::collections::BTreeMap;

use pretty_assertions::assert_eq;
use vault_lock_policy::Code;

use crate::case::{Case, files};

#[test]
fn names_are_kebab_case_and_unique() {
    let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for (code, name) in Code::ALL.iter().zip(&names) {
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
        assert_eq!(name.parse(), Ok(*code));
        assert_eq!(code.to_string(), *name);
        assert!(!code.summary().ends_with('.') && !code.summary().contains('\n'), "{name}");
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Code::ALL.len());
}

/// Several policies that have it, and one at least that is right and close to it.
#[test]
fn every_code_has_cases() {
    let cases: Vec<Case> = files().into_iter().flat_map(|(_, cases)| cases).collect();
    let mut found: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in cases.iter().flat_map(Case::findings) {
        *found.entry(finding.code).or_default() += 1;
    }
    for code in Code::ALL {
        let near = cases.iter().filter(|case| case.near.contains(code)).count();
        let found = found.get(code).copied().unwrap_or_default();
        assert!(found >= 2 && near >= 1, "{code}: found in {found} cases, {near} close to it");
    }
}
