// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! One method of the client for each operation.

use crate::operation::bake_cake::builders::BakeCakeFluentBuilder;
use crate::operation::close_shop::builders::CloseShopFluentBuilder;
use super::Client;

impl Client {
    /// Starts a request for `BakeCake`.
    pub fn bake_cake(&self) -> BakeCakeFluentBuilder {
        BakeCakeFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `CloseShop`.
    pub fn close_shop(&self) -> CloseShopFluentBuilder {
        CloseShopFluentBuilder::new(self.handle.clone())
    }
}
