//! Endpoints: the parameters, the default resolver, and one of the user's own.

use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as _};
use sdk::config::endpoint::{
    DefaultResolver, Endpoint, EndpointFuture, InvalidParams, Params, ParamsBuilder,
    ResolveEndpoint, SharedEndpointResolver,
};

use super::{answered, sdk};

#[test]
fn params() {
    let _: fn() -> ParamsBuilder = Params::builder;
    let _: fn(&Params) -> Option<&str> = Params::region;
    let _: fn(&Params) -> Option<bool> = Params::use_dual_stack;
    let _: fn(&Params) -> Option<bool> = Params::use_fips;
    let _: fn(&Params) -> Option<&str> = Params::endpoint;
    let _: fn(ParamsBuilder, Option<String>) -> ParamsBuilder = ParamsBuilder::set_region;
    let _: fn(ParamsBuilder, Option<bool>) -> ParamsBuilder = ParamsBuilder::set_use_dual_stack;
    let _: fn(ParamsBuilder, Option<bool>) -> ParamsBuilder = ParamsBuilder::set_use_fips;
    let _: fn(ParamsBuilder, Option<String>) -> ParamsBuilder = ParamsBuilder::set_endpoint;
    let _: fn(ParamsBuilder) -> Result<Params, InvalidParams> = ParamsBuilder::build;

    let builder = Params::builder()
        .region("eu-west-1")
        .use_dual_stack(true)
        .use_fips(true)
        .endpoint(String::from("http://e"));
    assert_eq!((builder.clone(), ParamsBuilder::default()), (builder.clone(), Params::builder()));
    let params = builder.build().unwrap();
    let all = (params.region(), params.use_dual_stack(), params.use_fips(), params.endpoint());
    assert_eq!(all, (Some("eu-west-1"), Some(true), Some(true), Some("http://e")));
    assert_eq!(params.clone(), params);
    let params = Params::builder()
        .set_region(None)
        .set_use_fips(None)
        .set_use_dual_stack(None)
        .set_endpoint(None)
        .build()
        .unwrap();
    let all = (params.region(), params.use_dual_stack(), params.use_fips(), params.endpoint());
    assert_eq!(all, (None, Some(false), Some(false), None));
}

/// A region becomes part of a host name.
#[test]
fn invalid_params() {
    let expected = "invalid value for field: `region` - must be a valid host label";
    for refused in ["bad region", "-", "-a", "", "a_b", "a..b", "\u{e9}", &"x".repeat(64)] {
        let error = Params::builder().region(refused).build().unwrap_err();
        assert_eq!(error.to_string(), expected, "`{refused}`");
        assert!(std::error::Error::source(&error).is_none());
    }
    for accepted in ["us-east-1", "a.b", "a", "1", &"x".repeat(63)] {
        assert!(Params::builder().region(accepted).build().is_ok(), "`{accepted}`");
    }
}

#[tokio::test]
async fn default_resolver() {
    let _: fn() -> DefaultResolver = DefaultResolver::new;
    let _: fn(DefaultResolver) -> SharedEndpointResolver = DefaultResolver::into_shared_resolver;
    let params = Params::builder().region("cn-north-1").build().unwrap();
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await.unwrap();
    assert_eq!(
        endpoint,
        Endpoint::builder().url("https://glacier.cn-north-1.amazonaws.com.cn").build()
    );
    let error = DefaultResolver::default()
        .resolve_endpoint(&Params::builder().build().unwrap())
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "Invalid Configuration: Missing Region");

    let shared = DefaultResolver::new().into_shared_resolver();
    let endpoint = shared.resolve_endpoint(&EndpointResolverParams::new(params)).await.unwrap();
    assert_eq!(endpoint.url(), "https://glacier.cn-north-1.amazonaws.com.cn");
    let others = EndpointResolverParams::new("of another client");
    assert!(shared.resolve_endpoint(&others).await.is_err());
}

/// A resolver of the user's own: a stack in a laboratory, with headers of its own.
#[derive(Debug)]
struct Laboratory(DefaultResolver);

impl ResolveEndpoint for Laboratory {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        match params.region() {
            Some("lab") => {
                let endpoint =
                    Endpoint::builder().url("http://lab.example/base").header("x-lab", "1");
                EndpointFuture::ready(Ok(endpoint.build()))
            }
            Some("closed") => EndpointFuture::ready(Err("the laboratory is closed".into())),
            _ => self.0.resolve_endpoint(params),
        }
    }
}

#[tokio::test]
async fn resolver_of_the_user() {
    let (client, http) = answered(200, &[], "");
    let describe = async |region: &'static str| {
        let config = client.config().to_builder().region(sdk::config::Region::new(region));
        let client = sdk::Client::from_conf(
            config.endpoint_resolver(Laboratory(DefaultResolver::new())).build(),
        );
        client.describe_vault().vault_name("v").send().await
    };
    describe("lab").await.unwrap();
    describe("us-west-2").await.unwrap();
    let error = describe("closed").await.unwrap_err();
    let sent = http.sent();
    assert_eq!(sent[0].uri, "http://lab.example/base/-/vaults/v");
    assert_eq!(sent[0].header("x-lab"), Some("1"));
    assert_eq!(sent[1].uri, "https://glacier.us-west-2.amazonaws.com/-/vaults/v");
    assert_eq!(sent.len(), 2);
    let chain = sdk::error::DisplayErrorContext(&error).to_string();
    assert!(chain.starts_with("dispatch failure: other: the laboratory is closed ("), "{chain}");
}

/// The setter takes a resolver that is shared already; without one the default is used.
#[tokio::test]
async fn shared_resolver() {
    let (client, http) = answered(200, &[], "");
    let mut config = client.config().to_builder();
    config.set_endpoint_resolver(Some(Laboratory(DefaultResolver::new()).into_shared_resolver()));
    let config = config.region(sdk::config::Region::new("lab")).build();
    let params = EndpointResolverParams::new(Params::builder().region("lab").build().unwrap());
    assert_eq!(
        config.endpoint_resolver().resolve_endpoint(&params).await.unwrap().url(),
        "http://lab.example/base"
    );
    sdk::Client::from_conf(config.clone()).describe_vault().vault_name("v").send().await.unwrap();
    let mut config = config.to_builder();
    config
        .set_endpoint_resolver(None)
        .set_region(Some(sdk::config::Region::from_static("us-east-2")));
    sdk::Client::from_conf(config.build()).describe_vault().vault_name("v").send().await.unwrap();
    let uris: Vec<_> = http.sent().into_iter().map(|sent| sent.uri).collect();
    assert_eq!(
        uris,
        [
            "http://lab.example/base/-/vaults/v",
            "https://glacier.us-east-2.amazonaws.com/-/vaults/v"
        ]
    );
}
