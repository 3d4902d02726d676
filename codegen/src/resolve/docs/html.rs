//! HTML to CommonMark. The conversion is that of htmd; here stands what AWS's documentation needs beyond it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::LazyLock;

use htmd::element_handler::{ElementHandler, HandlerResult, Handlers};
use htmd::options::{BrStyle, BulletListMarker, Options};
use htmd::{Element, HtmlToMarkdown};
use markup5ever_rcdom::{Node, NodeData};
use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::inline::destination;
use super::{blocks, fence};

/// The text as CommonMark; text without HTML tags is that already.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    let tags = Tags::of(text);
    if !is_html(text, &tags) {
        return Cow::Borrowed(text);
    }
    let html = escape_placeholders(text, &tags);
    if depth(&html, &tags) > DEEPEST {
        return Cow::Owned(html.replace('<', "&lt;"));
    }
    match CONVERTER.convert(&html) {
        Ok(markdown) => Cow::Owned(markdown),
        Err(_) => Cow::Owned(html.replace('<', "&lt;")),
    }
}

/// Elements inside of one another, beyond which a text is not taken for a document.
const DEEPEST: usize = 100;

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    HtmlToMarkdown::builder()
        .options(Options {
            bullet_list_marker: BulletListMarker::Dash,
            br_style: BrStyle::Backslash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        .add_handler(vec!["a"], Convert(link))
        .add_handler(vec!["code", "tt", "samp", "kbd"], Convert(code))
        .add_handler(vec!["pre"], Convert(code_block))
        .add_handler(vec!["fullname", "para"], Convert(paragraph))
        .add_handler(NOTES.to_vec(), Convert(note))
        .add_handler(vec!["dt"], Convert(term))
        .add_handler(vec!["dd"], Convert(definition))
        .build()
});

/// Boxes of AWS's documentation, each with a heading of its own.
const NOTES: [&str; 5] = ["note", "important", "warning", "caution", "tip"];

/// Converts an element, to the empty text if there is nothing in it.
struct Convert(fn(&dyn Handlers, &Element<'_>) -> String);

impl ElementHandler for Convert {
    fn handle(&self, handlers: &dyn Handlers, element: Element<'_>) -> Option<HandlerResult> {
        let Self(convert) = self;
        Some(convert(handlers, &element).into())
    }
}

/// `<a href="https://…">…</a>`; without an address it is what AWS writes around the name of a shape.
fn link(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    let text = text(element.node);
    match address(element.node) {
        _ if text.is_empty() && content.trim().is_empty() => String::new(),
        Some(url) => format!("[{}]({})", content.trim(), destination(&url)),
        None if has_href(element.node) || text.contains(' ') => content,
        None => fence::span(&text),
    }
}

/// `<code>…</code>`, plain inside; if all of it is one link, it is a link.
fn code(_: &dyn Handlers, element: &Element<'_>) -> String {
    let text = text(element.node);
    let children = element.node.children.borrow();
    let mut links = children.iter().filter_map(address);
    match (links.next(), children.len()) {
        _ if text.is_empty() => String::new(),
        (Some(url), 1) => format!("[{}]({})", fence::span(&text), destination(&url)),
        _ => fence::span(&text),
    }
}

fn code_block(_: &dyn Handlers, element: &Element<'_>) -> String {
    let mut text = String::new();
    push_text(element.node, &mut text);
    let fence = fence::block(&text);
    format!("\n\n{fence}text\n{}\n{fence}\n\n", text.trim_matches('\n'))
}

fn paragraph(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    format!("\n\n{}\n\n", content.trim())
}

/// `<note>…</note>` becomes a quote that begins with **Note:**.
fn note(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    let content = content.trim();
    if content.is_empty() {
        return String::new();
    }
    let mut label = element.tag.to_owned();
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let is_prose = content.starts_with(|c: char| c.is_alphabetic() || "*`[\"'".contains(c));
    let between = if is_prose { " " } else { "\n\n" };
    let quoted = format!("**{label}:**{between}{content}").replace('\n', "\n> ");
    format!("\n\n> {quoted}\n\n")
}

/// `<dt>…</dt>` becomes an item of a list, with the definition behind it.
fn term(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    match content.trim() {
        "" => String::new(),
        term => format!("\n- **{}**:", term.replace('\n', " ")),
    }
}

fn definition(handlers: &dyn Handlers, element: &Element<'_>) -> String {
    let content = handlers.walk_children(element.node).content;
    format!("\n  {}\n", content.trim().replace('\n', "\n  "))
}

/// The text of a node without markup, on one line.
fn text(node: &Rc<Node>) -> String {
    let mut text = String::new();
    push_text(node, &mut text);
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

fn push_text(node: &Rc<Node>, into: &mut String) {
    match &node.data {
        NodeData::Text { contents } => into.push_str(&contents.borrow()),
        NodeData::Element { name, .. } if &*name.local == "br" => into.push('\n'),
        _ => {
            for child in node.children.borrow().iter() {
                push_text(child, into);
            }
        }
    }
}

/// Where a link points to, if it does from everywhere.
fn address(node: &Rc<Node>) -> Option<String> {
    href(node).filter(|url| blocks::is_absolute(url))
}

fn has_href(node: &Rc<Node>) -> bool {
    href(node).is_some_and(|url| !url.is_empty())
}

fn href(node: &Rc<Node>) -> Option<String> {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        return None;
    };
    let attrs = attrs.borrow();
    let mut attrs = attrs.iter();
    let href = attrs.find(|attr| &*name.local == "a" && &*attr.name.local == "href");
    href.map(|attr| attr.value.trim().to_owned())
}

/// Whether a reader of CommonMark would find a tag in the text.
fn is_html(text: &str, tags: &Tags<'_>) -> bool {
    let mut in_indented_code = false;
    blocks::events(text).any(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => has_tag(&html, tags),
        Event::Start(tag) => {
            in_indented_code = matches!(tag, Tag::CodeBlock(CodeBlockKind::Indented));
            false
        }
        // HTML that is indented as in its source.
        Event::Text(code) => in_indented_code && code.starts_with('<') && has_tag(&code, tags),
        _ => false,
    })
}

fn has_tag(html: &str, tags: &Tags<'_>) -> bool {
    html.split('<').skip(1).any(|from_name| tags.read(from_name) != Markup::Text)
}

/// Puts `&lt;` where a placeholder such as `<bucket>` is written like a tag.
fn escape_placeholders(text: &str, tags: &Tags<'_>) -> String {
    let mut pieces = text.split('<');
    let mut html = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let is_placeholder = piece.starts_with(|c: char| c.is_ascii_alphabetic())
            && tags.read(piece) == Markup::Text;
        html.push_str(if is_placeholder { "&lt;" } else { "<" });
        html.push_str(piece);
    }
    html
}

