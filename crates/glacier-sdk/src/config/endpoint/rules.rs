// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! The endpoint rules of the model, in their order: the first that fits gives the address.

use self::partitions::PARTITIONS;
use super::{Endpoint, Params};
use crate::error::BoxError;
use crate::plumbing::partition::partition;
use aws_smithy_http::endpoint::ResolveEndpointError;

mod partitions;

/// The address for these parameters.
pub(super) fn resolve(params: &Params) -> Result<Endpoint, BoxError> {
    if let Some(endpoint) = &params.endpoint {
        if params.use_fips {
            return error("Invalid Configuration: FIPS and custom endpoint are not supported");
        }
        if params.use_dual_stack {
            return error("Invalid Configuration: Dualstack and custom endpoint are not supported");
        }
        return url(endpoint);
    }

    if let Some(region) = &params.region
        && let Some(partition_result) = partition(PARTITIONS, region)
    {
        if params.use_fips && params.use_dual_stack {
            if partition_result.supports_fips && partition_result.supports_dual_stack {
                return url(format!(
                    "https://glacier-fips.{region}.{}",
                    partition_result.dual_stack_dns_suffix
                ));
            }
            return error(
                "FIPS and DualStack are enabled, but this partition does not support one or both",
            );
        }
        if params.use_fips {
            if partition_result.supports_fips {
                if partition_result.name == "aws-us-gov" {
                    return url(format!("https://glacier.{region}.amazonaws.com"));
                }
                return url(format!(
                    "https://glacier-fips.{region}.{}",
                    partition_result.dns_suffix
                ));
            }
            return error("FIPS is enabled but this partition does not support FIPS");
        }
        if params.use_dual_stack {
            if partition_result.supports_dual_stack {
                return url(format!(
                    "https://glacier.{region}.{}",
                    partition_result.dual_stack_dns_suffix
                ));
            }
            return error("DualStack is enabled but this partition does not support DualStack");
        }
        return url(format!("https://glacier.{region}.{}", partition_result.dns_suffix));
    }

    error("Invalid Configuration: Missing Region")
}

fn url(url: impl Into<String>) -> Result<Endpoint, BoxError> {
    Ok(Endpoint::builder().url(url.into()).build())
}

fn error(message: &str) -> Result<Endpoint, BoxError> {
    Err(ResolveEndpointError::message(message).into())
}
