//! Why nothing matched, and what came instead of what was expected, in words.

use std::fmt::Write as _;
use std::sync::Arc;

use super::call::Call;
use super::script::{Mismatch, Script};
use super::server::Entry;
use super::times::calls;

/// How many mocks a message goes through.
const SHOWN: usize = 5;

/// Says in one line that no mock matches a call, and for each mock why not, the nearest first.
pub(super) fn unmatched(call: &Call<'_>, mocks: &[Arc<Script>]) -> String {
    let message = format!("No mock matches {call}.");
    if call.asked.is_err() {
        return message;
    }
    let mut misses: Vec<(&Arc<Script>, Mismatch)> =
        mocks.iter().filter_map(|mock| Some((mock, mock.takes(call).err()?))).collect();
    misses.sort_by_key(|(_, mismatch)| mismatch.distance);
    let nearest = misses.iter().zip(1..).take(SHOWN);
    let mut reasons: Vec<String> =
        nearest.map(|((mock, miss), nth)| format!("{nth}. {}: {miss}", mock.spec())).collect();
    if let Some(more @ 1..) = misses.len().checked_sub(SHOWN) {
        reasons.push(format!("and {more} more"));
    }
    match reasons.as_slice() {
        [] => format!("{message} None is mounted."),
        reasons => format!("{message} Mounted, the nearest first: {}.", reasons.join("; ")),
    }
}

/// Says which mocks were not called as expected, and what was; `None` if all were.
pub(super) fn unmet(mocks: &[Arc<Script>], entries: &[Entry], forgotten: u64) -> Option<String> {
    let unmet: Vec<String> = mocks.iter().filter_map(|mock| expectation(mock, entries)).collect();
    if unmet.is_empty() {
        return None;
    }
    let mut message = String::from("not called as expected:\n");
    message.extend(unmet);
    if entries.is_empty() {
        message.push_str("received: nothing\n");
        return Some(message);
    }
    message.push_str("received:\n");
    if forgotten > 0 {
        message += &format!("  ({} before these)\n", calls(forgotten));
    }
    for (nth, entry) in entries.iter().enumerate() {
        let call = Call::read(&entry.request);
        let _ = match &entry.answered_by {
            Some(mock) => writeln!(message, "  {}. {call}, answered by {}", nth + 1, mock.spec()),
            None => writeln!(message, "  {}. {call}, matched by no mock", nth + 1),
        };
    }
    Some(message)
}

/// How a mock was called instead of as it should; `None` if it was called as it should.
fn expectation(mock: &Arc<Script>, entries: &[Entry]) -> Option<String> {
    let (expected, answered) = (mock.spec().expected?, mock.answered());
    if expected.contains(answered) {
        return None;
    }
    let hint = if expected.wants_more_than(answered) { nearest(mock, entries) } else { None };
    let hint = hint.unwrap_or_default();
    Some(format!("- {}: expected {expected}, received {answered}{hint}\n", mock.spec()))
}

/// The call that may have been meant for a mock, and why it didn't get there.
fn nearest(mock: &Arc<Script>, entries: &[Entry]) -> Option<String> {
    let elsewhere = entries.iter().zip(1..).filter(|(entry, _)| !entry.is_answered_by(mock));
    let near =
        elsewhere.filter_map(|(entry, nth)| match mock.describes(&Call::read(&entry.request)) {
            Ok(()) => Some((0, format!("; call {nth} fits, but went elsewhere"))),
            Err(miss) if miss.distance < usize::MAX => {
                Some((miss.distance, format!("; the nearest is call {nth}: {miss}")))
            }
            Err(_) => None,
        });
    near.min_by_key(|(distance, _)| *distance).map(|(_, hint)| hint)
}
