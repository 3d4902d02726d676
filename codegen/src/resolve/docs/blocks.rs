//! CommonMark as a tree.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

use super::printable;

/// A block.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    Heading(HeadingLevel, Vec<Inline>),
    Quote(Vec<Block>),
    Code { language: String, text: String },
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Table { alignments: Vec<Alignment>, rows: Vec<Vec<Vec<Inline>>> },
    Rule,
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    Break,
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link(Target, Vec<Inline>),
    Image(Target, Vec<Inline>),
}

/// Where a link or an image points to.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) url: String,
    pub(super) title: String,
}

/// Containers further down are dissolved in the one that holds them.
const DEEPEST: usize = 16;

pub(super) fn parse(text: &str) -> Vec<Block> {
    blocks(&mut events(text), 0)
}

/// The text as rustdoc's parser sees it, without the extensions that only change how plain text looks.
pub(super) fn events(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The blocks up to the end of the container that was just entered.
fn blocks(events: &mut Parser<'_>, depth: usize) -> Vec<Block> {
    let mut blocks = Blocks::default();
    let mut dissolved = 0;
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Paragraph) => {
                let inlines = inlines(events, depth);
                blocks.push_inlines(Block::Paragraph, inlines);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let inlines = inlines(events, depth);
                blocks.push_inlines(|inlines| Block::Heading(level, inlines), inlines);
            }
            Event::Start(Tag::CodeBlock(kind)) => blocks.push_code(&kind, &code(events)),
            Event::Start(Tag::Table(alignments)) => {
                let rows = rows(events, depth);
                blocks.push(Block::Table { alignments, rows });
            }
            Event::Start(Tag::BlockQuote(_)) if depth < DEEPEST => {
                let quoted = self::blocks(events, depth + 1);
                blocks.push_unless_empty(quoted, Block::Quote);
            }
            Event::Start(Tag::List(start)) if depth < DEEPEST => {
                let items = items(events, depth);
                blocks.push_unless_empty(items, |items| Block::List { start, items });
            }
            Event::Rule => blocks.push(Block::Rule),
            Event::End(_) if dissolved == 0 => break,
            Event::End(_) => {
                blocks.close_paragraph();
                dissolved -= 1;
            }
            Event::Start(Tag::HtmlBlock) => {
                let text = Inline::Text(html_block(events));
                blocks.push_inlines(Block::Paragraph, vec![text]);
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
                blocks.close_paragraph();
                dissolved += 1;
            }
            other => inline(other, events, depth, &mut blocks.paragraph),
        }
    }
    blocks.close_paragraph();
    blocks.list
}

/// Blocks under construction. The text of a tight list stands in its item without a paragraph around it.
#[derive(Default)]
struct Blocks {
    list: Vec<Block>,
    paragraph: Vec<Inline>,
}

impl Blocks {
    fn push(&mut self, block: Block) {
        self.close_paragraph();
        self.list.push(block);
    }

    fn push_unless_empty<T>(&mut self, parts: Vec<T>, block: impl FnOnce(Vec<T>) -> Block) {
        self.close_paragraph();
        if !parts.is_empty() {
            self.list.push(block(parts));
        }
    }

    fn push_inlines(&mut self, block: impl FnOnce(Vec<Inline>) -> Block, inlines: Vec<Inline>) {
        self.close_paragraph();
        if !inlines.iter().all(Inline::is_blank) {
            self.list.push(block(inlines));
        }
    }

    fn push_code(&mut self, kind: &CodeBlockKind<'_>, text: &str) {
        let text = printable(text).replace('\t', "    ");
        let lines: Vec<_> = text.lines().map(str::trim_end).collect();
        let text = lines.join("\n");
        let text = text.trim_matches('\n');
        self.close_paragraph();
        if !text.is_empty() {
            self.list.push(Block::Code { language: language(kind), text: text.to_owned() });
        }
    }

    fn close_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.iter().all(Inline::is_blank) {
            self.list.push(Block::Paragraph(paragraph));
        }
    }
}

/// What stands behind the fence; `text` where nothing does, for rustdoc takes that for Rust.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let info = match kind {
        CodeBlockKind::Indented => "",
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '_' | '.' | ',');
    if info.is_empty() || !info.chars().all(is_plain) { "text".to_owned() } else { info.to_owned() }
}

