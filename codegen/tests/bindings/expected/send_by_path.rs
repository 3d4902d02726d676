// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `SendByPath` over HTTP.

use crate::operation::send_by_path::{SendByPath, SendByPathError as Error, SendByPathInput as Input, SendByPathOutput as Output};
use super::*;

impl Operation for SendByPath {
    const NAME: &'static str = "SendByPath";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Parcels", "SendByPath");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("string", input.string())].into_iter()
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let string = label("string", input.string())?;
        let kind = label("kind", input.kind.as_ref().map(|it| it.as_str()))?;
        let size = label("size", input.size.as_ref().map(|it| it.as_str()))?;
        let boolean = label("boolean", input.boolean.as_ref().map(text))?;
        let byte = label("byte", input.byte.as_ref().map(text))?;
        let short = label("short", input.short.as_ref().map(text))?;
        let integer = label("integer", input.integer.as_ref().map(text))?;
        let long = label("long", input.long.as_ref().map(text))?;
        let float = label("float", input.float.as_ref().map(text))?;
        let double = label("double", input.double.as_ref().map(text))?;
        let big_integer = label(
            "big_integer",
            input.big_integer.as_ref().map(|it| it.as_ref().to_owned()),
        )?;
        let big_decimal = label(
            "big_decimal",
            input.big_decimal.as_ref().map(|it| it.as_ref().to_owned()),
        )?;
        let priority = label("priority", input.priority.as_ref().map(text))?;
        let timestamp = label(
            "timestamp",
            input.timestamp.map(|it| it.fmt(DateTimeFormat::DateTime)).transpose()?,
        )?;
        let epoch = label(
            "epoch",
            input.epoch.map(|it| it.fmt(DateTimeFormat::EpochSeconds)).transpose()?,
        )?;
        let http_day = label(
            "http_day",
            input.http_day.map(|it| it.fmt(DateTimeFormat::HttpDate)).transpose()?,
        )?;
        let rest = greedy_label("rest", input.rest.as_ref().map(|it| it.as_str()))?;
        let uri = [
            "/parcels/",
            &string,
            "/",
            &kind,
            "/",
            &size,
            "/",
            &boolean,
            "/",
            &byte,
            "/",
            &short,
            "/",
            &integer,
            "/",
            &long,
            "/",
            &float,
            "/",
            &double,
            "/",
            &big_integer,
            "/",
            &big_decimal,
            "/",
            &priority,
            "/",
            &timestamp,
            "/",
            &epoch,
            "/",
            &http_day,
            "/",
            &rest,
        ]
            .concat();
        Ok(Request::new("PUT", uri))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder._request_id = response.request_id();
        Ok(builder.build())
    }
}
