//! Documentation: from what the model has, CommonMark or HTML, to CommonMark that rustdoc takes without a warning.
//!
//! ```text
//! HTML ──htmd──▶ CommonMark ──pulldown-cmark──▶ blocks ──wrap──▶ CommonMark, tidy
//! ```
//!
//! rustdoc reads Markdown with pulldown-cmark too, so what is a link, a tag or a list here is one there.

mod blocks;
mod fence;
mod html;
mod inline;
mod print;

use std::borrow::Cow;

use crate::ir::Docs;

/// Turns a documentation trait into CommonMark for rustdoc.
///
/// Text with HTML tags is converted. In the result there is no raw HTML, no bare URL, no bracket or relative link that
/// rustdoc would try to resolve; paragraphs are wrapped, code, links and tables are left whole; a code block that names
/// no language is marked as text, for rustdoc would compile it as Rust.
///
/// ```
/// use smithy_sdk_codegen::resolve::docs::markdown;
///
/// let docs = markdown("<p>Starts the lock of a vault. See <a>CompleteVaultLock</a>.</p><ul><li><p>Fast</p></li></ul>");
/// assert_eq!(docs.0, "Starts the lock of a vault. See `CompleteVaultLock`.\n\n- Fast");
/// ```
pub fn markdown(text: &str) -> Docs {
    let text = printable(text);
    let text = html::to_markdown(&text);
    Docs(print::document(&blocks::parse(&text)))
}

/// The columns that a line of documentation may have.
const WIDTH: usize = 96;

/// The text without what no comment should hold: control characters, marks that change the direction of text, and
/// characters without width. Line ends become `\n`.
fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || (c.is_ascii() && !c.is_ascii_control())) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let text = text
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{a0}' => Some(' '),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    Cow::Owned(text)
}
