// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! The operations of this crate, each in a module of its own.

pub use aws_types::request_id::RequestId;
pub mod abort_vault_lock;
pub mod complete_vault_lock;
pub mod create_vault;
pub mod delete_vault;
pub mod describe_vault;
pub mod get_vault_lock;
pub mod initiate_vault_lock;
