//! What the state machine makes of the inputs.

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{
    AccountId, Answer, Caller, ErrorCode, LockId, MAX_POLICY_BYTES, Operation, Region, Request,
    RequestContext, Scope, SeededLockIds, ServiceError, Standing, State, Timestamp,
};
use glacier_testkit::strategies;
use proptest::prelude::*;

use crate::support::cases;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn accounts(good in strategies::account_id(), number in strategies::account_number(), bad in strategies::malformed_account_id()) {
        let caller = Caller::root(number.parse().unwrap(), "us-east-1".parse().unwrap(), Standing::Customer);
        prop_assert!(caller.clone().admit(&number, Operation::CreateVault).is_ok());
        prop_assert_eq!(caller.clone().admit("-", Operation::CreateVault), caller.clone().admit(&number, Operation::CreateVault));
        prop_assert!(good == "-" || good.parse::<AccountId>().is_ok());
        prop_assert_eq!(caller.admit(&bad, Operation::CreateVault).unwrap_err().rule(), &rules::ACCOUNT_MALFORMED);
    }

    #[test]
    fn regions(region in strategies::region()) {
        prop_assert!(region.parse::<Region>().is_ok());
    }

    #[test]
    fn vault_names(good in strategies::vault_name(), bad in strategies::invalid_vault_name()) {
        prop_assert_eq!(decisive(create(&good)), &rules::CREATE);
        prop_assert_eq!(decisive(create(&bad)), &rules::VAULT_NAME_REFUSED);
        let describe = Request::DescribeVault { vault: bad };
        prop_assert_eq!(decisive(call(&mut State::default(), &describe)), &rules::VAULT_NAME_NOT_FOUND);
    }

    #[test]
    fn lock_ids(usual in strategies::lock_id(), awkward in strategies::awkward_lock_id()) {
        prop_assert!(usual.len() == 24 && usual.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        prop_assert!(LockId::try_from(usual).is_ok());
        prop_assert!(LockId::try_from(awkward).is_ok());
    }

    #[test]
    fn policies(
        any in strategies::policy(),
        retention in strategies::retention_policy(),
        hold in strategies::legal_hold_policy(),
        bad in strategies::invalid_policy(),
    ) {
        for good in [any, retention, hold] {
            prop_assert_eq!(decisive(initiate(good.clone())), &rules::INITIATE, "{}", good);
        }
        prop_assert_eq!(decisive(initiate(bad)), &rules::POLICY_CONTENT);
    }

    #[test]
    fn sizes_of_policies(
        largest in strategies::largest_policy(),
        oversized in strategies::oversized_policy(),
        exact in (250..30_000_usize).prop_flat_map(|size| (Just(size), strategies::policy_of_size(size))),
    ) {
        prop_assert!([MAX_POLICY_BYTES - 1, MAX_POLICY_BYTES].contains(&largest.len()));
        prop_assert_eq!(decisive(initiate(largest)), &rules::INITIATE);
        prop_assert!(oversized.len() > MAX_POLICY_BYTES);
        prop_assert_eq!(decisive(initiate(oversized)), &rules::POLICY_SIZE);

        let (size, policy) = exact;
        prop_assert_eq!(policy.len(), size);
        let by_size = if size > MAX_POLICY_BYTES { &rules::POLICY_SIZE } else { &rules::INITIATE };
        prop_assert_eq!(decisive(initiate(policy)), by_size);
    }

    #[test]
    fn tags(good in strategies::tags(), bad in strategies::invalid_tags()) {
        let mut state = State::default();
        call(&mut state, &Request::CreateVault { vault: "v".to_owned() }).unwrap();
        let mut add = |tags| call(&mut state, &Request::AddTagsToVault { vault: "v".to_owned(), tags });
        prop_assert_eq!(decisive(add(good)), &rules::TAGS_ADD);
        let refused = add(bad).unwrap_err();
        prop_assert_eq!(refused.code(), ErrorCode::InvalidParameterValue);
    }
}

#[test]
fn the_simplest_policy_is_accepted() {
    assert_eq!(decisive(initiate(strategies::SIMPLEST_POLICY.to_owned())), &rules::INITIATE);
}

fn create(vault: &str) -> Result<Answer, ServiceError> {
    call(&mut State::default(), &Request::CreateVault { vault: vault.to_owned() })
}

fn initiate(policy: String) -> Result<Answer, ServiceError> {
    let mut state = State::default();
    let vault = "v".to_owned();
    call(&mut state, &Request::CreateVault { vault: vault.clone() }).unwrap();
    call(&mut state, &Request::InitiateVaultLock { vault, policy })
}

fn call(state: &mut State, request: &Request) -> Result<Answer, ServiceError> {
    let scope = Scope::new("111122223333".parse().unwrap(), "us-east-1".parse().unwrap());
    let context = RequestContext::of_owner(scope);
    state.apply(&context, request, Timestamp::from_millis(0), &mut SeededLockIds::new(0))
}

fn decisive(outcome: Result<Answer, ServiceError>) -> &'static Rule {
    outcome.map_or_else(|refused| refused.rule(), |answer| answer.rule)
}
