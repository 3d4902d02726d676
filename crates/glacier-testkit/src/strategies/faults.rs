//! What goes wrong on the way.

use std::time::Duration;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::faults::{Effect, Fault, Moment};
use crate::state::{ErrorCode, Operation};

/// A fault of any effect, for any selection of requests: by operation, by count, by chance.
///
/// Delays are up to 20 milliseconds.
///
/// ```
/// use glacier_testkit::{Glacier, strategies};
/// use proptest::prelude::*;
///
/// let glacier = Glacier::builder().build();
/// proptest!(|(fault in strategies::fault())| {
///     let id = glacier.faults().inject(fault); // and then your code, with its retries
///     prop_assert!(glacier.faults().remove(id));
/// });
/// ```
pub fn fault() -> BoxedStrategy<Fault> {
    let probability = option::of(select(vec![1.0, 0.5, 0.1]));
    (single_fault(), 0..3_u64, option::of(1..3_u64), probability)
        .prop_map(|(single, after, times, probability)| {
            let fault = Fault::new(single.effect().clone()).after(after);
            let fault = single.operation().into_iter().fold(fault, Fault::on);
            let fault = times.into_iter().fold(fault, Fault::times);
            probability.into_iter().fold(fault, Fault::with_probability)
        })
        .boxed()
}

/// A fault that strikes once: the next request, or the next of an operation.
///
/// ```
/// use glacier_testkit::{faults::FaultPlan, state::Operation, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(fault in strategies::single_fault())| {
///     let mut plan = FaultPlan::new(0);
///     let operation = fault.operation().unwrap_or(Operation::GetVaultLock);
///     let id = plan.inject(fault);
///     plan.decide(Some(operation));
///     plan.decide(Some(operation));
///     prop_assert_eq!((plan.list()[0].id, plan.list()[0].fired), (id, 1));
/// });
/// ```
pub fn single_fault() -> BoxedStrategy<Fault> {
    let operation = option::weighted(0.3, select(Operation::ALL));
    (effect(), operation)
        .prop_map(|(effect, operation)| {
            operation.into_iter().fold(Fault::new(effect).times(1), Fault::on)
        })
        .boxed()
}

fn effect() -> impl Strategy<Value = Effect> {
    let codes = vec![
        ErrorCode::ServiceUnavailable,
        ErrorCode::Throttling,
        ErrorCode::RequestTimeout,
        ErrorCode::AccessDenied,
    ];
    let answer =
        (select(codes), moment()).prop_map(|(code, moment)| Effect::Answer { code, moment });
    let delay = (0..=20_u64).prop_map(|by| Effect::Delay { by: Duration::from_millis(by) });
    prop_oneof![
        3 => answer,
        1 => delay,
        3 => Just(Effect::LoseResponse),
        2 => moment().prop_map(|moment| Effect::Reset { moment }),
        1 => Just(Effect::CutBody),
        1 => Just(Effect::MalformedJson),
        1 => Just(Effect::ContentLengthTooLong),
        1 => Just(Effect::ContentLengthTooShort),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    select(vec![Moment::BeforeWork, Moment::AfterWork])
}
