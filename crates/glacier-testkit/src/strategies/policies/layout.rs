//! How a document is written down: spaces, line breaks, escapes.

use proptest::prelude::*;
use serde_json::Value;

/// One way to write down a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    spacing: Spacing,
    /// Whether everything beyond ASCII is escaped.
    ascii: bool,
}

#[derive(Debug, Clone, Copy)]
enum Spacing {
    None,
    Lines,
    /// Lines as they end on Windows, between empty ones.
    WindowsLines,
}

/// Any layout, the shortest first.
pub(super) fn layout() -> impl Strategy<Value = Layout> {
    let spacing = prop_oneof![3 => Just(Spacing::None), 2 => Just(Spacing::Lines), 1 => Just(Spacing::WindowsLines)];
    (spacing, any::<bool>()).prop_map(|(spacing, ascii)| Layout { spacing, ascii })
}

impl Layout {
    /// The document as text.
    pub(super) fn write(self, document: &Value) -> String {
        // Line breaks inside strings are escaped, so those found are the layout's own.
        let text = match self.spacing {
            Spacing::None => document.to_string(),
            Spacing::Lines => format!("{document:#}\n"),
            Spacing::WindowsLines => format!("\n{document:#}\n").replace('\n', "\r\n\t"),
        };
        if self.ascii { escape(&text) } else { text }
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    escaped
}
