//! Addresses and ranges of IP.

use std::net::IpAddr;

use ipnet::IpNet;

/// Whether the address `found` is `range`, or lies in it. A range is an address of version 4 or 6, with or without a prefix length.
pub(crate) fn ip_matches(found: &str, range: &str) -> bool {
    let range = range.parse::<IpNet>().or_else(|_| range.parse::<IpAddr>().map(IpNet::from));
    match (found.parse::<IpAddr>(), range) {
        // Sockets that take both versions show version 4 inside version 6.
        (Ok(address), Ok(range)) => {
            range.contains(&address) || range.contains(&address.to_canonical())
        }
        _ => false,
    }
}
