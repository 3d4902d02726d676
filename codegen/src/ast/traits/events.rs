//! Traits of streams, and of the events in them.

use serde_json::Value;

use super::{Traits, ids};

impl Traits {
    /// `smithy.api#eventHeader`
    pub fn event_header(&self) -> bool {
        self.0.contains_key(ids::EVENT_HEADER)
    }

    /// `smithy.api#eventPayload`
    pub fn event_payload(&self) -> bool {
        self.0.contains_key(ids::EVENT_PAYLOAD)
    }

    /// `smithy.test#eventStreamTests`
    pub fn event_stream_tests(&self) -> Option<&Value> {
        self.get(ids::EVENT_STREAM_TESTS)
    }

    /// `smithy.api#streaming`
    pub fn streaming(&self) -> bool {
        self.0.contains_key(ids::STREAMING)
    }
}
