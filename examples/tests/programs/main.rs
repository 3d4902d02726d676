//! The programs, as their readers run them.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

mod main_job;
mod manual;
mod others;
mod support;
