//! Tests of the copied files, most of them through calls of the sample operation.

mod big_numbers;
mod bindings;
mod call;
mod config;
mod customize;
mod endpoint;
mod endpoint_functions;
mod enums;
mod errors;
mod json;
mod polling;
mod retry;
mod support;
mod telemetry;
mod tree_hash;
mod uploads;
