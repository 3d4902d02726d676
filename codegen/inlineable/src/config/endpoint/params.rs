//! Parameters of the endpoint rules.

use super::InvalidParams;
use crate::config::account_id::{self, OfAccount};
use crate::config::{ConfigBag, Region};
use crate::plumbing::host_label::is_valid_host_label;

/// What the endpoint is chosen by.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Params {
    pub(crate) region: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) mode: Option<String>,
}

impl OfAccount for Params {
    fn set_account(&mut self, id: &str) {
        self.account = Some(id.to_owned());
    }
}

impl Params {
    /// Starts a set of parameters.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    pub(crate) fn from_config(cfg: &ConfigBag) -> ParamsBuilder {
        let region = cfg.load::<Region>().map(ToString::to_string);
        let params = Self::builder().set_region(region);
        ParamsBuilder { mode: Some(account_id::mode(cfg)), ..params }
    }
}

/// Builder of [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct ParamsBuilder {
    region: Option<String>,
    mode: Option<String>,
}

impl ParamsBuilder {
    /// Sets the region.
    pub fn set_region(mut self, region: Option<String>) -> Self {
        self.region = region;
        self
    }

    /// Makes the parameters.
    ///
    /// # Errors
    ///
    /// If a value is not valid.
    pub fn build(self) -> Result<Params, InvalidParams> {
        if let Some(region) = &self.region
            && !is_valid_host_label(region, true)
        {
            return Err(InvalidParams {
                field: "region",
                message: Some("must be a valid host label"),
            });
        }
        Ok(Params { region: self.region, account: None, mode: self.mode })
    }
}
