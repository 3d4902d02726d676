//! Settings that the endpoint rules look at.

use super::{Builder, Config};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

#[derive(Clone, Debug)]
pub(crate) struct StageSetting(pub(crate) String);

impl Storable for StageSetting {
    type Storer = StoreReplace<Self>;
}

impl Config {
    /// The stage.
    pub fn stage(&self) -> Option<String> {
        self.layer.load::<StageSetting>().map(|it| it.0.clone())
    }
}

impl Builder {
    /// Sets the stage.
    pub fn set_stage(&mut self, value: Option<String>) -> &mut Self {
        self.config.store_or_unset(value.map(StageSetting));
        self
    }
}
