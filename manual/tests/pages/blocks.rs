//! No block escapes: each is compiled, run, compared, or says why not.

use manual::{Block, Page, Proof, Runner};

use crate::{excerpts, files, manifests, manual, read};

#[test]
fn every_block_is_proved_or_says_why_not() {
    let tests = Tests::read();
    let mut faults = Vec::new();
    let mut count = 0;
    for page in manual() {
        let blocks = page.blocks().unwrap();
        count += blocks.len();
        for (number, block) in blocks.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|before| blocks.get(before));
            if let Err(fault) = tests.prove(&page, block, before) {
                faults.push(format!("{}:{}: {fault}", page.name, block.line));
            }
        }
        // A fence that the parser does not see, in a list or behind text, would be a block that nobody proves.
        let fences = page.text.lines().filter(|line| line.trim_start().starts_with("```")).count();
        assert_eq!(fences, 2 * blocks.len(), "{}: fences and blocks", page.name);
    }
    assert!(count > 50, "{count} blocks");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_begins_with_what_its_reader_will_have() {
    for page in manual().iter().filter(|page| page.name.starts_with("docs/")) {
        let is_list = ["docs/SUMMARY.md", "docs/README.md"].contains(&page.name.as_str());
        let begin = page.text.split("\n## ").next().unwrap();
        let says = ["At the end of this page", "At its end"].iter().any(|it| begin.contains(it));
        assert!(is_list || says, "{} does not begin with what its reader will have", page.name);
    }
}

/// The texts that say who runs what.
struct Tests {
    ci: String,
    interop: String,
    rust: String,
    console: String,
}

impl Tests {
    fn read() -> Self {
        let tests = files(".rs").into_iter().filter(|name| name.contains("/tests/"));
        let tests = tests.map(|name| read(&name)).filter(|text| text.contains("Console::of("));
        Self {
            ci: read(".ci/run"),
            interop: read("xtask/src/interop/manual.rs"),
            rust: read("examples/src/lib.rs") + &read("manual/src/lib.rs"),
            console: tests.collect(),
        }
    }

    fn prove(&self, page: &Page, block: &Block, before: Option<&Block>) -> Result<(), String> {
        let name = &page.name;
        match (block.language.as_str(), &block.proof) {
            ("rust", Proof::Language | Proof::Compiled) => holds(
                self.rust.contains(&format!("/{name}\")")),
                "no package has the page among its documentation tests",
            ),
            ("console", Proof::Language) => {
                holds(self.console.contains(&format!("(\"{name}\")")), "no test runs the page")
            }
            ("toml", Proof::Language) => manifests::check(&block.text),
            ("sh", Proof::Language) => self.is_quick_start(page, block),
            (_, Proof::Excerpt(path)) => excerpts::check(path, &block.text),
            ("text", Proof::Printed) => {
                let by = before.map(|before| &before.proof);
                holds(by == Some(&Proof::RunBy(Runner::Interop)), "no block above prints it")
            }
            ("console" | "python" | "js", Proof::RunBy(Runner::Interop)) => {
                holds(self.interop.contains(name), "`cargo xtask interop` does not know the page")
            }
            ("rust", Proof::RunBy(Runner::Ci)) => {
                holds(self.ci.contains(name), "`.ci/run` does not know the page")
            }
            ("console", Proof::RunBy(Runner::Ci)) => {
                let mut commands = block.text.lines().filter_map(|line| line.strip_prefix("$ "));
                holds(commands.all(|it| self.ci.contains(it)), "`.ci/run` has no such command")
            }
            (_, Proof::NotRun(_)) => Ok(()),
            (language, proof) => Err(format!("nobody knows what proves `{language}`: {proof:?}")),
        }
    }

    /// The two commands of the README, which `.ci/run` reads from there and runs word for word.
    fn is_quick_start(&self, page: &Page, block: &Block) -> Result<(), String> {
        let commands = "cargo run --package examples --bin vault-lock\ncargo test --workspace\n";
        let is_run = self.ci.contains("quick_start 1") && self.ci.contains("quick_start 2");
        holds(
            page.name == "README.md" && block.text == commands && is_run,
            "write `console`, with what the commands print",
        )
    }
}

fn holds(it_does: bool, otherwise: &str) -> Result<(), String> {
    if it_does { Ok(()) } else { Err(otherwise.to_owned()) }
}
