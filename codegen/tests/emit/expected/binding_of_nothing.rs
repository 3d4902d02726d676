// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `CloseShop` over HTTP.

use crate::operation::close_shop::{CloseShop, CloseShopError as Error, CloseShopInput as Input, CloseShopOutput as Output};
use super::*;

impl Operation for CloseShop {
    const NAME: &'static str = "CloseShop";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Bakery", "CloseShop");

    fn attributes(_: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [].into_iter()
    }

    fn request(_: Input) -> Result<Request, BuildError> {
        let uri = "/close".to_owned();
        Ok(Request::new("POST", uri))
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder._request_id = response.request_id();
        Ok(builder.build())
    }
}
