//! What rustfmt made of a tree, kept for the next time that the same tree is printed.
//!
//! It is taken only if everything is the same that rustfmt's work depends on: its version, the style, and each character of
//! what was printed; and if what was kept is what was written. So the bytes are those that rustfmt would make now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use smithy_sdk_codegen::tree::Tree;

use super::{Formatted, command, config, format, rust_files};

/// A formatted tree in a file, and the question to rustfmt which version it is.
#[derive(Debug)]
pub struct Cache {
    file: PathBuf,
    version: JoinHandle<Option<String>>,
}

impl Cache {
    /// Starts to ask for the version, which takes a while: there is time to print the tree.
    ///
    /// `folder` is the one that will be passed to [`Cache::format`].
    pub fn open(file: impl Into<PathBuf>, folder: &Path) -> Self {
        let mut rustfmt = command(folder);
        rustfmt.arg("--version");
        let version = thread::spawn(move || {
            let output = rustfmt.output().ok()?;
            output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
        });
        Self { file: file.into(), version }
    }

    /// Formats a tree as [`format()`] does, without rustfmt if the tree is the one of the last time.
    ///
    /// # Errors
    ///
    /// Those of [`format()`]. A file that can't be read or written only costs time.
    pub fn format(self, tree: &mut Tree, folder: &Path) -> anyhow::Result<Formatted> {
        let Some(version) = self.version.join().ok().flatten() else {
            return format(tree, folder);
        };
        let style = config(folder).and_then(|file| fs::read_to_string(file).ok());
        let key = key(&version, &style.unwrap_or_default(), tree);
        if let Some(files) = Entry::read(&self.file, &key) {
            tree.files.extend(files);
            return Ok(Formatted::ByRustfmt);
        }
        let formatted = format(tree, folder)?;
        if formatted == Formatted::ByRustfmt {
            let files = rust_files(tree).map(|(path, text)| (path.clone(), text.clone()));
            let _ = Entry::new(key, files.collect()).write(&self.file);
        }
        Ok(formatted)
    }
}

/// What the file has.
#[derive(Deserialize, Serialize)]
struct Entry {
    /// Of what went in.
    key: String,
    /// Of what came out.
    digest: String,
    files: BTreeMap<String, String>,
}

impl Entry {
    fn new(key: String, files: BTreeMap<String, String>) -> Self {
        Self { key, digest: digest(&files), files }
    }

    /// The files, if they were made of what has this key.
    fn read(file: &Path, key: &str) -> Option<BTreeMap<String, String>> {
        let entry: Self = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
        (entry.key == key && entry.digest == digest(&entry.files)).then_some(entry.files)
    }

    fn write(&self, file: &Path) -> anyhow::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        // Not seen before it is whole, for others may be at it too.
        let scratch = tempfile::NamedTempFile::new_in(folder)?;
        fs::write(scratch.path(), serde_json::to_vec(self)?)?;
        scratch.persist(file)?;
        Ok(())
    }
}

/// Of all that decides what rustfmt makes.
fn key(version: &str, style: &str, tree: &mut Tree) -> String {
    let mut parts: Vec<&str> = vec![version, style];
    parts.extend(rust_files(tree).flat_map(|(path, text)| [path.as_str(), text.as_str()]));
    hash(parts)
}

fn digest(files: &BTreeMap<String, String>) -> String {
    hash(files.iter().flat_map(|(path, text)| [path.as_str(), text.as_str()]))
}

/// The lengths are in it, so that no two lists have the same.
fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        let files = [("Cargo.toml", "[package]\n"), ("src/lib.rs", text)];
        Tree { files: files.map(|(path, text)| (path.to_owned(), text.to_owned())).into() }
    }

    #[test]
    fn the_key_has_all_that_counts() {
        let one = key("1.9.0", "a = 1", &mut tree("fn a() {}"));
        assert_eq!(one, key("1.9.0", "a = 1", &mut tree("fn a() {}")));
        assert_ne!(one, key("1.9.1", "a = 1", &mut tree("fn a() {}")));
        assert_ne!(one, key("1.9.0", "a = 2", &mut tree("fn a() {}")));
        assert_ne!(one, key("1.9.0", "a = 1", &mut tree("fn b() {}")));
        assert_ne!(one, key("1.9.0a", " = 1", &mut tree("fn a() {}")));
    }

    #[test]
    fn the_same_with_and_without() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/formatted.json");
        let formatted = |text: &str| {
            let mut tree = tree(text);
            let cache = Cache::open(&file, folder.path());
            assert_eq!(cache.format(&mut tree, folder.path()).unwrap(), Formatted::ByRustfmt);
            tree
        };
        for text in ["fn a( ){}", "fn a( ){}", "fn b( ){}", "fn a( ){}"] {
            let mut expected = tree(text);
            format(&mut expected, folder.path()).unwrap();
            assert_eq!(formatted(text), expected, "{text}");
            assert!(fs::read_to_string(&file).unwrap().contains("src/lib.rs"));
        }
    }

    #[test]
    fn what_is_not_as_it_was_written_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("formatted.json");
        let files = BTreeMap::from([("src/lib.rs".to_owned(), "fn a() {}\n".to_owned())]);
        Entry::new("key".to_owned(), files.clone()).write(&file).unwrap();
        assert_eq!(Entry::read(&file, "key"), Some(files));
        assert_eq!(Entry::read(&file, "another"), None);
        let changed = fs::read_to_string(&file).unwrap().replace("fn a()", "fn c()");
        fs::write(&file, changed).unwrap();
        assert_eq!(Entry::read(&file, "key"), None);
        fs::write(&file, "{").unwrap();
        assert_eq!(Entry::read(&file, "key"), None);
    }
}
