//! What came of many runs, counted and shown.

use crate::program::Outcome;

/// Counts over runs.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) runs: usize,
    pub(crate) lost: usize,
    pub(crate) aborted: usize,
    pub(crate) wrong: usize,
    pub(crate) locked: usize,
    pub(crate) recovered: usize,
    /// The runs in which something went wrong.
    pub(crate) seeds: Vec<u64>,
}

impl Counts {
    pub(crate) fn add(&mut self, seed: u64, outcome: &Outcome) {
        self.runs += 1;
        self.lost += usize::from(outcome.lost);
        self.aborted += outcome.aborted;
        self.wrong += usize::from(outcome.wrong);
        self.locked += usize::from(outcome.locked);
        self.recovered += outcome.recovered;
        if outcome.lost || outcome.aborted > 0 || outcome.wrong {
            self.seeds.push(seed);
        }
    }

    fn per_thousand(&self, count: usize) -> String {
        (count * 1_000).div_euclid(self.runs.max(1)).to_string()
    }
}

/// The table, in figures per 1,000 runs.
pub(crate) fn show(rows: &[(&str, Counts)]) -> String {
    let head = "| per 1,000 runs | lock IDs lost | locks of others aborted | wrong reports | vaults locked |";
    let mut text = format!("{head}\n| --- | --- | --- | --- | --- |\n");
    for (name, counts) in rows {
        let figures = [counts.lost, counts.aborted, counts.wrong, counts.locked];
        let figures = figures.map(|count| counts.per_thousand(count)).join(" | ");
        text.push_str(&format!("| {name} | {figures} |\n"));
    }
    text
}
