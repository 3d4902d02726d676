//! The endpoint rules.

use super::{Endpoint, Params};
use crate::error::BoxError;
use crate::plumbing::partition::{Partition, partition};
use aws_smithy_http::endpoint::ResolveEndpointError;

pub(super) fn resolve(params: &Params) -> Result<Endpoint, BoxError> {
    if let Some(region) = &params.region
        && let Some(partition) = partition(PARTITIONS, region)
    {
        let url = format!("https://ping.{region}.{}", partition.dns_suffix);
        return Ok(Endpoint::builder().url(url).build());
    }
    Err(ResolveEndpointError::message("Invalid Configuration: Missing Region").into())
}

pub(crate) const PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-east-1",
        regions: &["aws-global", "eu-central-1", "us-east-1"],
        prefixes: &["us", "eu", "mx"],
    },
    Partition {
        name: "aws-us-gov",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-gov-west-1",
        regions: &["aws-us-gov-global", "us-gov-west-1"],
        prefixes: &["us-gov"],
    },
    Partition {
        name: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eusc-de-east-1",
        regions: &["eusc-de-east-1"],
        prefixes: &["eusc-de"],
    },
];
