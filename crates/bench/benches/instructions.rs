//! Instructions a call, counted by callgrind.
//!
//! A client is made and warmed up in the set-up, which is not counted; then come [`CALLS`] calls.

#![expect(missing_docs, reason = "the macros of gungraun make public items")]
#![expect(clippy::unwrap_used, reason = "a call that fails must not be counted")]

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench::{Canned, Client, Driver, Scenario};
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

fn ready(client: Client, scenario: Scenario) -> Ready {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let driver = client.driver(scenario, SharedHttpClient::new(Canned::new(scenario)));
    runtime.block_on(driver.rounds(WARM_UP)).unwrap();
    Ready { runtime, driver, rounds: CALLS / scenario.calls_at_once() }
}

#[library_benchmark(setup = ready)]
#[bench::small_policy(Client::Official, Scenario::SmallPolicy)]
#[bench::large_policy(Client::Official, Scenario::LargePolicy)]
#[bench::error_answer(Client::Official, Scenario::ErrorAnswer)]
#[bench::retry_after_500(Client::Official, Scenario::RetryAfter500)]
#[bench::concurrent_64(Client::Official, Scenario::Concurrent64)]
#[bench::watched(Client::Official, Scenario::Watched)]
fn official(ready: Ready) -> Ready {
    ready.runtime.block_on(ready.driver.rounds(ready.rounds)).unwrap();
    ready
}

#[library_benchmark(setup = ready)]
#[bench::small_policy(Client::Ours, Scenario::SmallPolicy)]
#[bench::large_policy(Client::Ours, Scenario::LargePolicy)]
#[bench::error_answer(Client::Ours, Scenario::ErrorAnswer)]
#[bench::retry_after_500(Client::Ours, Scenario::RetryAfter500)]
#[bench::concurrent_64(Client::Ours, Scenario::Concurrent64)]
#[bench::watched(Client::Ours, Scenario::Watched)]
fn ours(ready: Ready) -> Ready {
    ready.runtime.block_on(ready.driver.rounds(ready.rounds)).unwrap();
    ready
}

library_benchmark_group!(name = calls, benchmarks = [official, ours]);
main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = calls
);
