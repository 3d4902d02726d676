//! What is right gives no finding: a linter that cries wolf is switched off.

use std::num::NonZeroU32;

use pretty_assertions::assert_eq;
use proptest::{prelude::*, sample::select};
use vault_lock_policy::{
    Identity, LegalHold, Policy, VaultArn, examples, legal_hold, lint, retain_and_hold, retain_for,
};

use crate::{case::VAULT, strategies::sane_policy};

fn found(policy: &Policy, vault: &VaultArn) -> Vec<String> {
    lint(policy, vault).iter().map(ToString::to_string).collect()
}

#[test]
fn the_documented_retention_has_no_finding() {
    let policy = Policy::parse(examples::RETENTION).unwrap();
    assert_eq!(found(&policy, &VAULT.parse().unwrap()), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn sane_policies_have_no_finding((value, vault) in sane_policy()) {
        let policy = Policy::parse(&value.to_string()).unwrap();
        let found = found(&policy, &vault.parse().unwrap());
        prop_assert!(found.is_empty(), "{:#?}\n{}", found, policy);
    }

    #[test]
    fn constructed_policies_have_no_finding(
        days in 1..=36_525_u32,
        name in "[a-zA-Z0-9_.-]{1,40}",
        (key, value) in ("[a-zA-Z0-9_ ]{1,20}", "([a-zA-Z0-9$_][a-zA-Z0-9*?$_]{0,19})?"),
        custodian in select(vec!["arn:aws:iam::111122223333:role/legal/keeper", "arn:aws:iam::444455556666:user/notary", "arn:aws:iam::111122223333:root"]),
    ) {
        let vault: VaultArn = format!("arn:aws:glacier:us-west-2:111122223333:vaults/{name}").parse().unwrap();
        let days = NonZeroU32::new(days).unwrap();
        let custodian: Identity = custodian.parse().unwrap();
        let hold = LegalHold::new(&key, &value, custodian).unwrap();
        for policy in [retain_for(days, &vault), legal_hold(&hold, &vault), retain_and_hold(days, &hold, &vault)] {
            let found = found(&policy, &vault);
            prop_assert!(found.is_empty(), "{:#?}\n{}", found, policy);
        }
    }
}
