//! Which way of authentication a call uses.

use crate::service::AUTH_SCHEMES;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// Lists the ways of authentication that may be tried for a call, best first.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// Lists the ways for the operation in `params`.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Turns this resolver into the one that the runtime takes.
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(DowncastParams(self))
    }
}

/// Gives the runtime's type-erased parameters their type back.
#[derive(Debug)]
struct DowncastParams<T>(T);

impl<T: ResolveAuthScheme> ResolveAuthSchemeOptions for DowncastParams<T> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => AuthSchemeOptionsFuture::ready(Err("params of another type".into())),
        }
    }
}

/// Answers what the service's model says.
#[derive(Debug)]
pub struct DefaultAuthSchemeResolver {
    options: Vec<AuthSchemeOption>,
}

impl Default for DefaultAuthSchemeResolver {
    fn default() -> Self {
        Self { options: AUTH_SCHEMES.iter().cloned().map(AuthSchemeOption::from).collect() }
    }
}

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        _: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let (options, _operation) = (self.options.clone(), params.operation_name());
        AuthSchemeOptionsFuture::ready(Ok(options))
    }
}

/// What a [`ResolveAuthScheme`] may base its answer on.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
}

impl Params {
    pub(crate) fn new(operation_name: &'static str) -> Self {
        Self { operation_name: operation_name.into() }
    }

    /// Starts a set of parameters.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Name of the operation in the service's model.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Builder of [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets [`Params::operation_name`].
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets or, with `None`, unsets [`Params::operation_name`].
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Makes the parameters.
    ///
    /// # Errors
    ///
    /// If the name of the operation is not set.
    pub fn build(self) -> Result<Params, BuildError> {
        let operation_name = self.operation_name.ok_or(BuildError { field: "operation_name" })?;
        Ok(Params { operation_name })
    }
}

/// A parameter of [`Params`] was not set.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl Error for BuildError {}
