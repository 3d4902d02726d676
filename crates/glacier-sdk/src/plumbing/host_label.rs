//! What may stand between the dots of a host name.

/// Whether `label` can be a part of a host name or, if `allow_dots`, several of them: 1 to 63
/// ASCII letters, digits and hyphens, of which the first is no hyphen (RFC 1123).
pub(crate) fn is_valid_host_label(label: &str, allow_dots: bool) -> bool {
    if allow_dots { label.split('.').all(is_valid) } else { is_valid(label) }
}

fn is_valid(label: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&label.len()) && !label.starts_with('-') && label.bytes().all(allowed)
}
