// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! How operations travel over HTTP: the protocol restJson1.

use crate::config::SharedInterceptor;
use crate::error::{BoxError, BuildError};
use crate::plumbing::glacier::AccountIdAutofill;
use crate::plumbing::json::{read, read_object, skip};
use crate::plumbing::label::label;
use crate::plumbing::modeled_error::modeled_errors;
use crate::plumbing::operation::{Operation, operation_span};
use crate::plumbing::payload::payload;
use crate::plumbing::request::Request;
use crate::plumbing::response::Response;
use crate::plumbing::response_header::read_header;

mod abort_vault_lock;
mod complete_vault_lock;
mod create_vault;
mod delete_vault;
mod describe_vault;
mod errors;
mod get_vault_lock;
mod initiate_vault_lock;
mod structures;
