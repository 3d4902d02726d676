//! Tests of the copied files, most of them through calls of the sample operation.

mod bindings;
mod call;
mod composition;
mod config;
mod customize;
mod endpoint;
mod endpoint_functions;
mod error_body;
mod errors;
mod json;
mod json_writing;
mod polling;
mod retry;
mod signing;
mod support;
mod telemetry;
mod tree_hash;
mod uploads;
