// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Reads modelled errors.

use super::*;
use crate::plumbing::response::ReadError;
use crate::types::error::{
    InvalidParameterValueException, LimitExceededException, MissingParameterValueException,
    NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException,
};

impl ReadError for InvalidParameterValueException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}

impl ReadError for LimitExceededException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}

impl ReadError for MissingParameterValueException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}

impl ReadError for NoLongerSupportedException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}

impl ReadError for ResourceNotFoundException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}

impl ReadError for ServiceUnavailableException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut builder = Self::builder().meta(response.meta.clone());
        read_object(response.body, |key, tokens| match key {
            "type" => read(&mut builder.r#type, tokens),
            "code" => read(&mut builder.code, tokens),
            "message" => read(&mut builder.message, tokens),
            _ => skip(tokens),
        })?;
        builder.message = builder.message.or_else(|| response.message());
        Ok(builder.build())
    }
}