fn code(events: &mut Parser<'_>) -> String {
    let mut code = String::new();
    for event in events {
        match event {
            Event::Text(text) => code.push_str(&text),
            _ => break,
        }
    }
    code
}

/// A tag that is no HTML, such as a placeholder, with what stands on its lines; without comments.
fn html_block(events: &mut Parser<'_>) -> String {
    let mut html = String::new();
    for event in events {
        match event {
            Event::Html(text) | Event::Text(text) => html.push_str(&text),
            _ => break,
        }
    }
    let mut parts = html.split("<!--");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("-->").map_or("", |(_, after)| after));
    }
    text
}

fn items(events: &mut Parser<'_>, depth: usize) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    while let Some(Event::Start(_)) = events.next() {
        items.push(blocks(events, depth + 1));
    }
    items.retain(|item| !item.is_empty());
    items
}

/// The rows of a table, the head first.
fn rows(events: &mut Parser<'_>, depth: usize) -> Vec<Vec<Vec<Inline>>> {
    let mut rows = Vec::new();
    while let Some(Event::Start(_)) = events.next() {
        let mut row = Vec::new();
        while let Some(Event::Start(_)) = events.next() {
            let mut cell = inlines(events, depth);
            cell.iter_mut().for_each(restore_bars);
            row.push(cell);
        }
        rows.push(row);
    }
    rows
}

/// In code within a table htmd writes the bar in a way that HTML understands and code does not.
fn restore_bars(inline: &mut Inline) {
    if let Inline::Code(code) = inline {
        *code = code.replace("&#124;", "|");
    }
}

/// The inlines up to the end of what was just entered.
fn inlines(events: &mut Parser<'_>, depth: usize) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut dissolved = 0;
    while let Some(event) = events.next() {
        match event {
            Event::End(_) if dissolved == 0 => break,
            Event::End(_) => dissolved -= 1,
            Event::Start(_) if depth >= 2 * DEEPEST => dissolved += 1,
            other => inline(other, events, depth, &mut inlines),
        }
    }
    inlines
}

fn inline(event: Event<'_>, events: &mut Parser<'_>, depth: usize, into: &mut Vec<Inline>) {
    match event {
        Event::Start(tag) => {
            let children = inlines(events, depth + 1);
            let target =
                |url: &str, title: &str| Target { url: url.to_owned(), title: title.to_owned() };
            match tag {
                Tag::Emphasis => into.push(Inline::Emphasis(children)),
                Tag::Strong => into.push(Inline::Strong(children)),
                Tag::Link { dest_url, title, .. } if is_absolute(&dest_url) => {
                    into.push(Inline::Link(target(&dest_url, &title), children));
                }
                Tag::Image { dest_url, title, .. } if is_absolute(&dest_url) => {
                    into.push(Inline::Image(target(&dest_url, &title), children));
                }
                // A link relative to a page that is not here leads nowhere; its text is worth keeping.
                _ => children.into_iter().for_each(|child| append(into, child)),
            }
        }
        Event::Code(code) if !code.trim().is_empty() => {
            into.push(Inline::Code(printable(&code).into_owned()));
        }
        Event::HardBreak => into.push(Inline::Break),
        Event::SoftBreak => append(into, Inline::Text(" ".to_owned())),
        Event::Text(text) | Event::InlineHtml(text) | Event::Html(text)
            if !text.trim_start().starts_with("<!--") =>
        {
            append(into, Inline::Text(printable(&text).into_owned()));
        }
        // Comments; and what belongs to extensions that are not switched on.
        _ => {}
    }
}

/// Adds an inline; text joins the text before it, so that what is beside a character can be seen.
fn append(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// Whether a link needs no page to start from.
pub(super) fn is_absolute(url: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme) && url.len() > scheme.len())
}

impl Inline {
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Break => true,
            Self::Code(_) | Self::Image(..) => false,
            Self::Emphasis(inlines) | Self::Strong(inlines) | Self::Link(_, inlines) => {
                inlines.iter().all(Self::is_blank)
            }
        }
    }
}
