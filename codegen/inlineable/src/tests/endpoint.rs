//! Where calls go.

use super::support::{answer, chain};
use crate::config::endpoint::{DefaultResolver, Endpoint, EndpointFuture, Params, ResolveEndpoint};
use crate::config::{Builder, Region};
use crate::error::SdkError;
use crate::plumbing::host_label::is_valid_host_label;
use crate::plumbing::partition::{Partition, partition};
use crate::{Client, Config};
use aws_smithy_http_client::test_util::capture_request;
use proptest::prelude::*;

const fn named(
    name: &'static str,
    regions: &'static [&'static str],
    prefixes: &'static [&'static str],
) -> Partition {
    Partition {
        name,
        dns_suffix: "",
        dual_stack_dns_suffix: "",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "",
        regions,
        prefixes,
    }
}

const PARTITIONS: &[Partition] = &[
    named("aws", &["us-east-1", "aws-global"], &["us", "eu", "mx"]),
    named("aws-cn", &["cn-north-1"], &["cn"]),
    named("aws-eusc", &["eusc-de-east-1"], &["eusc-de"]),
    named("aws-us-gov", &["us-gov-west-1", "us-odd-1"], &["us-gov"]),
];

#[test]
fn regions_belong_to_partitions() {
    let cases = [
        ("us-east-1", "aws"),
        ("aws-global", "aws"),
        ("eu-anywhere_2-99", "aws"),
        ("mx-central-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("cn-new-7", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-gov-east-2", "aws-us-gov"),
        ("us-odd-1", "aws-us-gov"),
        ("eusc-de-east-1", "aws-eusc"),
        ("eusc-de-west-2", "aws-eusc"),
        // These fit no pattern.
        ("cn-", "aws"),
        ("cn-north", "aws"),
        ("cn-north-", "aws"),
        ("cn-north-1x", "aws"),
        ("cn-north-1-2", "aws"),
        ("cn--1", "aws"),
        ("cnx-north-1", "aws"),
        ("cn-nörth-1", "aws"),
        ("cn-north-١", "aws"),
        ("", "aws"),
        ("mars", "aws"),
    ];
    for (region, name) in cases {
        let found = partition(PARTITIONS, region).map(|found| found.name);
        assert_eq!(found, Some(name), "{region}");
    }
    assert_eq!(partition(&PARTITIONS[1..], "mars"), None);
    assert_eq!(partition(&[], "us-east-1"), None);
}

#[test]
fn host_labels_are_checked() {
    let long = "a".repeat(63);
    let pair = format!("{long}.{long}");
    let too_long = "a".repeat(64);
    // Text, whether it is one label, whether it is one or more.
    let cases = [
        ("a", true, true),
        ("A-1", true, true),
        ("a-", true, true),
        (&long, true, true),
        ("a.b.c", false, true),
        (&pair, false, true),
        ("", false, false),
        (".", false, false),
        ("a.", false, false),
        (".a", false, false),
        ("a..b", false, false),
        ("-a", false, false),
        ("a.-b", false, false),
        ("a_b", false, false),
        ("a b", false, false),
        ("café", false, false),
        (&too_long, false, false),
    ];
    for (label, one, several) in cases {
        assert_eq!(is_valid_host_label(label, false), one, "{label}");
        assert_eq!(is_valid_host_label(label, true), several, "{label}");
    }
}

proptest! {
    #[test]
    fn every_region_has_a_partition(region: String) {
        prop_assert!(partition(PARTITIONS, &region).is_some());
        is_valid_host_label(&region, true);
    }
}

/// What a call fails with.
async fn failure(config: Builder) -> Vec<String> {
    let (http_client, receiver) = capture_request(Some(answer(201, &[], "")));
    let config = config.with_test_defaults().http_client(http_client);
    let client = Client::from_conf(config.build());
    let err = client.ping().thing_name("t").send().await.unwrap_err();
    receiver.expect_no_request();
    assert!(
        matches!(err, SdkError::ConstructionFailure(_) | SdkError::DispatchFailure(_)),
        "{err:?}"
    );
    chain(&err)
}

#[tokio::test]
async fn calls_without_an_endpoint_fail() {
    assert_eq!(
        failure(Config::builder()).await.last().unwrap(),
        "Invalid Configuration: Missing Region"
    );
    let invalid = Config::builder().region(Region::new("a b"));
    assert_eq!(
        failure(invalid).await,
        [
            "failed to construct request",
            "CallParams read_before_execution interceptor encountered an error",
            "endpoint params could not be built",
            "invalid value for field: `region` - must be a valid host label",
        ]
    );
}

/// Always says the same.
#[derive(Debug)]
struct Fixed;

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let region = params.region.as_deref().unwrap_or("nowhere");
        let url = format!("http://{region}.example:8000/base/");
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
    }
}

#[tokio::test]
async fn the_resolver_can_be_replaced() {
    let config = Config::builder().endpoint_resolver(Fixed);
    let request = super::support::request(config, |ping| ping.thing_name("t")).await;
    assert_eq!(request.uri(), "http://us-east-1.example:8000/base/-/things/t");
}

#[tokio::test]
async fn the_default_resolver_follows_the_rules() {
    let params = Params::builder().set_region(Some("eusc-de-west-2".to_owned()));
    let params = params.build().unwrap();
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await.unwrap();
    assert_eq!(endpoint.url(), "https://ping.eusc-de-west-2.amazonaws.eu");
}
