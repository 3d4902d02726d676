// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `SendByHeader` over HTTP.

use crate::operation::send_by_header::{SendByHeader, SendByHeaderError as Error, SendByHeaderInput as Input, SendByHeaderOutput as Output};
use super::*;

impl Operation for SendByHeader {
    const NAME: &'static str = "SendByHeader";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Parcels", "SendByHeader");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("string", input.string())].into_iter()
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let uri = "/headers".to_owned();
        let mut request = Request::new("POST", uri);
        header(&mut request, "string", "x-string", input.string())?;
        header(&mut request, "kind", "x-kind", input.kind.as_ref())?;
        header(&mut request, "size", "x-size", input.size.as_ref())?;
        header(&mut request, "boolean", "x-boolean", input.boolean.as_ref().map(text))?;
        header(&mut request, "byte", "x-byte", input.byte.as_ref().map(text))?;
        header(&mut request, "short", "x-short", input.short.as_ref().map(text))?;
        header(&mut request, "integer", "x-integer", input.integer.as_ref().map(text))?;
        header(&mut request, "long", "x-long", input.long.as_ref().map(text))?;
        header(&mut request, "float", "x-float", input.float.as_ref().map(text))?;
        header(&mut request, "double", "x-double", input.double.as_ref().map(text))?;
        header(&mut request, "big_integer", "x-bigInteger", input.big_integer.as_ref())?;
        header(&mut request, "big_decimal", "x-bigDecimal", input.big_decimal.as_ref())?;
        header(
            &mut request,
            "priority",
            "x-priority",
            input.priority.as_ref().map(text),
        )?;
        header(
            &mut request,
            "timestamp",
            "x-timestamp",
            input.timestamp.map(|it| it.fmt(DateTimeFormat::HttpDate)).transpose()?,
        )?;
        header(
            &mut request,
            "epoch",
            "x-epoch",
            input.epoch.map(|it| it.fmt(DateTimeFormat::EpochSeconds)).transpose()?,
        )?;
        header(
            &mut request,
            "http_day",
            "x-httpDay",
            input.http_day.map(|it| it.fmt(DateTimeFormat::HttpDate)).transpose()?,
        )?;
        header_list(
            &mut request,
            "strings",
            "x-strings",
            input.strings.as_ref(),
            |it| Ok(quote_header_value(it.as_str()).into_owned()),
        )?;
        header_list(
            &mut request,
            "kinds",
            "x-kinds",
            input.kinds.as_ref(),
            |it| Ok(quote_header_value(it.as_str()).into_owned()),
        )?;
        header_list(
            &mut request,
            "sizes",
            "x-sizes",
            input.sizes.as_ref(),
            |it| Ok(quote_header_value(it.as_str()).into_owned()),
        )?;
        header_list(
            &mut request,
            "booleans",
            "x-booleans",
            input.booleans.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "bytes",
            "x-bytes",
            input.bytes.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "shorts",
            "x-shorts",
            input.shorts.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "integers",
            "x-integers",
            input.integers.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "longs",
            "x-longs",
            input.longs.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "floats",
            "x-floats",
            input.floats.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "doubles",
            "x-doubles",
            input.doubles.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "big_integers",
            "x-bigIntegers",
            input.big_integers.as_ref(),
            |it| Ok(it.as_ref().to_owned()),
        )?;
        header_list(
            &mut request,
            "big_decimals",
            "x-bigDecimals",
            input.big_decimals.as_ref(),
            |it| Ok(it.as_ref().to_owned()),
        )?;
        header_list(
            &mut request,
            "prioritys",
            "x-prioritys",
            input.prioritys.as_ref(),
            |it| Ok(text(it)),
        )?;
        header_list(
            &mut request,
            "timestamps",
            "x-timestamps",
            input.timestamps.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::HttpDate)?),
        )?;
        header_list(
            &mut request,
            "epochs",
            "x-epochs",
            input.epochs.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::EpochSeconds)?),
        )?;
        header_list(
            &mut request,
            "http_days",
            "x-httpDays",
            input.http_days.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::HttpDate)?),
        )?;
        prefix_headers(&mut request, "marks", "x-mark-", input.marks.as_ref())?;
        Ok(request)
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder.string = read_header(response, "string", "x-string")?;
        builder.kind = read_header(response, "kind", "x-kind")?
            .map(|it| it.as_str().into());
        builder.size = read_header(response, "size", "x-size")?
            .map(|it| it.as_str().into());
        builder.boolean = read_header_value(response, "boolean", "x-boolean")?;
        builder.byte = read_header_value(response, "byte", "x-byte")?;
        builder.short = read_header_value(response, "short", "x-short")?;
        builder.integer = read_header_value(response, "integer", "x-integer")?;
        builder.long = read_header_value(response, "long", "x-long")?;
        builder.float = read_header_value(response, "float", "x-float")?;
        builder.double = read_header_value(response, "double", "x-double")?;
        builder.big_integer = read_header(response, "bigInteger", "x-bigInteger")?
            .map(|it| it.parse())
            .transpose()?;
        builder.big_decimal = read_header(response, "bigDecimal", "x-bigDecimal")?
            .map(|it| it.parse())
            .transpose()?;
        builder.priority = read_header_value(response, "priority", "x-priority")?;
        builder.timestamp = read_header_date(
            response,
            "timestamp",
            "x-timestamp",
            DateTimeFormat::HttpDate,
        )?;
        builder.epoch = read_header_date(
            response,
            "epoch",
            "x-epoch",
            DateTimeFormat::EpochSeconds,
        )?;
        builder.http_day = read_header_date(
            response,
            "httpDay",
            "x-httpDay",
            DateTimeFormat::HttpDate,
        )?;
        builder.strings = read_header_texts(response, "strings", "x-strings")?;
        builder.kinds = read_header_texts(response, "kinds", "x-kinds")?;
        builder.sizes = read_header_texts(response, "sizes", "x-sizes")?;
        builder.booleans = read_header_values(response, "booleans", "x-booleans")?;
        builder.bytes = read_header_values(response, "bytes", "x-bytes")?;
        builder.shorts = read_header_values(response, "shorts", "x-shorts")?;
        builder.integers = read_header_values(response, "integers", "x-integers")?;
        builder.longs = read_header_values(response, "longs", "x-longs")?;
        builder.floats = read_header_values(response, "floats", "x-floats")?;
        builder.doubles = read_header_values(response, "doubles", "x-doubles")?;
        builder.big_integers = read_header_texts(
            response,
            "bigIntegers",
            "x-bigIntegers",
        )?;
        builder.big_decimals = read_header_texts(
            response,
            "bigDecimals",
            "x-bigDecimals",
        )?;
        builder.prioritys = read_header_values(response, "prioritys", "x-prioritys")?;
        builder.timestamps = read_header_dates(
            response,
            "timestamps",
            "x-timestamps",
            DateTimeFormat::HttpDate,
        )?;
        builder.epochs = read_header_dates(
            response,
            "epochs",
            "x-epochs",
            DateTimeFormat::EpochSeconds,
        )?;
        builder.http_days = read_header_dates(
            response,
            "httpDays",
            "x-httpDays",
            DateTimeFormat::HttpDate,
        )?;
        builder.marks = read_prefix_headers(response, "marks", "x-mark-")?;
        builder._request_id = response.request_id();
        Ok(builder.build())
    }
}
