// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Reads modelled errors.

use aws_smithy_types::error::operation::SerializationError;
use crate::error::BoxError;
use crate::plumbing::json::{read, skip};
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::read_error::read_error;
use crate::plumbing::response::{ErrorResponse, ReadError};
use crate::plumbing::response_header_date::read_header_date;
use crate::plumbing::to_json::{ToJson, write};
use crate::primitives::DateTimeFormat;
use crate::types::error::{HangUp, Interference, OffAir};

read_error! { HangUp:
    "angry" => angry;
    "message" => message;
}

impl ToJson for HangUp {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        let mut object = writer.start_object();
        write(&mut object, "angry", self.angry.as_ref())?;
        write(&mut object, "message", self.message.as_ref())?;
        object.finish();
        Ok(())
    }
}

read_error! { Interference:
    "strength" => strength;
    "message" => message;
}

impl ReadError for OffAir {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder();
        let http = response.http;
        builder.until = read_header_date(
            http,
            "until",
            "X-Until",
            DateTimeFormat::EpochSeconds,
        )?;
        response
            .read_members(|key, tokens| match key {
                "reason" => read(&mut builder.reason, tokens),
                "Message" => read(&mut builder.message, tokens),
                _ => skip(tokens),
            })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.meta(response.take_meta()).build())
    }
}
