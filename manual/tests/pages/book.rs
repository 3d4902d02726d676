//! mdBook can make a book of the pages: its own readers take the summary and the settings.

use std::collections::BTreeSet;

use mdbook_core::config::Config;
use mdbook_summary::{SummaryItem, parse_summary};

use crate::{manual, read};

#[test]
fn the_settings_are_those_of_mdbook() {
    let config: Config = read("book.toml").parse().unwrap();
    assert_eq!(config.book.src.to_str(), Some("docs"));
    assert!(!config.build.create_missing);
}

#[test]
fn every_page_is_in_the_summary_once() {
    let summary = parse_summary(&read("docs/SUMMARY.md")).unwrap();
    let items = summary.prefix_chapters.iter().chain(&summary.numbered_chapters);
    let items = items.chain(&summary.suffix_chapters);
    let pages: Vec<String> = items
        .filter_map(|item| match item {
            SummaryItem::Link(link) => {
                assert!(link.nested_items.is_empty(), "{}", link.name);
                link.location.as_ref().map(|path| format!("docs/{}", path.display()))
            }
            _ => None,
        })
        .collect();
    let unique: BTreeSet<_> = pages.iter().cloned().collect();
    assert_eq!(unique.len(), pages.len(), "{pages:?}");
    let written = manual().into_iter().map(|page| page.name);
    let written = written.filter(|name| !["docs/SUMMARY.md", "README.md"].contains(&name.as_str()));
    assert_eq!(unique, written.collect());
}

/// The summary calls pages as they call themselves, and the front page links to each of them.
#[test]
fn the_summary_has_the_titles_of_the_pages() {
    let (summary, readme) = (read("docs/SUMMARY.md"), read("README.md"));
    for page in manual() {
        let Some(file) = page.name.strip_prefix("docs/").filter(|file| *file != "SUMMARY.md")
        else {
            continue;
        };
        let title = page.text.lines().next().unwrap().strip_prefix("# ").unwrap();
        assert!(summary.contains(&format!("[{title}]({file})")), "`{title}` in the summary");
        assert!(readme.contains(&format!("(docs/{file})")), "{file} in the README");
    }
}
