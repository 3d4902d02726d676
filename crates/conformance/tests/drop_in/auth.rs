//! Authentication schemes: the parameters, the default resolver, and one of the user's own.

use std::borrow::Cow;

use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthSchemeOptionResolver,
};
use sdk::config::auth::{
    BuildError, DefaultAuthSchemeResolver, Params, ParamsBuilder, ResolveAuthScheme,
};
use sdk::config::{ConfigBag, RuntimeComponents, RuntimeComponentsBuilder};

use super::{answered, sdk};

#[test]
fn params() {
    let _: fn() -> ParamsBuilder = Params::builder;
    let _: fn(&Params) -> &str = Params::operation_name;
    let _: fn(ParamsBuilder, Option<Cow<'static, str>>) -> ParamsBuilder =
        ParamsBuilder::set_operation_name;
    let _: fn(ParamsBuilder) -> Result<Params, BuildError> = ParamsBuilder::build;

    let builder = Params::builder().operation_name("GetVaultLock");
    assert_eq!((builder.clone(), ParamsBuilder::default()), (builder.clone(), Params::builder()));
    let params = builder.build().unwrap();
    assert_eq!((params.operation_name(), params.clone()), ("GetVaultLock", params.clone()));
    assert_eq!(
        Params::builder().operation_name(String::from("Owned")).build().unwrap().operation_name(),
        "Owned"
    );

    let error = Params::builder().set_operation_name(None).build().unwrap_err();
    assert_eq!(error.to_string(), "a required field was missing: `operation_name`");
    assert!(std::error::Error::source(&error).is_none());
}

/// By default everything is signed with SigV4.
#[tokio::test]
async fn default_resolver() {
    let _: fn(DefaultAuthSchemeResolver) -> SharedAuthSchemeOptionResolver =
        DefaultAuthSchemeResolver::into_shared_resolver;
    let params = Params::builder().operation_name("CreateVault").build().unwrap();
    let (bag, components) = (ConfigBag::base(), components());
    let resolver = DefaultAuthSchemeResolver::default();
    let options = resolver.resolve_auth_scheme(&params, &bag, &components).await.unwrap();
    assert_eq!(ids(&options), ["sigv4"]);

    let shared = resolver.into_shared_resolver();
    let params = AuthSchemeOptionResolverParams::new(params);
    let options = shared.resolve_auth_scheme_options_v2(&params, &bag, &components).await.unwrap();
    assert_eq!(ids(&options), ["sigv4"]);
    let others = AuthSchemeOptionResolverParams::new("parameters of another client");
    assert!(shared.resolve_auth_scheme_options_v2(&others, &bag, &components).await.is_err());
}

/// A resolver of the user's own, which asks for no signature on one operation.
#[derive(Debug)]
struct OpenDescribe(DefaultAuthSchemeResolver);

impl ResolveAuthScheme for OpenDescribe {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        if params.operation_name() == "DescribeVault" {
            let open = AuthSchemeOption::builder()
                .scheme_id(AuthSchemeId::from("no_auth"))
                .build()
                .unwrap();
            return AuthSchemeOptionsFuture::ready(Ok(vec![open]));
        }
        self.0.resolve_auth_scheme(params, cfg, components)
    }
}

#[tokio::test]
async fn resolver_of_the_user() {
    let resolver = || OpenDescribe(DefaultAuthSchemeResolver::default());
    let (client, http) = answered(200, &[], "");
    let config =
        client.config().to_builder().allow_no_auth().auth_scheme_resolver(resolver()).build();
    assert!(config.auth_scheme_resolver().is_some());
    let client = sdk::Client::from_conf(config);
    client.describe_vault().vault_name("v").send().await.unwrap();
    client.get_vault_lock().vault_name("v").send().await.unwrap();
    let mut config = client.config().to_builder();
    config.set_auth_scheme_resolver(DefaultAuthSchemeResolver::default()).set_allow_no_auth();
    sdk::Client::from_conf(config.build()).describe_vault().vault_name("v").send().await.unwrap();
    let signed: Vec<_> =
        http.sent().iter().map(|sent| sent.header("authorization").is_some()).collect();
    assert_eq!(signed, [false, true, true]);
}

/// The preference puts schemes in order; one that is not offered changes nothing.
#[tokio::test]
async fn preference() {
    let (client, http) = answered(200, &[], "");
    let schemes = [AuthSchemeId::from("httpBearerAuth"), AuthSchemeId::from("sigv4")];
    let config = client.config().to_builder().auth_scheme_preference(schemes).build();
    assert!(config.auth_scheme_preference().is_some());
    sdk::Client::from_conf(config).describe_vault().vault_name("v").send().await.unwrap();
    assert!(http.sent()[0].header("authorization").is_some());
}

fn components() -> RuntimeComponents {
    RuntimeComponentsBuilder::for_tests().build().unwrap()
}

fn ids(options: &[AuthSchemeOption]) -> Vec<&str> {
    options.iter().map(|option| option.scheme_id().inner()).collect()
}
