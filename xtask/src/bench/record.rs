//! The record: figures on disk, for the page about performance and for whoever wants to compare.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::part::Part;
use super::run::output;

/// The figures of each part, as of the last time that it was measured.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) parts: BTreeMap<Part, Measured>,
}

/// A part that was measured, all of it in one run.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// What repeats it.
    pub(crate) command: String,
    /// `rustc 1.95.0 (…)`
    pub(crate) compiler: String,
    pub(crate) figures: Vec<Figure>,
}

impl Record {
    /// Of the figures of one run.
    pub(crate) fn new(parts: &[Part], figures: &[Figure]) -> anyhow::Result<Self> {
        let compiler = output(Command::new("rustc").arg("--version"))?.trim().to_owned();
        let measured = |part: &Part| Measured {
            command: format!("cargo xtask bench --only {}", part.name()),
            compiler: compiler.clone(),
            figures: figures.iter().filter(|figure| figure.part == *part).cloned().collect(),
        };
        Ok(Self { parts: parts.iter().map(|part| (*part, measured(part))).collect() })
    }

    /// What a file has; nothing if there is none.
    pub(crate) fn read(file: &Path) -> anyhow::Result<Self> {
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(file)?;
        serde_json::from_str(&text)
            .with_context(|| format!("`{}` is no record of figures", file.display()))
    }

    /// The record as a file has it.
    pub(crate) fn to_text(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Takes over what was measured later.
    pub(crate) fn update(&mut self, later: Self) {
        self.parts.extend(later.parts);
    }

    /// All figures, in the order of the report.
    pub(crate) fn figures(&self) -> Vec<Figure> {
        self.parts.values().flat_map(|measured| measured.figures.iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figure::Unit;

    fn record(part: Part, ours: f64) -> Record {
        let figures = vec![Figure::of_both(part, "a", Unit::Count, 2.0, ours)];
        let measured =
            Measured { command: "run".to_owned(), compiler: "rustc".to_owned(), figures };
        Record { parts: BTreeMap::from([(part, measured)]) }
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("figures.json");
        assert_eq!(Record::read(&file).unwrap(), Record::default());
        fs::write(&file, record(Part::Lines, 0.125).to_text().unwrap()).unwrap();
        assert_eq!(Record::read(&file).unwrap(), record(Part::Lines, 0.125));
        fs::write(&file, "[]").unwrap();
        let error = Record::read(&file).unwrap_err().to_string();
        assert_eq!(error, format!("`{}` is no record of figures", file.display()));
    }

    #[test]
    fn a_part_is_replaced_as_a_whole() {
        let mut all = record(Part::Lines, 1.0);
        all.update(record(Part::Instructions, 3.0));
        all.update(record(Part::Lines, 2.0));
        let ours: Vec<_> = all.figures().iter().map(|figure| (figure.part, figure.ours)).collect();
        assert_eq!(ours, [(Part::Instructions, 3.0), (Part::Lines, 2.0)]);
    }
}
