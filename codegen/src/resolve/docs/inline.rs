//! Inlines as words: the pieces between which a line can be broken.

use super::blocks::{self, Block, Inline, Target};
use super::fence;

/// Where inlines are printed, which decides what has to be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Lines that are wrapped.
    Paragraph,
    /// One line behind `#`.
    Heading,
    /// One line between two `|`.
    Cell,
}

/// A piece of a line that is not broken. It may hold blanks: code, a link, or a word that would start a list if a line
/// began with it and so stays with the word before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether a hard break follows.
    pub(super) breaks: bool,
}

pub(super) fn words(inlines: &[Inline], place: Place) -> Vec<Word> {
    let mut words = Printer::print(inlines, place, Emphasis::Keep);
    if !is_read_as_written(&words, place) {
        // Emphasis that ends inside of a word can't always be written in CommonMark; then the words count.
        words = Printer::print(inlines, place, Emphasis::Drop);
    }
    match place {
        Place::Paragraph => keep_from_line_start(words),
        Place::Heading | Place::Cell => words,
    }
}

pub(super) fn one_line(words: &[Word]) -> String {
    let texts: Vec<_> = words.iter().map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

/// Whether a reader of these words would print them just so.
fn is_read_as_written(words: &[Word], place: Place) -> bool {
    let line = format!("# {}", one_line(words));
    match blocks::parse(&line).as_slice() {
        [Block::Heading(_, inlines)] => {
            let again = Printer::print(inlines, place, Emphasis::Keep);
            one_line(&again) == one_line(words)
        }
        _ => words.is_empty(),
    }
}

/// Ties a word that would start a block to the word before it; the very first one is escaped.
fn keep_from_line_start(words: Vec<Word>) -> Vec<Word> {
    let mut kept: Vec<Word> = Vec::new();
    for mut word in words {
        match kept.last_mut() {
            Some(before) if starts_block(&word.text) && !before.breaks => {
                before.text.push(' ');
                before.text.push_str(&word.text);
                before.breaks = word.breaks;
            }
            _ => {
                if starts_block(&word.text) {
                    let at = word.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
                    word.text.insert(at, '\\');
                }
                kept.push(word);
            }
        }
    }
    kept
}

/// Whether a line that begins with this word could be a heading, a quote, an item, a rule, or part of a table.
fn starts_block(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = number.len() < word.len() && (number == "." || number == ")");
    let is_made_of = |set: &[char]| word.chars().all(|c| set.contains(&c));
    is_number
        || word == "+"
        || word.starts_with('>')
        || is_made_of(&['#'])
        || is_made_of(&['='])
        || is_made_of(&['-', ':', '|'])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    Keep,
    Drop,
}

struct Printer {
    words: Vec<Word>,
    /// Whether the last word goes on.
    is_open: bool,
    emphasis: Emphasis,
    place: Place,
    in_link: bool,
}

impl Printer {
    fn print(inlines: &[Inline], place: Place, emphasis: Emphasis) -> Vec<Word> {
        let mut printer =
            Self { words: Vec::new(), is_open: false, emphasis, place, in_link: false };
        printer.inlines(inlines);
        if let Some(last) = printer.words.last_mut() {
            last.breaks = false;
            // Number signs at the end of a heading would be taken for its frame.
            if place == Place::Heading && last.text.chars().all(|c| c == '#') {
                last.text.insert(0, '\\');
            }
        }
        printer.words
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        let mut inlines = inlines.iter().peekable();
        while let Some(inline) = inlines.next() {
            match inline {
                Inline::Text(text) => {
                    let is_before_link = match inlines.peek() {
                        Some(Inline::Link(target, children)) => !is_autolink(target, children),
                        _ => false,
                    };
                    self.text(text, is_before_link);
                }
                Inline::Code(code) => self.code(code),
                Inline::Break => self.hard_break(),
                Inline::Emphasis(children) => self.emphasis(children, "*"),
                Inline::Strong(children) => self.emphasis(children, "**"),
                Inline::Link(target, children) => self.link(target, children),
                Inline::Image(target, children) => {
                    self.push("!");
                    self.bracketed(target, children);
                }
            }
        }
    }

    fn push(&mut self, text: &str) {
        match self.words.last_mut() {
            Some(word) if self.is_open => word.text.push_str(text),
            _ => self.words.push(Word { text: text.to_owned(), breaks: false }),
        }
        self.is_open = true;
    }

    fn blank(&mut self) {
        self.is_open = false;
    }

    fn hard_break(&mut self) {
        self.is_open = false;
        if let Some(word) = self.words.last_mut() {
            word.breaks = true;
        }
    }

    fn emphasis(&mut self, children: &[Inline], mark: &str) {
        match self.emphasis {
            Emphasis::Keep => {
                self.push(mark);
                self.inlines(children);
                self.push(mark);
            }
            Emphasis::Drop => self.inlines(children),
        }
    }

    fn code(&mut self, code: &str) {
        let code = code.replace(['\n', '\t'], " ");
        let code = match self.place {
            Place::Cell => code.replace('|', "\\|"),
            Place::Paragraph | Place::Heading => code,
        };
        self.push(&fence::span(&code));
    }

    fn link(&mut self, target: &Target, children: &[Inline]) {
        if is_autolink(target, children) {
            self.push(&format!("<{}>", target.url));
        } else {
            self.bracketed(target, children);
        }
    }

    fn bracketed(&mut self, target: &Target, children: &[Inline]) {
        let mut inside = Self {
            words: Vec::new(),
            is_open: false,
            emphasis: self.emphasis,
            place: self.place,
            in_link: true,
        };
        inside.inlines(children);
        let text = one_line(&inside.words);
        let url = destination(&target.url);
        let title = match target.title.trim() {
            "" => String::new(),
            title => format!(" \"{}\"", self::title(title)),
        };
        self.push(&format!("[{text}]({url}{title})"));
    }

    fn text(&mut self, text: &str, is_before_link: bool) {
        let mut chars = text.chars();
        loop {
            let from_here = chars.as_str();
            let Some(c) = chars.next() else { break };
            if c.is_whitespace() {
                self.blank();
            } else if let Some(url) = bare_url(from_here).filter(|_| !self.in_link) {
                if url.contains('{') {
                    self.code(url);
                } else {
                    self.push(&format!("<{url}>"));
                }
                let after = from_here.strip_prefix(url).unwrap_or_default();
                chars = after.chars();
            } else {
                if self.is_special(c, chars.as_str(), is_before_link) {
                    self.push("\\");
                }
                self.push(c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// Whether a character of plain text would be taken for markup. `after` is the text behind it.
    fn is_special(&self, c: char, after: &str, is_before_link: bool) -> bool {
        let before = self.words.last().filter(|_| self.is_open);
        let before = before.and_then(|word| word.text.chars().next_back());
        let is_before_url = !self.in_link && bare_url(after).is_some();
        let next = if is_before_url { Some('<') } else { after.chars().next() };
        match c {
            '*' | '`' | '[' | ']' => true,
            '\\' => next.is_none_or(|next| !next.is_alphanumeric()),
            '_' => {
                let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_inside(before) && is_inside(next))
            }
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => {
                let word = after.split(char::is_whitespace).next().unwrap_or_default();
                word.contains(';')
            }
            '!' => next.is_none() && is_before_link,
            // rustdoc strikes out what stands between two of these; without a second one nothing happens.
            '~' => before.is_some(),
            '|' => self.place == Place::Cell,
            _ => false,
        }
    }
}

/// Whether a link shows its own address, so that `<…>` says it all.
fn is_autolink(target: &Target, children: &[Inline]) -> bool {
    let url = target.url.as_str();
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(|c: char| c.is_whitespace() || c == '<' || c == '>')
        && matches!(children, [Inline::Text(text)] if text == url)
}

/// The address that the text begins with, if there is one; punctuation behind it belongs to the sentence.
fn bare_url(text: &str) -> Option<&str> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '{') {
        return None;
    }
    let ends_url = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\');
    let mut url = text.split(ends_url).next()?;
    while let Some(shorter) = url.strip_suffix(|c: char| {
        ".,;:!?'*_~]".contains(c)
            || (c == ')' && closes_too_often(url, '(', ')'))
            || (c == '}' && closes_too_often(url, '{', '}'))
    }) {
        url = shorter;
    }
    Some(url)
}

fn closes_too_often(text: &str, open: char, close: char) -> bool {
    text.matches(open).count() < text.matches(close).count()
}

/// The address as it stands in the parentheses of a link.
pub(super) fn destination(url: &str) -> String {
    let mut destination = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '(' => destination.push_str("%28"),
            ')' => destination.push_str("%29"),
            '<' => destination.push_str("%3C"),
            '>' => destination.push_str("%3E"),
            '\\' => destination.push_str("%5C"),
            '|' => destination.push_str("%7C"),
            '`' => destination.push_str("%60"),
            '*' => destination.push_str("%2A"),
            '[' => destination.push_str("%5B"),
            ']' => destination.push_str("%5D"),
            c if c.is_whitespace() => destination.push_str("%20"),
            '&' if url.get(at..).is_some_and(|rest| rest.contains(';')) => {
                destination.push_str("&amp;");
            }
            c => destination.push(c),
        }
    }
    destination
}

/// A title as it stands between quotes.
fn title(title: &str) -> String {
    let words: Vec<_> = title.split_whitespace().collect();
    words.join(" ").replace(['\\', '"', '<', '>', '`', '|'], "'").replace('&', "&amp;")
}
