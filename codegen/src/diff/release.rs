//! Which release a set of differences calls for, by the rules of <https://semver.org>.

use std::fmt;

use semver::Version;

use super::traits::{self, About};
use super::{Change, Difference, Verdict};
use crate::ast::traits::ids;

/// A kind of release, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Release {
    /// Nothing that callers can name is another.
    Patch,
    /// Callers can use more than before.
    Minor,
    /// Callers may have to change.
    Major,
}

impl Release {
    /// The smallest release that differences allow; `None` if there are none.
    pub fn for_differences(differences: &[Difference]) -> Option<Self> {
        differences.iter().map(Self::for_difference).max()
    }

    fn for_difference(difference: &Difference) -> Self {
        match difference.verdict {
            Verdict::Breaks => Self::Major,
            Verdict::MayBreak => Self::Minor,
            Verdict::Keeps if adds(&difference.change) => Self::Minor,
            Verdict::Keeps => Self::Patch,
        }
    }

    /// The version of such a release after `version`. Before 1.0.0 Cargo takes the second number for the first.
    ///
    /// ```
    /// use semver::Version;
    /// use smithy_sdk_codegen::diff::Release;
    ///
    /// assert_eq!(Release::Major.after(&Version::new(1, 2, 3)), Version::new(2, 0, 0));
    /// assert_eq!(Release::Major.after(&Version::new(0, 2, 3)), Version::new(0, 3, 0));
    /// assert_eq!(Release::Minor.after(&Version::new(0, 2, 3)), Version::new(0, 2, 4));
    /// ```
    pub fn after(self, version: &Version) -> Version {
        let Version { major, minor, patch, .. } = *version;
        match (self, major) {
            (Self::Major, 1..) => Version::new(major + 1, 0, 0),
            (Self::Minor, 1..) => Version::new(major, minor + 1, 0),
            (Self::Major, 0) => Version::new(0, minor + 1, 0),
            (Self::Patch, _) | (Self::Minor, 0) => Version::new(major, minor, patch + 1),
        }
    }
}

/// Whether callers can use more after a change that keeps what was there.
fn adds(change: &Change) -> bool {
    match change {
        Change::OperationAdded(_)
        | Change::ShapeAdded { .. }
        | Change::MemberAdded { .. }
        | Change::ErrorAdded(_) => true,
        Change::TraitAdded { id, .. } => traits::about(id) == Some(About::Convenience),
        // The values of an enumeration, none of which is lost.
        Change::TraitChanged { id, old, new } if id == ids::ENUM => {
            new.as_array().map(Vec::len) > old.as_array().map(Vec::len)
        }
        _ => false,
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
