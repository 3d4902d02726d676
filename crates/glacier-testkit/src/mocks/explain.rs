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
    let mut message = format!("No mock matches {call}.");
    if mocks.is_empty() {
        message.push_str(" None is mounted.");
        return message;
    }
    let mut nearest: Vec<(&Arc<Script>, Mismatch)> =
        mocks.iter().filter_map(|mock| Some((mock, mock.takes(call).err()?))).collect();
    nearest.sort_by_key(|(_, mismatch)| mismatch.distance);
    message.push_str(" Mounted, the nearest first:");
    for (nth, (mock, mismatch)) in nearest.iter().take(SHOWN).enumerate() {
        let separator = if nth == 0 { "" } else { ";" };
        let reasons = mismatch.reasons.join(" and ");
        message += &format!("{separator} {}. {}: {reasons}", nth + 1, mock.spec());
    }
    if let Some(more @ 1..) = nearest.len().checked_sub(SHOWN) {
        message += &format!("; and {more} more");
    }
    message.push('.');
    message
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
fn expectation(mock: &Script, entries: &[Entry]) -> Option<String> {
    let answered = mock.answered();
    let expected = mock.spec().expected?;
    if expected.contains(answered) {
        return None;
    }
    let mut text = format!("- {}: expected {expected}, received {answered}", mock.spec());
    let others = entries.iter().enumerate();
    let missed = others
        .filter_map(|(nth, entry)| Some((nth, mock.describes(&Call::read(&entry.request)).err()?)));
    if let Some((nth, mismatch)) = missed.min_by_key(|(_, mismatch)| mismatch.distance)
        && mismatch.distance < usize::MAX
    {
        text += &format!("; nearest is call {}: {}", nth + 1, mismatch.reasons.join(" and "));
    }
    text.push('\n');
    Some(text)
}
