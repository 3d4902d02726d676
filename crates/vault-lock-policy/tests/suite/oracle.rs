//! The evaluator and the second one, which is written straight from the rules, agree.

use proptest::prelude::*;
use serde_json::Value;
use vault_lock_policy::{Decision, Policy, Request, decide, evaluate, evaluate_together};

use crate::{
    strategies::{RequestParts, policy, request},
    world::{caller, with_context},
};

#[path = "../oracle/mod.rs"]
mod second;

fn decision(policy: &Value, (caller, action, resource, context): &RequestParts) -> Decision {
    let context = context.as_object().unwrap();
    second::decision(policy, second::Asked { caller, action, resource, context })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn both_evaluators_agree(policies in proptest::collection::vec(policy(), 1..3), request in request()) {
        let expected: Vec<_> = policies.iter().map(|policy| decision(policy, &request)).collect();
        let together = if expected.contains(&Decision::Denied) {
            Decision::Denied
        } else if expected.contains(&Decision::Allowed) {
            Decision::Allowed
        } else {
            Decision::Neither
        };
        let (who, action, vault, context) = &request;
        let caller = caller(who);
        let request = with_context(Request::new(&caller, action, vault), context);
        let parsed: Vec<_> = policies.iter().map(|policy| Policy::parse(&policy.to_string()).unwrap()).collect();
        for (policy, expected) in parsed.iter().zip(&expected) {
            let evaluation = evaluate(policy, &request);
            prop_assert_eq!(evaluation.decision, *expected, "{} {:?}", policy, request);
            prop_assert_eq!(decide([policy], &request), *expected);
            prop_assert_eq!(evaluation.statements.iter().any(Result::is_ok), *expected != Decision::Neither);
        }
        prop_assert_eq!(evaluate_together(&parsed, &request).decision, together);
    }
}

/// The stocks are small enough that every decision comes up, and conditions hold about as often as not.
#[test]
fn the_strategies_reach_every_decision() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 3];
    for _ in 0..600 {
        let (policy, request) = (policy(), request()).new_tree(&mut runner).unwrap().current();
        seen[decision(&policy, &request) as usize] += 1;
    }
    assert!(seen.iter().all(|count| *count > 40), "{seen:?}");
}
