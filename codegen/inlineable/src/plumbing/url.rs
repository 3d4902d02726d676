//! URLs, taken apart: the endpoint rules' function `parseURL`.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of `https://example.com:8443/path`.
#[derive(Debug, PartialEq)]
pub(crate) struct Url<'a> {
    pub(crate) scheme: &'a str,
    /// `example.com:8443`
    pub(crate) authority: &'a str,
    /// `/path`; empty if there is none.
    pub(crate) path: &'a str,
    /// The path with a `/` at both ends: `/path/`, or `/`.
    pub(crate) normalized_path: String,
    /// Whether the host is an IP address.
    pub(crate) is_ip: bool,
}

/// The parts of a URL whose scheme is `http` or `https`, with a host and without a query or fragment.
pub(crate) fn parse_url(url: &str) -> Option<Url<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let end = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let host = host(authority)?;
    let trimmed = path.trim_matches('/');
    let normalized_path = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
    let is_ip = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(host) => host.parse::<Ipv6Addr>().is_ok(),
        None => host.parse::<Ipv4Addr>().is_ok(),
    };
    Some(Url { scheme, authority, path, normalized_path, is_ip })
}

/// The host without its port.
fn host(authority: &str) -> Option<&str> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@\\\"<>".contains(c);
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => {
            port.parse::<u16>().ok()?;
            host
        }
        _ => authority,
    };
    (!host.is_empty() && host.chars().all(is_plain)).then_some(host)
}
