//! Rust identifiers that are known to be valid.

use std::fmt;

/// A Rust identifier, plain or raw (`vault_name`, `r#type`).
///
/// There is no way to make an invalid one, so a printer can turn it into a token without a check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    text: String,
    raw: bool,
}

impl Name {
    /// Makes a name of `text`; a reserved word becomes a raw identifier.
    ///
    /// Returns `None` if no Rust identifier can be spelt like that: it is empty, has a character other than ASCII letters,
    /// digits and `_`, starts with a digit, or is one of the four words that can't be raw (`crate`, `self`, `Self`,
    /// `super`) or a lone `_`.
    ///
    /// ```
    /// use smithy_sdk_codegen::ir::Name;
    ///
    /// assert_eq!(Name::new("vault_name").unwrap().to_string(), "vault_name");
    /// assert_eq!(Name::new("type").unwrap().to_string(), "r#type");
    /// assert_eq!(Name::new("2fast"), None);
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        let starts_well = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let goes_on_well = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let cannot_be_raw = matches!(text, "crate" | "self" | "Self" | "super" | "_");
        (starts_well && goes_on_well && !cannot_be_raw)
            .then(|| Self { text: text.to_owned(), raw: RESERVED.binary_search(&text).is_ok() })
    }

    /// The name without the prefix of a raw identifier: `type`, also for `r#type`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has to be written with `r#`.
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// The name with something in front: `set_type` for `r#type`.
    ///
    /// `prefix` has to be the start of an identifier.
    #[must_use]
    pub fn prefixed(&self, prefix: &str) -> Self {
        let text = format!("{prefix}{}", self.text);
        Self { raw: RESERVED.binary_search(&text.as_str()).is_ok(), text }
    }

    /// The name with something behind: `VaultLockPolicyBuilder` for `VaultLockPolicy`.
    ///
    /// `suffix` has to be the rest of an identifier.
    #[must_use]
    pub fn suffixed(&self, suffix: &str) -> Self {
        let text = format!("{}{suffix}", self.text);
        Self { raw: RESERVED.binary_search(&text.as_str()).is_ok(), text }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.raw { "r#" } else { "" })?;
        f.write_str(&self.text)
    }
}

/// Strict and reserved keywords of the 2024 edition that can be raw identifiers, sorted.
const RESERVED: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];
