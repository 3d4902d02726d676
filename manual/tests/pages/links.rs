//! Links lead somewhere, and files that are named are there, in every Markdown file of the repository. Nothing is asked of
//! a network.

use std::path::Path;

use manual::{Page, root};

use crate::files;

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    let pages = files(".md");
    assert!(pages.len() > 15, "{pages:?}");
    for name in pages {
        let page = Page::read(&name).unwrap();
        for (line, link) in page.links() {
            if let Err(fault) = follow(&page, &link) {
                faults.push(format!("{name}:{line}: `{link}`: {fault}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A path in backticks that begins with a folder of the repository is there: documentation that names files stays true.
#[test]
fn named_files_are_there() {
    let mut faults = Vec::new();
    for name in files(".md").iter().filter(|name| !name.contains('/') || name.starts_with("docs/"))
    {
        let page = Page::read(name).unwrap();
        for (line, code) in page.code() {
            if !names_a_file(&code) || root().join(&code).exists() {
                continue;
            }
            faults.push(format!("{name}:{line}: `{code}` is not there"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn names_a_file(code: &str) -> bool {
    let folders = ["codegen", "crates", "docs", "examples", "interop", "manual", "model", "xtask"];
    let is_path = code.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    let first = code.split_once('/').map(|(first, _)| first);
    is_path && first.is_some_and(|first| folders.contains(&first))
}

fn follow(page: &Page, link: &str) -> Result<(), String> {
    // A draft in the summary; whatever is at another host is not asked.
    if link.is_empty() && page.name == "docs/SUMMARY.md" || link.starts_with("https://") {
        return Ok(());
    }
    if link.contains("://") {
        return Err("neither a path nor `https`".to_owned());
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let folder = Path::new(&page.name).parent().unwrap();
    let target = if path.is_empty() { page.name.clone().into() } else { folder.join(path) };
    if !root().join(&target).exists() {
        return Err("there is no such file".to_owned());
    }
    if page.name.starts_with("docs/") && path.starts_with("..") {
        return Err("not in the book; name the file in backticks".to_owned());
    }
    if anchor.is_empty() {
        return Ok(());
    }
    let target = Page::read(target.to_str().unwrap()).map_err(|error| format!("{error:#}"))?;
    let anchors = target.anchors();
    if anchors.iter().any(|it| it == anchor) {
        return Ok(());
    }
    Err(format!("no heading is called so; there are {anchors:?}"))
}
