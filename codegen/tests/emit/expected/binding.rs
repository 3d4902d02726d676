// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `BakeCake` over HTTP.

use crate::operation::bake_cake::{BakeCake, BakeCakeError as Error, BakeCakeInput as Input, BakeCakeOutput as Output};
use super::*;

impl Operation for BakeCake {
    const NAME: &'static str = "BakeCake";
    const SUCCESS: u16 = 201;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Bakery", "BakeCake");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("name", input.name()), ("tray", input.tray())].into_iter()
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let name = label("name", input.name())?;
        let uri = ["/cakes/", &name].concat();
        let mut request = Request::new("PUT", uri);
        header(&mut request, "tray", "x-tray", input.tray())?;
        Ok(request.json(payload(input.recipe.as_ref())?))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        read_object(
            response.body,
            |key, tokens| match key {
                "Slices" => read(&mut builder.slices, tokens),
                "glaze" => read(&mut builder.glaze, tokens),
                _ => skip(tokens),
            },
        )?;
        builder._request_id = response.request_id();
        Ok(builder.build())
    }

    modeled_errors!(Error::OvenIsCold);
}
