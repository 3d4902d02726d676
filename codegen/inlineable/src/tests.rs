//! Tests of the copied files, most of them through calls of the sample operation.

mod api_gateway;
mod auth;
mod big_numbers;
mod bindings;
mod call;
mod composition;
mod config;
mod customize;
mod endpoint;
mod endpoint_functions;
mod enums;
mod error_body;
mod errors;
mod events;
mod json;
mod json_writing;
mod patience;
mod polling;
mod retry;
mod signing;
mod support;
mod telemetry;
mod tree_hash;
mod uploads;
