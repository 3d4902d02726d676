// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! What the endpoint rules look at.

use super::InvalidParams;
use crate::config::{ConfigBag, Region};
use crate::plumbing::host_label::is_valid_host_label;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};

/// What the endpoint rules look at.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Params {
    pub(super) region: Option<String>,
    pub(super) use_dual_stack: bool,
    pub(super) use_fips: bool,
    pub(super) endpoint: Option<String>,
}

impl Params {
    /// Makes a builder of [`Params`].
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Region to send requests to, such as `us-east-1`. Needed unless `Endpoint` is set.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }
    /// Whether to choose the host name that answers over IPv6 as well as IPv4. An error where the
    /// partition has none, and together with `Endpoint`.
    pub fn use_dual_stack(&self) -> Option<bool> {
        Some(self.use_dual_stack)
    }
    /// Whether to choose the host whose cryptography is validated under FIPS 140. An error where the
    /// partition has none, and together with `Endpoint`.
    pub fn use_fips(&self) -> Option<bool> {
        Some(self.use_fips)
    }
    /// URL to use instead of the one that the rules would choose.
    pub fn endpoint(&self) -> Option<&str> {
        self.endpoint.as_deref()
    }

    /// The parameters as the client is configured.
    pub(crate) fn from_config(config: &ConfigBag) -> ParamsBuilder {
        Self::builder()
            .set_region(config.load::<Region>().map(ToString::to_string))
            .set_use_dual_stack(config.load::<UseDualStack>().map(|it| it.0))
            .set_use_fips(config.load::<UseFips>().map(|it| it.0))
            .set_endpoint(config.load::<EndpointUrl>().map(|it| it.0.clone()))
    }
}

/// Builder of [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    region: Option<String>,
    use_dual_stack: Option<bool>,
    use_fips: Option<bool>,
    endpoint: Option<String>,
}

impl ParamsBuilder {
    /// Sets [`region`](Params::region).
    pub fn region(self, value: impl Into<String>) -> Self {
        Self { region: Some(value.into()), ..self }
    }
    /// Sets or clears `region`.
    pub fn set_region(self, value: Option<String>) -> Self {
        Self { region: value, ..self }
    }
    /// Sets [`use_dual_stack`](Params::use_dual_stack); `false` unless set.
    pub fn use_dual_stack(self, value: impl Into<bool>) -> Self {
        Self { use_dual_stack: Some(value.into()), ..self }
    }
    /// Sets or clears `use_dual_stack`.
    pub fn set_use_dual_stack(self, value: Option<bool>) -> Self {
        Self { use_dual_stack: value, ..self }
    }
    /// Sets [`use_fips`](Params::use_fips); `false` unless set.
    pub fn use_fips(self, value: impl Into<bool>) -> Self {
        Self { use_fips: Some(value.into()), ..self }
    }
    /// Sets or clears `use_fips`.
    pub fn set_use_fips(self, value: Option<bool>) -> Self {
        Self { use_fips: value, ..self }
    }
    /// Sets [`endpoint`](Params::endpoint).
    pub fn endpoint(self, value: impl Into<String>) -> Self {
        Self { endpoint: Some(value.into()), ..self }
    }
    /// Sets or clears `endpoint`.
    pub fn set_endpoint(self, value: Option<String>) -> Self {
        Self { endpoint: value, ..self }
    }

    /// Checks the parameters.
    ///
    /// # Errors
    ///
    /// If the region cannot be part of a host name, or something that is required is not set.
    pub fn build(self) -> Result<Params, InvalidParams> {
        if self.region.as_deref().is_some_and(|region| !is_valid_host_label(region, true)) {
            return Err(InvalidParams {
                field: "region",
                message: Some("must be a valid host label"),
            });
        }
        Ok(Params {
            region: self.region,
            use_dual_stack: self.use_dual_stack.unwrap_or_default(),
            use_fips: self.use_fips.unwrap_or_default(),
            endpoint: self.endpoint,
        })
    }
}
