//! Prints what calls allocate, as JSON: one line for each scenario and client.

use std::alloc::System;
use std::error::Error;
use std::io::{Write as _, stdout};

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench::{Canned, Driver, Scenario, Sdk};
use serde_json::json;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};
use tokio::runtime::{Builder, Runtime};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Enough for what grows once to have grown.
const WARM_UP: usize = 8;

/// Two numbers of rounds; what is in their difference belongs to the calls and to nothing else.
const ROUNDS: (usize, usize) = (16, 116);

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = Builder::new_current_thread().enable_time().build()?;
    for scenario in Scenario::ALL {
        for sdk in Sdk::ALL {
            let http = SharedHttpClient::new(Canned::new(scenario));
            let driver = sdk.driver(scenario, http);
            runtime.block_on(driver.rounds(WARM_UP))?;
            let (few, many) =
                (count(&runtime, &driver, ROUNDS.0)?, count(&runtime, &driver, ROUNDS.1)?);
            let calls = (ROUNDS.1 - ROUNDS.0) * scenario.calls_at_once();
            let between = |of: fn(&Stats) -> usize| of(&many).saturating_sub(of(&few));
            let line = json!({
                "scenario": scenario,
                "sdk": sdk,
                "calls": calls,
                "allocations": between(|stats| stats.allocations),
                "reallocations": between(|stats| stats.reallocations),
                "bytes": between(|stats| stats.bytes_allocated),
            });
            writeln!(stdout(), "{line}")?;
        }
    }
    Ok(())
}

fn count(runtime: &Runtime, driver: &Driver, rounds: usize) -> Result<Stats, bench::Unexpected> {
    let region = Region::new(ALLOCATOR);
    runtime.block_on(driver.rounds(rounds))?;
    Ok(region.change())
}
