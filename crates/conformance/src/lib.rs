//! Suites over every client.
