// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Builders of `BakeCake`: request, input and output.

use aws_smithy_runtime_api::client::result::SdkError;
use crate::config;
use crate::client::{Client, Handle};
use crate::client::customize::CustomizableOperation;
use crate::config::http::HttpResponse;
use crate::error::BuildError;
use crate::plumbing::operation;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::operation_macros::customizable_send;
use crate::types::{Glaze, Recipe};
use std::sync::Arc;
use super::{BakeCake, BakeCakeError, BakeCakeInput, BakeCakeOutput};

/// Builds and sends a request for `BakeCake`.
#[derive(Clone, Debug)]
pub struct BakeCakeFluentBuilder {
    handle: Arc<Handle>,
    inner: BakeCakeInputBuilder,
    config_override: Option<Box<config::Builder>>,
}

impl BakeCakeFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self {
            handle,
            inner: BakeCakeInputBuilder::default(),
            config_override: None,
        }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &BakeCakeInputBuilder {
        &self.inner
    }

    /// Sends the request. What may pass is tried again, twice unless configured otherwise.
    pub async fn send(
        self,
    ) -> Result<BakeCakeOutput, SdkError<BakeCakeError, HttpResponse>> {
        let input = self.inner.build().map_err(SdkError::construction_failure)?;
        operation::send::<BakeCake>(&self.handle, input, self.config_override).await
    }

    /// Allows to change the configuration or the HTTP request of this one call.
    pub fn customize(
        self,
    ) -> CustomizableOperation<BakeCakeOutput, BakeCakeError, Self> {
        CustomizableOperation::new(self)
    }

    /// Sets [`name`](BakeCakeInput::name). It is required.
    pub fn name(self, input: impl Into<String>) -> Self {
        Self {
            inner: self.inner.name(input),
            ..self
        }
    }
    /// Sets [`tray`](BakeCakeInput::tray).
    pub fn tray(self, input: impl Into<String>) -> Self {
        Self {
            inner: self.inner.tray(input),
            ..self
        }
    }
    /// Sets [`recipe`](BakeCakeInput::recipe).
    pub fn recipe(self, input: Recipe) -> Self {
        Self {
            inner: self.inner.recipe(input),
            ..self
        }
    }
}

customizable_send!(BakeCakeFluentBuilder: BakeCakeOutput, BakeCakeError);

optional_setters! { BakeCakeFluentBuilder:
    set_name, get_name => inner.name: String;
    set_tray, get_tray => inner.tray: String;
    set_recipe, get_recipe => inner.recipe: Recipe;
}

/// Builder of [`BakeCakeInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BakeCakeInputBuilder {
    pub(crate) name: Option<String>,
    pub(crate) tray: Option<String>,
    pub(crate) recipe: Option<Recipe>,
}

impl BakeCakeInputBuilder {
    /// Sets [`name`](BakeCakeInput::name). It is required.
    pub fn name(self, input: impl Into<String>) -> Self {
        Self {
            name: Some(input.into()),
            ..self
        }
    }
    /// Sets [`tray`](BakeCakeInput::tray).
    pub fn tray(self, input: impl Into<String>) -> Self {
        Self {
            tray: Some(input.into()),
            ..self
        }
    }
    /// Sets [`recipe`](BakeCakeInput::recipe).
    pub fn recipe(self, input: Recipe) -> Self {
        Self {
            recipe: Some(input),
            ..self
        }
    }

    /// Sends what has been built with this client.
    pub async fn send_with(
        self,
        client: &Client,
    ) -> Result<BakeCakeOutput, SdkError<BakeCakeError, HttpResponse>> {
        let request = client.bake_cake();
        BakeCakeFluentBuilder {
            inner: self,
            ..request
        }
            .send()
            .await
    }

    /// Builds the [`BakeCakeInput`]. What is required is checked when the request is sent.
    pub fn build(self) -> Result<BakeCakeInput, BuildError> {
        Ok(BakeCakeInput {
            name: self.name,
            tray: self.tray,
            recipe: self.recipe,
        })
    }
}

optional_setters! { BakeCakeInputBuilder:
    set_name, get_name => name: String;
    set_tray, get_tray => tray: String;
    set_recipe, get_recipe => recipe: Recipe;
}

/// Builder of [`BakeCakeOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BakeCakeOutputBuilder {
    pub(crate) slices: Option<i32>,
    pub(crate) glaze: Option<Glaze>,
    pub(crate) _request_id: Option<String>,
}

impl BakeCakeOutputBuilder {
    /// Sets [`slices`](BakeCakeOutput::slices).
    pub fn slices(self, input: i32) -> Self {
        Self {
            slices: Some(input),
            ..self
        }
    }
    /// Sets [`glaze`](BakeCakeOutput::glaze).
    pub fn glaze(self, input: Glaze) -> Self {
        Self { glaze: Some(input), ..self }
    }

    /// Builds the [`BakeCakeOutput`].
    pub fn build(self) -> BakeCakeOutput {
        BakeCakeOutput {
            slices: self.slices,
            glaze: self.glaze,
            _request_id: self._request_id,
        }
    }
}

optional_setters! { BakeCakeOutputBuilder:
    set_slices, get_slices => slices: i32;
    set_glaze, get_glaze => glaze: Glaze;
}
