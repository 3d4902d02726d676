//! A tree of files in memory, and how it differs from another.

use std::collections::{BTreeMap, BTreeSet};

/// Files by their path, with `/` between the parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Path to content.
    pub files: BTreeMap<String, String>,
}

/// What has to be done to a file to bring one tree to the state of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// The file is not there yet.
    Missing {
        /// What it has to say.
        new: &'a str,
    },
    /// The file says something else.
    Changed {
        /// What it says.
        old: &'a str,
        /// What it has to say.
        new: &'a str,
    },
    /// The file should not be there.
    Orphaned,
}

impl Tree {
    /// What has to be done to `disk` to make it this tree, by path. Empty if they are the same.
    ///
    /// ```
    /// use smithy_sdk_codegen::tree::{Change, Tree};
    ///
    /// let wanted = Tree { files: [("src/lib.rs".to_owned(), "new".to_owned())].into() };
    /// let disk = Tree { files: [("src/old.rs".to_owned(), "old".to_owned())].into() };
    /// let changes: Vec<_> = wanted.changes_from(&disk).into_iter().collect();
    /// assert_eq!(changes, [("src/lib.rs", Change::Missing { new: "new" }), ("src/old.rs", Change::Orphaned)]);
    /// ```
    pub fn changes_from<'a>(&'a self, disk: &'a Tree) -> BTreeMap<&'a str, Change<'a>> {
        let paths: BTreeSet<&String> = self.files.keys().chain(disk.files.keys()).collect();
        paths
            .into_iter()
            .filter_map(|path| {
                let change = match (disk.files.get(path), self.files.get(path)) {
                    (Some(old), Some(new)) if old != new => Change::Changed { old, new },
                    (None, Some(new)) => Change::Missing { new },
                    (Some(_), None) => Change::Orphaned,
                    _ => return None,
                };
                Some((path.as_str(), change))
            })
            .collect()
    }
}
