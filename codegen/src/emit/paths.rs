//! The paths in source text, found in one pass: which modules and crates the text names.

use std::collections::HashSet;

/// What some texts name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paths<'a> {
    /// Two segments in a row, such as `plumbing::label` within `crate::plumbing::label::label(…)`.
    pairs: HashSet<(&'a str, &'a str)>,
    /// First segments, such as `aws_types` of `aws_types::request_id::RequestId`.
    roots: HashSet<&'a str>,
}

impl<'a> Paths<'a> {
    /// Adds the paths of a line.
    pub(super) fn read(&mut self, line: &'a str) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
        for path in line.split(|c| !is_part(c)).filter(|path| path.contains("::")) {
            let mut segments = path.split("::");
            let mut previous = segments.next().unwrap_or_default();
            // As in `field:aws_types::…`.
            previous = previous.rsplit(':').next().unwrap_or_default();
            self.roots.insert(previous);
            for segment in segments {
                if previous.is_empty() {
                    self.roots.insert(segment);
                }
                self.pairs.insert((previous, segment));
                previous = segment;
            }
        }
        self.read_group(line);
    }

    /// Adds what a line such as `use crate::plumbing::json::{Tokens, read};` names.
    fn read_group(&mut self, line: &'a str) {
        let Some((path, names)) = line.split_once("::{") else { return };
        let Some(parent) = path.rsplit([':', ' ']).next() else { return };
        let names = names.split('}').next().unwrap_or_default().split(',');
        self.pairs.extend(names.map(|name| (parent, name.trim())));
    }

    /// Whether a module, or something in one, is named: by its last two names.
    pub(super) fn has_module(&self, parent: &str, name: &str) -> bool {
        self.pairs.contains(&(parent, name))
    }

    /// Whether a crate is named, by its name in code.
    pub(super) fn has_crate(&self, name: &str) -> bool {
        self.roots.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_wherever_they_stand() {
        for (line, module, root) in [
            ("use crate::plumbing::label::label;", true, "crate"),
            ("use plumbing::label;", true, "plumbing"),
            ("use crate::plumbing::{json, label};", true, "crate"),
            ("    let x: Vec<$crate::plumbing::label::Label> = y;", true, "crate"),
            ("f(it:crate::plumbing::label)", true, "crate"),
            ("/// see [`crate::plumbing::label`]", true, "crate"),
            ("use crate::plumbing::labels;", false, "crate"),
            ("use crate::greedy_plumbing::label;", false, "crate"),
            ("let a = ::sha2::Sha256::new();", false, "sha2"),
            ("<sha2::Sha256 as sha2::Digest>::new()", false, "sha2"),
        ] {
            let mut paths = Paths::default();
            paths.read(line);
            assert_eq!(paths.has_module("plumbing", "label"), module, "{line}");
            assert!(paths.has_crate(root), "{line}: {paths:?}");
        }
    }
}
