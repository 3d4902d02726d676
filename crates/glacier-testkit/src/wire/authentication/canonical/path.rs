//! The path that is signed.

use super::encode;

/// How a dot segment at the end of a path is read: clients differ, and both are right by their own lights.
///
/// Without one at the end the readings are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::wire::authentication) enum PathReading {
    /// As RFC 3986 section 5.2.4 and the Rust SDK do: `/a/.` is `/a/`.
    #[default]
    KeepsSlash,
    /// As botocore does: `/a/.` is `/a`.
    DropsSlash,
}

impl PathReading {
    /// The readings in which a path differs.
    pub(in crate::wire::authentication) fn of(path: &str) -> impl Iterator<Item = Self> {
        let ends_in_dots = path.ends_with("/.") || path.ends_with("/..");
        let second = ends_in_dots.then_some(Self::DropsSlash);
        [Self::KeepsSlash].into_iter().chain(second)
    }
}

/// Writes a path without dot segments and empty ones, percent-encoded once more than it was sent.
pub(super) fn write(out: &mut Vec<u8>, path: &str, reading: PathReading) {
    let is_normal = path.starts_with('/') && !path.contains("//") && !path.contains("/.");
    if is_normal {
        return encode::path(out, path.as_bytes());
    }
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    for segment in &segments {
        out.push(b'/');
        encode::component(out, segment.as_bytes());
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let ends_in_slash = match reading {
        PathReading::KeepsSlash => matches!(last, "" | "." | ".."),
        PathReading::DropsSlash => last.is_empty(),
    };
    if ends_in_slash || segments.is_empty() {
        out.push(b'/');
    }
}
