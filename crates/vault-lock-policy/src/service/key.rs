//! Condition keys: what a key is about, and which actions carry it.

use super::Action;

/// What a condition key is about. Case does not count in the names of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key<'k> {
    /// `glacier:ArchiveAgeInDays`
    ArchiveAge,
    /// `glacier:ResourceTag/NAME`, with the name.
    Tag(&'k str),
    /// Another key of Glacier: there is none.
    UnknownOfGlacier,
    /// `aws:…`, which AWS gives with every service.
    Global,
    /// A key of another service, or none at all.
    Foreign,
}

impl<'k> Key<'k> {
    /// What the key of this name is about.
    pub(crate) fn of(name: &'k str) -> Self {
        if let Some(tag) = strip_prefix_ignoring_case(name, "glacier:ResourceTag/") {
            Self::Tag(tag)
        } else if name.eq_ignore_ascii_case("glacier:ArchiveAgeInDays") {
            Self::ArchiveAge
        } else if strip_prefix_ignoring_case(name, "glacier:").is_some() {
            Self::UnknownOfGlacier
        } else if strip_prefix_ignoring_case(name, "aws:").is_some() {
            Self::Global
        } else {
            Self::Foreign
        }
    }

    /// Whether a request for `action` can carry it.
    pub(crate) fn comes_with(self, action: &Action) -> bool {
        match self {
            Self::ArchiveAge => action.archive_age,
            Self::Tag(_) => action.tags,
            Self::Global => true,
            Self::UnknownOfGlacier | Self::Foreign => false,
        }
    }
}

/// Whether the name of a tag is a variable, as it stands in AWS's tables: a name that somebody forgot to fill in, since keys
/// have no variables.
pub(crate) fn is_placeholder(tag: &str) -> bool {
    tag.starts_with("${") && tag.ends_with('}')
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
