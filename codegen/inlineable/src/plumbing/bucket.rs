//! Names of buckets that can stand in a host name: the endpoint rules' function `aws.isVirtualHostableS3Bucket`.

use crate::plumbing::host_label::is_valid_host_label;
use std::net::Ipv4Addr;

/// Whether a bucket's name can be a part of a host name or, if `allow_dots`, several of them.
///
/// That is 3 to 63 lower-case letters, digits, hyphens and dots; letters and digits at both ends and beside
/// each dot; and no IP address.
pub(crate) fn is_virtual_hostable_bucket(bucket: &str, allow_dots: bool) -> bool {
    let ends_well = |part: &str| !part.starts_with('-') && !part.ends_with('-');
    (3..=63).contains(&bucket.len())
        && is_valid_host_label(bucket, allow_dots)
        && !bucket.contains(|c: char| c.is_ascii_uppercase())
        && bucket.split('.').all(ends_well)
        && bucket.parse::<Ipv4Addr>().is_err()
}
