//! The page about performance: puts figures and charts into it.

use std::fs;

use anstream::println;
use anyhow::Context as _;

use super::budgets::Budgets;
use super::record::Record;
use super::{charts, table};
use crate::inputs::root;
use crate::written;

/// The page; between these two lines stands what is written here.
const PAGE: &str = "docs/performance.md";
const BEGIN: &str = "<!-- figures: written by `cargo xtask bench --charts` -->";
const END: &str = "<!-- end of the figures -->";

/// The folder of charts and record, and the record.
const FOLDER: &str = "docs/performance";
pub(crate) const RECORD: &str = "docs/performance/figures.json";

/// Writes record, charts and the tables of the page. Parts that `later` does not have stay as they were.
pub(crate) fn write(later: Record, budgets: &Budgets) -> anyhow::Result<()> {
    let mut record = Record::read(&root().join(RECORD))?;
    record.update(later);
    // All is made before anything is written.
    let mut files = vec![(RECORD.to_owned(), record.to_text()?)];
    for (file, title, parts) in charts::CHARTS {
        let mut figures = record.figures();
        figures.retain(|figure| parts.contains(&figure.part));
        files.push((format!("{FOLDER}/{file}"), charts::draw(title, &figures, budgets)?));
    }
    files.push((PAGE.to_owned(), page(&record, budgets)?));
    for (path, text) in &files {
        written::write(&root().join(path), text)?;
    }
    let names: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
    println!("written: {}", names.join(", "));
    Ok(())
}

/// The page with the figures of a record.
fn page(record: &Record, budgets: &Budgets) -> anyhow::Result<String> {
    let text =
        fs::read_to_string(root().join(PAGE)).with_context(|| format!("cannot read `{PAGE}`"))?;
    let tables = table::markdown(&record.figures(), budgets);
    replaced(&text, &format!("{}\n{tables}", compilers(record))).with_context(|| {
        format!("`{PAGE}` has no place for the figures: the lines `{BEGIN}` and `{END}`")
    })
}

/// Which compiler the figures are of.
fn compilers(record: &Record) -> String {
    let mut compilers: Vec<_> =
        record.parts.values().map(|measured| measured.compiler.as_str()).collect();
    compilers.sort_unstable();
    compilers.dedup();
    format!("Compiled by {}.\n", compilers.join(", "))
}

/// The page with other text between the two lines.
fn replaced(page: &str, between: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", between.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_is_replaced() {
        let page = format!("# Page\n\n{BEGIN}\nold\n{END}\n\nEnd.\n");
        let expected = format!("# Page\n\n{BEGIN}\n\nnew\n\n{END}\n\nEnd.\n");
        assert_eq!(replaced(&page, "new\n").as_deref(), Some(expected.as_str()));
        assert_eq!(replaced("# Page\n", "new"), None);
    }
}
