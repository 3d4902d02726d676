//! Lines of source of both crates.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::figure::{Figure, Unit};
use super::part::Part;
use crate::inputs::root;
use crate::packages;

pub(crate) fn measure() -> anyhow::Result<Vec<Figure>> {
    let lines_of = |folder: PathBuf| lines(&folder.join("src")).map(f64::from);
    let (official, ours) =
        (lines_of(packages::official_client()?)?, lines_of(root().join("crates/glacier-sdk"))?);
    Ok(vec![Figure::of_both(Part::Lines, "source", Unit::Count, official, ours)])
}

/// All lines of all Rust files: documentation, comments and blank lines included.
fn lines(folder: &Path) -> anyhow::Result<u32> {
    let mut lines = 0_u32;
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.path().extension() == Some(OsStr::new("rs")) {
            lines += u32::try_from(fs::read_to_string(entry.path())?.lines().count())?;
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_rust_counts() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(folder.path().join("lib.rs"), "//! A crate.\n\nmod deep;\n").unwrap();
        fs::write(folder.path().join("deep/a.rs"), "fn a() {}\n").unwrap();
        fs::write(folder.path().join("notes.md"), "one\ntwo\n").unwrap();
        assert_eq!(lines(folder.path()).unwrap(), 4);
    }
}
