// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `FindByQuery` over HTTP.

use crate::operation::find_by_query::{FindByQuery, FindByQueryError as Error, FindByQueryInput as Input, FindByQueryOutput as Output};
use super::*;

impl Operation for FindByQuery {
    const NAME: &'static str = "FindByQuery";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Parcels", "FindByQuery");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("string", input.string())].into_iter()
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let uri = "/find".to_owned();
        let mut request = Request::new("GET", uri);
        query(&mut request, "string", input.string());
        query(&mut request, "kind", input.kind.as_ref());
        query(&mut request, "size", input.size.as_ref());
        query(&mut request, "boolean", input.boolean.as_ref().map(text));
        query(&mut request, "byte", input.byte.as_ref().map(text));
        query(&mut request, "short", input.short.as_ref().map(text));
        query(&mut request, "integer", input.integer.as_ref().map(text));
        query(&mut request, "long", input.long.as_ref().map(text));
        query(&mut request, "float", input.float.as_ref().map(text));
        query(&mut request, "double", input.double.as_ref().map(text));
        query(&mut request, "bigInteger", input.big_integer.as_ref());
        query(&mut request, "bigDecimal", input.big_decimal.as_ref());
        query(&mut request, "priority", input.priority.as_ref().map(text));
        query(
            &mut request,
            "timestamp",
            input.timestamp.map(|it| it.fmt(DateTimeFormat::DateTime)).transpose()?,
        );
        query(
            &mut request,
            "epoch",
            input.epoch.map(|it| it.fmt(DateTimeFormat::EpochSeconds)).transpose()?,
        );
        query(
            &mut request,
            "httpDay",
            input.http_day.map(|it| it.fmt(DateTimeFormat::HttpDate)).transpose()?,
        );
        query_list(
            &mut request,
            "strings",
            input.strings.as_ref(),
            |it| Ok(it.as_str().to_owned()),
        )?;
        query_list(
            &mut request,
            "kinds",
            input.kinds.as_ref(),
            |it| Ok(it.as_str().to_owned()),
        )?;
        query_list(
            &mut request,
            "sizes",
            input.sizes.as_ref(),
            |it| Ok(it.as_str().to_owned()),
        )?;
        query_list(
            &mut request,
            "booleans",
            input.booleans.as_ref(),
            |it| Ok(text(it)),
        )?;
        query_list(&mut request, "bytes", input.bytes.as_ref(), |it| Ok(text(it)))?;
        query_list(&mut request, "shorts", input.shorts.as_ref(), |it| Ok(text(it)))?;
        query_list(
            &mut request,
            "integers",
            input.integers.as_ref(),
            |it| Ok(text(it)),
        )?;
        query_list(&mut request, "longs", input.longs.as_ref(), |it| Ok(text(it)))?;
        query_list(&mut request, "floats", input.floats.as_ref(), |it| Ok(text(it)))?;
        query_list(&mut request, "doubles", input.doubles.as_ref(), |it| Ok(text(it)))?;
        query_list(
            &mut request,
            "bigIntegers",
            input.big_integers.as_ref(),
            |it| Ok(it.as_ref().to_owned()),
        )?;
        query_list(
            &mut request,
            "bigDecimals",
            input.big_decimals.as_ref(),
            |it| Ok(it.as_ref().to_owned()),
        )?;
        query_list(
            &mut request,
            "prioritys",
            input.prioritys.as_ref(),
            |it| Ok(text(it)),
        )?;
        query_list(
            &mut request,
            "timestamps",
            input.timestamps.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::DateTime)?),
        )?;
        query_list(
            &mut request,
            "epochs",
            input.epochs.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::EpochSeconds)?),
        )?;
        query_list(
            &mut request,
            "httpDays",
            input.http_days.as_ref(),
            |it| Ok(it.fmt(DateTimeFormat::HttpDate)?),
        )?;
        query_params(&mut request, input.more.as_ref());
        Ok(request)
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder._request_id = response.request_id();
        Ok(builder.build())
    }
}
