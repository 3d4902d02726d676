//! Blocks as lines.

use pulldown_cmark::{Alignment, HeadingLevel};
use textwrap::core::{Fragment, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::blocks::{Block, Inline};
use super::inline::{Place, Word, one_line, words};
use super::{WIDTH, fence};

pub(super) fn document(blocks: &[Block]) -> String {
    lines(blocks, WIDTH, Spacing::Loose).join("\n")
}

/// What stands between two blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// Nothing, as in a list whose items are one paragraph each.
    Tight,
    /// A blank line.
    Loose,
}

fn lines(blocks: &[Block], width: usize, spacing: Spacing) -> Vec<String> {
    let mut lines = Vec::new();
    let mut before: Option<&Block> = None;
    let mut is_twin = false;
    for block in blocks {
        if before.is_some() && spacing == Spacing::Loose {
            lines.push(String::new());
        }
        // Two lists one after the other are told apart by their marks.
        is_twin = !is_twin && before.is_some_and(|before| are_lists_alike(before, block));
        lines.extend(self::block(block, width, is_twin));
        before = Some(block);
    }
    lines
}

fn are_lists_alike(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::List { start: one, .. }, Block::List { start: other, .. }) => {
            one.is_some() == other.is_some()
        }
        _ => false,
    }
}

fn block(block: &Block, width: usize, is_twin: bool) -> Vec<String> {
    match block {
        Block::Paragraph(inlines) => paragraph(inlines, width),
        Block::Heading(level, inlines) => vec![heading(*level, inlines)],
        Block::Quote(blocks) => quote(blocks, width),
        Block::Code { language, text } => code(language, text),
        Block::List { start, items } => list(*start, items, width, is_twin),
        Block::Table { alignments, rows } => table(alignments, rows),
        Block::Rule => vec!["***".to_owned()],
    }
}

fn paragraph(inlines: &[Inline], width: usize) -> Vec<String> {
    #[expect(clippy::cast_precision_loss, reason = "a width is a few dozen columns")]
    let width = width as f64;
    let words = words(inlines, Place::Paragraph);
    let mut lines = Vec::new();
    for words in words.split_inclusive(|word| word.breaks) {
        let wrapped = wrap_first_fit(words, &[width]);
        lines.extend(wrapped.into_iter().map(one_line));
        if let Some(line) = lines.last_mut()
            && words.last().is_some_and(|word| word.breaks)
        {
            line.push('\\');
        }
    }
    lines
}

impl Fragment for Word {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a word has far fewer columns than a float can count"
    )]
    fn width(&self) -> f64 {
        (display_width(&self.text) + usize::from(self.breaks)) as f64
    }

    fn whitespace_width(&self) -> f64 {
        1.0
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn heading(level: HeadingLevel, inlines: &[Inline]) -> String {
    let marks = "#".repeat(level as usize);
    format!("{marks} {}", one_line(&words(inlines, Place::Heading)))
}

fn quote(blocks: &[Block], width: usize) -> Vec<String> {
    let lines = lines(blocks, narrower(width, 2), Spacing::Loose);
    lines.into_iter().map(|line| format!("> {line}").trim_end().to_owned()).collect()
}

fn code(language: &str, text: &str) -> Vec<String> {
    let fence = fence::block(text);
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize, is_twin: bool) -> Vec<String> {
    let spacing = spacing(items);
    let mut lines = Vec::new();
    for (number, item) in (start.unwrap_or_default()..).zip(items) {
        if !lines.is_empty() && spacing == Spacing::Loose {
            lines.push(String::new());
        }
        let mark = match (start, is_twin) {
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
            (Some(_), false) => format!("{number}. "),
            (Some(_), true) => format!("{number}) "),
        };
        let indent = " ".repeat(mark.len());
        let mut prefix = mark.as_str();
        for line in self::lines(item, narrower(width, mark.len()), spacing) {
            let line = format!("{prefix}{line}");
            lines.push(line.trim_end().to_owned());
            prefix = &indent;
        }
    }
    lines
}

/// A list is tight if each item is one paragraph, with tight lists below it.
fn spacing(items: &[Vec<Block>]) -> Spacing {
    let is_tight = items.iter().all(|item| {
        let below = match item.as_slice() {
            [Block::Paragraph(_), below @ ..] => below,
            all => all,
        };
        below.iter().all(|block| match block {
            // A number other than 1 can't follow a paragraph without a blank line.
            Block::List { start, items } => {
                matches!(start, None | Some(1)) && spacing(items) == Spacing::Tight
            }
            _ => false,
        })
    });
    if is_tight { Spacing::Tight } else { Spacing::Loose }
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| one_line(&words(cell, Place::Cell)));
            table_row(cells)
        })
        .collect();
    let rule = table_row(alignments.iter().map(|alignment| {
        let rule = match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        };
        rule.to_owned()
    }));
    lines.insert(lines.len().min(1), rule);
    lines
}

fn table_row(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |row, cell| format!("{row} {cell} |"))
}

/// What is left of a width inside of a list or a quote; something always is.
fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(WIDTH / 4)
}
