//! Instructions a call, counted by callgrind.
//!
//! A client is made and warmed up in the set-up, which is not counted; then come [`CALLS`] calls.

#![expect(missing_docs, reason = "the macros of gungraun make public items")]
#![expect(clippy::unwrap_used, reason = "a call that fails must not be counted")]

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench::{Canned, Driver, Scenario, Sdk};
use gungraun::{
    Callgrind, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use tokio::runtime::{Builder, Runtime};

/// Calls that are counted; `cargo xtask bench` divides by it.
const CALLS: usize = 64;

/// Enough for what grows once to have grown.
const WARM_UP: usize = 8;

struct Ready {
    runtime: Runtime,
    driver: Driver,
    rounds: usize,
}

fn ready(sdk: Sdk, scenario: Scenario) -> Ready {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let driver = sdk.driver(scenario, SharedHttpClient::new(Canned::new(scenario)));
    runtime.block_on(driver.rounds(WARM_UP)).unwrap();
    Ready { runtime, driver, rounds: CALLS / scenario.calls_at_once() }
}

#[library_benchmark(setup = ready)]
#[bench::small_policy(Sdk::Official, Scenario::SmallPolicy)]
#[bench::large_policy(Sdk::Official, Scenario::LargePolicy)]
#[bench::error_answer(Sdk::Official, Scenario::ErrorAnswer)]
#[bench::retry_after_500(Sdk::Official, Scenario::RetryAfter500)]
#[bench::concurrent_64(Sdk::Official, Scenario::Concurrent64)]
#[bench::watched(Sdk::Official, Scenario::Watched)]
fn official(ready: Ready) -> Ready {
    ready.runtime.block_on(ready.driver.rounds(ready.rounds)).unwrap();
    ready
}

#[library_benchmark(setup = ready)]
#[bench::small_policy(Sdk::Generated, Scenario::SmallPolicy)]
#[bench::large_policy(Sdk::Generated, Scenario::LargePolicy)]
#[bench::error_answer(Sdk::Generated, Scenario::ErrorAnswer)]
#[bench::retry_after_500(Sdk::Generated, Scenario::RetryAfter500)]
#[bench::concurrent_64(Sdk::Generated, Scenario::Concurrent64)]
#[bench::watched(Sdk::Generated, Scenario::Watched)]
fn generated(ready: Ready) -> Ready {
    ready.runtime.block_on(ready.driver.rounds(ready.rounds)).unwrap();
    ready
}

library_benchmark_group!(name = calls, benchmarks = [official, generated]);
main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = calls
);
