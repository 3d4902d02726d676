//! Prints how many seconds a call takes, as JSON: one line for each scenario.
//!
//! Both clients take turns, so that what else the machine does meets both; what counts is the median of the ratios of turns.

use std::error::Error;
use std::io::{Write as _, stdout};
use std::time::{Duration, Instant};

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use bench::{Canned, Driver, Scenario, Sdk};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

/// How often the clients take turns.
const TURNS: usize = 61;

/// Calls of a turn: some 10 ms of the official client.
const CALLS: u32 = 256;

fn main() -> Result<(), Box<dyn Error>> {
    for scenario in Scenario::ALL {
        let runtime = runtime(scenario)?;
        let [official, generated] =
            Sdk::ALL.map(|sdk| sdk.driver(scenario, SharedHttpClient::new(Canned::new(scenario))));
        for driver in [&official, &generated] {
            turn(&runtime, scenario, driver)?;
        }
        let mut turns = Vec::with_capacity(TURNS);
        for _ in 0..TURNS {
            turns.push((
                turn(&runtime, scenario, &official)?,
                turn(&runtime, scenario, &generated)?,
            ));
        }
        let calls = f64::from(CALLS);
        let line = json!({
            "scenario": scenario,
            "official": median(turns.iter().map(|(official, _)| official.as_secs_f64() / calls)),
            "generated": median(turns.iter().map(|(_, generated)| generated.as_secs_f64() / calls)),
            "ratio": median(turns.iter().map(|(official, generated)| generated.div_duration_f64(*official))),
        });
        writeln!(stdout(), "{line}")?;
    }
    Ok(())
}

/// Calls at once get two threads, so that locks are fought for.
fn runtime(scenario: Scenario) -> std::io::Result<Runtime> {
    let mut builder = match scenario.calls_at_once() {
        1 => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    if scenario.calls_at_once() > 1 {
        builder.worker_threads(2);
    }
    builder.enable_time().build()
}

/// How long [`CALLS`] calls take.
fn turn(
    runtime: &Runtime,
    scenario: Scenario,
    driver: &Driver,
) -> Result<Duration, bench::Unexpected> {
    let start = Instant::now();
    runtime.block_on(driver.rounds(CALLS as usize / scenario.calls_at_once()))?;
    Ok(start.elapsed())
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
