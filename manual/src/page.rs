//! A page as its reader sees it: headings, links and code blocks, each block with what proves it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A page in Markdown.
#[derive(Debug)]
pub struct Page {
    /// Its path from the root of the repository.
    pub name: String,
    /// All of it.
    pub text: String,
}

/// A fenced code block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where it begins, counted from 1.
    pub line: usize,
    /// The first word of its info string; empty if there is none.
    pub language: String,
    /// What shows that it is true.
    pub proof: Proof,
    /// What stands in it.
    pub text: String,
}

/// What shows that a block is true. The info string says it after the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing more is said, so it is what goes without saying for the language: `rust` is compiled and run, `console` is run.
    Language,
    /// `rust,no_run`: compiled, not run.
    Compiled,
    /// `printed by the block above`.
    Printed,
    /// `from PATH`: it stands in that file.
    Excerpt(String),
    /// `run by …`.
    RunBy(Runner),
    /// `not run: …`, and why not.
    NotRun(String),
}

/// What runs blocks that an ordinary test can't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// `cargo xtask interop`, where Python, Node or the AWS CLI are there.
    Interop,
    /// `.ci/run`.
    Ci,
}

impl Runner {
    /// The command.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interop => "cargo xtask interop",
            Self::Ci => ".ci/run",
        }
    }
}

impl Page {
    /// Reads a page, named by its path from the root of the repository.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn read(name: &str) -> anyhow::Result<Self> {
        let path = crate::root().join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{name}`"))?;
        Ok(Self { name: name.to_owned(), text })
    }

    /// The fenced code blocks, in their order.
    ///
    /// # Errors
    ///
    /// If an info string says something else than the forms of [`Proof`].
    pub fn blocks(&self) -> anyhow::Result<Vec<Block>> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        for (event, range) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let line = self.line(range.start);
                    let CodeBlockKind::Fenced(info) = kind else {
                        bail!("{}:{line}: an indented code block; fence it", self.name);
                    };
                    let (language, proof) =
                        proof(&info).with_context(|| format!("{}:{line}: `{info}`", self.name))?;
                    open = Some(Block { line, language, proof, text: String::new() });
                }
                Event::Text(text) => {
                    if let Some(block) = &mut open {
                        block.text += &text;
                    }
                }
                Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
                _ => {}
            }
        }
        Ok(blocks)
    }

    /// Where links and images point, each with its line.
    pub fn links(&self) -> Vec<(usize, String)> {
        let targets = self.events().filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((self.line(range.start), dest_url.to_string()))
            }
            _ => None,
        });
        targets.collect()
    }

    /// The words in backticks, each with its line.
    pub fn code(&self) -> Vec<(usize, String)> {
        let code = self.events().filter_map(|(event, range)| match event {
            Event::Code(code) => Some((self.line(range.start), code.to_string())),
            _ => None,
        });
        code.collect()
    }

    /// The names of the headings as links know them.
    pub fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        let mut heading: Option<String> = None;
        for (event, _) in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        *heading += &text;
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    anchors.extend(heading.take().map(|it| slug(&it)));
                }
                _ => {}
            }
        }
        anchors
    }

    fn events(&self) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES).into_offset_iter()
    }

    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// The name that forges and mdBook give a heading.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Language and proof of an info string.
fn proof(info: &str) -> anyhow::Result<(String, Proof)> {
    let (language, rest) = info.split_once(' ').unwrap_or((info, ""));
    let (language, option) = language.split_once(',').unwrap_or((language, ""));
    let proof = match (option, rest) {
        ("no_run", "") if language == "rust" => Proof::Compiled,
        ("test_harness", "") if language == "rust" => Proof::Language,
        ("", "") => Proof::Language,
        ("", "printed by the block above") => Proof::Printed,
        ("" | "ignore", rest) => noted(rest)?,
        _ => bail!("nobody knows `{option}`"),
    };
    Ok((language.to_owned(), proof))
}

fn noted(rest: &str) -> anyhow::Result<Proof> {
    if let Some(path) = rest.strip_prefix("from ") {
        ensure!(Path::new(path).is_relative(), "a path from the root of the repository is wanted");
        return Ok(Proof::Excerpt(path.to_owned()));
    }
    if let Some(name) = rest.strip_prefix("run by ") {
        let runner = [Runner::Interop, Runner::Ci].into_iter().find(|it| it.name() == name);
        return runner.map(Proof::RunBy).context("nobody knows who runs it");
    }
    match rest.strip_prefix("not run: ").map(str::trim) {
        Some(reason) if !reason.is_empty() => Ok(Proof::NotRun(reason.to_owned())),
        _ => bail!(
            "after the language may stand `from PATH`, `run by COMMAND`, `printed by the block above` or `not run: WHY`"
        ),
    }
}
