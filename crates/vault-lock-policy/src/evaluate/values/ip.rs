//! Addresses and ranges of IP.

use std::net::IpAddr;

use ipnet::IpNet;

/// Whether the address `found` is `range`, or lies in it. A range is an address of version 4 or 6, with or without a prefix length.
pub(crate) fn ip_matches(found: &str, range: &str) -> bool {
    match (found.parse::<IpAddr>(), ip_range(range)) {
        // Sockets that take both versions show version 4 inside version 6.
        (Ok(address), Some(range)) => {
            range.contains(&address) || range.contains(&address.to_canonical())
        }
        _ => false,
    }
}

/// Whether a text is an address or a range.
pub(crate) fn is_ip_range(text: &str) -> bool {
    ip_range(text).is_some()
}

/// Whether a text is an address.
pub(crate) fn is_address(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

fn ip_range(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).ok()
}
