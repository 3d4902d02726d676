// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Structures as JSON.

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::{ToJson, write};
use crate::types::VaultLockPolicy;
use aws_smithy_types::error::operation::SerializationError;

impl ToJson for VaultLockPolicy {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        let mut object = writer.start_object();
        write(&mut object, "Policy", self.policy.as_ref())?;
        object.finish();
        Ok(())
    }
}
