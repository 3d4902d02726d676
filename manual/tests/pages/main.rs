//! The pages of the manual, each as its reader meets it: blocks that are proved, links that lead somewhere, a book.

#![cfg(test)]

mod blocks;
mod book;
mod excerpts;
mod links;
mod manifests;

use std::fs;

use manual::{Page, root};
use walkdir::{DirEntry, WalkDir};

/// The pages of the manual, and the page in front of it.
fn manual() -> Vec<Page> {
    let is_page = |name: &String| name == "README.md" || name.starts_with("docs/");
    let names: Vec<_> = files(".md").into_iter().filter(is_page).collect();
    assert!(names.len() > 10, "{names:?}");
    names.iter().map(|name| Page::read(name).unwrap()).collect()
}

/// The files of the repository with this ending, by their paths from its root.
fn files(ending: &str) -> Vec<String> {
    let is_ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "target")
    };
    let entries = WalkDir::new(root()).into_iter().filter_entry(is_ours);
    let names = entries.map(|entry| {
        let path = entry.unwrap().into_path();
        path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
    });
    let mut names: Vec<_> = names.filter(|name| name.ends_with(ending)).collect();
    names.sort();
    names
}

/// A file of the repository.
fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