/// How deep elements stand in one another at most.
fn depth(html: &str, tags: &Tags<'_>) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for piece in html.split('<').skip(1) {
        match tags.read(piece) {
            Markup::Opening(tag) if !CLOSED_BY_OTHERS.contains(&tag.as_str()) => depth += 1,
            Markup::Closing => depth = depth.saturating_sub(1),
            Markup::Opening(_) | Markup::Text => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Elements that need no closing tag.
const CLOSED_BY_OTHERS: [&str; 5] = ["br", "hr", "img", "li", "p"];

/// What follows after `<`.
#[derive(PartialEq, Eq)]
enum Markup {
    Opening(String),
    Closing,
    Text,
}

/// The tags of a document: those that HTML or AWS knows, and those that the document closes.
struct Tags<'a> {
    closed: HashSet<&'a str>,
}

impl<'a> Tags<'a> {
    fn of(document: &'a str) -> Self {
        let from_names = document.split("</").skip(1);
        let closed = from_names.map(split_name).filter(|(_, after)| after.starts_with('>'));
        Self { closed: closed.map(|(name, _)| name).collect() }
    }

    fn read(&self, from_name: &str) -> Markup {
        let from_slash = from_name.strip_prefix('/');
        let (name, after) = split_name(from_slash.unwrap_or(from_name));
        let is_whole = after.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
        if name.is_empty() || !is_whole {
            return Markup::Text;
        }
        if from_slash.is_some() {
            return Markup::Closing;
        }
        let tag = name.to_ascii_lowercase();
        let is_known = TAGS.contains(&tag.as_str()) || NOTES.contains(&tag.as_str());
        if is_known || self.closed.contains(name) { Markup::Opening(tag) } else { Markup::Text }
    }
}

/// The name that a text begins with, and what follows.
fn split_name(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    text.split_at(end.unwrap_or(text.len()))
}

/// Tags that are found in documentation, some of AWS's own making.
const TAGS: [&str; 43] = [
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "para",
    "pre",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];
