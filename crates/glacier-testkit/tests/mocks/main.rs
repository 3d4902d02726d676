//! The typed mocks: what they answer, what they match, and what they say when nothing matches.

#![cfg(test)]

mod answers;
mod client;
mod matchers;
mod messages;
mod scripts;
