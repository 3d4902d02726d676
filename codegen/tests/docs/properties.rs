//! What holds for any text.

use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};
use smithy_sdk_codegen::resolve::docs::markdown;

/// Pieces of HTML, of CommonMark and of neither, in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9]{1,9}",
        4 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        4 => proptest::sample::select(&MARKUP[..]).prop_map(str::to_owned),
        2 => proptest::sample::select(&TAGS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The same without tags, and without characters that are left out.
fn common_mark() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        text.replace('<', "(").replace(|c: char| !(c.is_ascii_graphic() || " \n\t".contains(c)), "")
    })
}

const MARKUP: [&str; 44] = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~",
    "~~~",
    "#",
    "# ",
    "## ",
    "> ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "7) ",
    "---",
    "===",
    "***",
    "|",
    "|-|-|",
    "[",
    "]",
    "](",
    ")",
    "](https://a.b)",
    "![",
    "https://a.b/c_d",
    "http://",
    "<https://a.b>",
    "<",
    ">",
    "&",
    "&amp;",
    "&copy;",
    "\\",
    "    ",
    "\t",
    "!",
    ":",
    "[a]: https://a.b",
    ".",
];

const TAGS: [&str; 38] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<code>",
    "</code>",
    "<a>",
    "</a>",
    "<a href=\"https://a.b\">",
    "<a href=\"x\">",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<br/>",
    "<note>",
    "</note>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<pre>",
    "</pre>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<h2>",
    "</h2>",
    "<!-- x -->",
    "<region>",
    "</x>",
    "<blockquote>",
    "<p/",
];

proptest! {
    #[test]
    fn the_result_is_not_changed_any_more(text in text()) {
        let once = markdown(&text).0;
        prop_assert_eq!(&markdown(&once).0, &once);
    }

    #[test]
    fn the_result_is_clean(text in text()) {
        let docs = markdown(&text).0;
        prop_assert_eq!(faults(&docs), Vec::<String>::new(), "{}", docs);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        markdown(&text);
    }

    #[test]
    fn no_word_of_common_mark_is_lost(text in common_mark()) {
        let docs = markdown(&text).0;
        prop_assert_eq!(words(&docs), words(&text), "{}", docs);
    }
}

/// What rustdoc, or a reader of the source, would object to.
fn faults(docs: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for line in docs.lines() {
        if line.ends_with(char::is_whitespace) {
            faults.push(format!("trailing blank: {line:?}"));
        }
        if line.contains(|c: char| c.is_control()) {
            faults.push(format!("control character: {line:?}"));
        }
    }
    if docs.starts_with('\n') || docs.ends_with('\n') {
        faults.push("blank lines around".to_owned());
    }
    let mut broken = |link: BrokenLink<'_>| {
        faults.push(format!("broken link: {}", link.reference));
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    // The extensions that rustdoc switches on.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let events: Vec<_> =
        Parser::new_with_broken_link_callback(docs, options, Some(&mut broken)).collect();
    let mut links = 0;
    for event in &events {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links += 1;
                if !dest_url.contains(':') {
                    faults.push(format!("relative link: {dest_url}"));
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => links -= 1,
            Event::Text(text) if links == 0 && text.contains("https://a") => {
                faults.push(format!("bare URL: {text}"));
            }
            Event::Html(html) | Event::InlineHtml(html) => faults.push(format!("raw HTML: {html}")),
            Event::Start(Tag::Strikethrough)
            | Event::TaskListMarker(_)
            | Event::FootnoteReference(_) => faults.push(format!("extension: {event:?}")),
            Event::Start(Tag::CodeBlock(kind)) => {
                // No URL in code is bare.
                links += 1;
                if *kind == CodeBlockKind::Indented {
                    faults.push("code without a fence".to_owned());
                }
            }
            _ => {}
        }
    }
    faults
}

/// Letters and digits of what a reader sees, in order.
fn words(common_mark: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(common_mark, Options::ENABLE_TABLES) {
        if let Event::Text(text) | Event::Code(text) = event {
            words.extend(text.chars().filter(char::is_ascii_alphanumeric));
        }
    }
    words
}
