//! Documentation as rustdoc takes it, made into Markdown for readers.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag};

/// One level more for each heading, no hidden lines in examples, and no links to items, which lead nowhere outside rustdoc.
pub(super) fn for_readers(documentation: &str) -> String {
    let unlinked = without_item_links(documentation);
    let mut text = String::new();
    let mut fence = Fence::None;
    for line in unlinked.lines() {
        let shown = match (fence, line.strip_prefix("```")) {
            (Fence::None, Some(info)) if is_rust(info) => {
                fence = Fence::Rust;
                "```rust".to_owned()
            }
            (Fence::None, Some(_)) => {
                fence = Fence::Other;
                line.to_owned()
            }
            (Fence::Rust | Fence::Other, Some(_)) => {
                fence = Fence::None;
                line.to_owned()
            }
            (Fence::Rust, None) if line.trim() == "#" || line.trim_start().starts_with("# ") => {
                continue;
            }
            (Fence::None, None) if line.starts_with('#') => format!("#{line}"),
            _ => line.to_owned(),
        };
        text.push_str(&shown);
        text.push('\n');
    }
    text
}

#[derive(Clone, Copy)]
enum Fence {
    None,
    Rust,
    Other,
}

/// Whether a block is Rust, as rustdoc sees it.
fn is_rust(info: &str) -> bool {
    let is_word = |word: &str| {
        ["", "rust", "no_run", "ignore", "should_panic", "compile_fail"].contains(&word)
    };
    info.split(',').all(|word| is_word(word.trim()))
}

/// `[Policy](grammar::Policy)` and `[Policy]` become `Policy`, links to pages stay.
fn without_item_links(documentation: &str) -> String {
    let any = |_: BrokenLink<'_>| Some((CowStr::from("item"), CowStr::from("")));
    let parser = Parser::new_with_broken_link_callback(
        documentation,
        pulldown_cmark::Options::empty(),
        Some(any),
    );
    let links: Vec<(Range<usize>, bool)> = parser
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some((range, dest_url.contains("://"))),
            _ => None,
        })
        .collect();
    let mut text = String::new();
    let mut from = 0;
    for (range, is_page) in links {
        let link = documentation.get(range.clone()).unwrap_or_default();
        if is_page {
            continue;
        }
        text.push_str(documentation.get(from..range.start).unwrap_or_default());
        text.push_str(label(link));
        from = range.end;
    }
    text.push_str(documentation.get(from..).unwrap_or_default());
    text
}

/// `Policy` of `[Policy](…)` and of `[Policy]`.
fn label(link: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in link.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return link.get(1..at).unwrap_or(link);
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::for_readers;

    #[test]
    fn what_rustdoc_takes_becomes_plain_markdown() {
        for (documentation, readme) in [
            ("One line.\n", "One line.\n"),
            ("# Features\n\ntext\n", "## Features\n\ntext\n"),
            ("see [`Policy::parse`] and [codes](Code::ALL)\n", "see `Policy::parse` and codes\n"),
            (
                "the [SDK](https://example.com/x) of `a[0]`\n",
                "the [SDK](https://example.com/x) of `a[0]`\n",
            ),
            ("[a `[b]` c](crate::d), then [e]\n", "a `[b]` c, then e\n"),
            (
                "```\n# use a::b;\n#\nlet c = b();\n#[derive(Debug)]\nstruct D;\n```\n",
                "```rust\nlet c = b();\n#[derive(Debug)]\nstruct D;\n```\n",
            ),
            ("```no_run\nlet a = 1;\n```\n", "```rust\nlet a = 1;\n```\n"),
            ("```sh\n# not hidden\nls [a]\n```\n", "```sh\n# not hidden\nls [a]\n```\n"),
        ] {
            assert_eq!(for_readers(documentation), readme, "{documentation}");
        }
    }
}
