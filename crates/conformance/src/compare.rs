//! Two clients do the same, or the difference is shown line by line.

use std::fmt::Display;

use pretty_assertions::StrComparison;

use crate::{Call, Script, Sdk, Setup, Wire};

/// Sends the same calls through every client, with a script each, and says where they part.
///
/// # Errors
///
/// A text with both sides, if the verdicts or the requests are not the same.
pub async fn same(
    setup: &Setup,
    calls: &[Call],
    script: impl Fn() -> Script,
) -> Result<Vec<Wire>, String> {
    let [official, generated] = [script(), script()];
    let verdicts = Sdk::Official.send(setup, calls, official.clone()).await;
    let ours = Sdk::Generated.send(setup, calls, generated.clone()).await;
    let sent = official.sent();
    compare("requests", &sent, &generated.sent())?;
    compare("verdicts", &verdicts, &ours)?;
    Ok(sent)
}

/// As [`same`], for tables.
///
/// # Panics
///
/// If there is a difference.
#[expect(clippy::panic, reason = "an assertion")]
pub async fn assert_same(
    case: impl Display,
    setup: &Setup,
    calls: &[Call],
    script: impl Fn() -> Script,
) -> Vec<Wire> {
    match same(setup, calls, script).await {
        Ok(sent) => sent,
        Err(difference) => panic!("{case}: {difference}"),
    }
}

pub(crate) fn compare<T: Display + PartialEq>(
    what: &str,
    official: &[T],
    generated: &[T],
) -> Result<(), String> {
    if official == generated {
        return Ok(());
    }
    let [official, generated] = [official, generated]
        .map(|all| all.iter().map(T::to_string).collect::<Vec<_>>().join("\n"));
    Err(format!(
        "different {what} (left official, right generated)\n{}",
        StrComparison::new(&official, &generated)
    ))
}
