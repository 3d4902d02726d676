//! Waiting until what an operation answers is as one wishes.

use crate::client::Handle;
use crate::config::ConfigBag;
use crate::error::{BuildError, SdkError};
use crate::plumbing::operation::{Operation, invoke};
use crate::plumbing::poll::poll_plugins;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime::client::waiters::{
    AcceptorState, WaiterOrchestrator, attach_waiter_tracing_span,
};
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use std::ops::RangeInclusive;
use std::time::Duration;

/// What waiting comes to: the last answer, or why there was none to be content with.
pub(crate) type WaitResult<O> = Result<
    FinalPoll<<O as Operation>::Output, SdkError<<O as Operation>::Error>>,
    WaiterError<<O as Operation>::Output, <O as Operation>::Error>,
>;

/// Calls an operation until `accept` is content with an answer, for about `max_wait` at most.
///
/// Between two calls it pauses for some of `delay` in seconds, longer as time passes.
pub(crate) async fn wait<O: Operation<Input: Clone>>(
    handle: &Handle,
    input: Result<O::Input, BuildError>,
    delay: RangeInclusive<u64>,
    max_wait: Duration,
    accept: impl Fn(&O::Input, Result<&O::Output, &O::Error>) -> AcceptorState,
) -> WaitResult<O> {
    let input = input.map_err(WaiterError::construction_failure)?;
    let plugins = poll_plugins::<O>(handle, SmithySdkFeature::Waiter);
    let components = plugins
        .apply_client_configuration(&mut ConfigBag::base())
        .map_err(WaiterError::construction_failure)?
        .into_time_components();
    let missing = |what| WaiterError::construction_failure(format!("a waiter needs a {what}"));
    let waiter = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(*delay.start()))
        .max_delay(Duration::from_secs(*delay.end()))
        .max_wait(max_wait)
        .time_source(components.time_source().ok_or_else(|| missing("time source"))?)
        .sleep_impl(components.sleep_impl().ok_or_else(|| missing("sleep implementation"))?)
        .acceptor(|result: Result<&_, &_>| accept(&input, result))
        .operation(|| invoke::<O>(&plugins, input.clone()))
        .build();
    attach_waiter_tracing_span(waiter.orchestrate()).await
}
