//! Tokens to text: item by item, with blank lines where a person would put them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::TokenStream;

/// A Rust source file, before it is text.
#[derive(Debug, Default)]
pub(crate) struct SourceFile {
    docs: String,
    attributes: Vec<&'static str>,
    uses: BTreeSet<(UseGroup, String)>,
    items: Vec<TokenStream>,
}

/// Imports stand in groups: standard library, other crates, this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum UseGroup {
    Standard,
    Foreign,
    Own,
}

impl SourceFile {
    /// A file that says what it is for (one or more lines, as in `//! …`).
    pub(crate) fn new(docs: impl Into<String>) -> Self {
        Self { docs: docs.into(), ..Self::default() }
    }

    /// Adds an attribute of the whole file, `#![…]`.
    pub(crate) fn attribute(&mut self, attribute: &'static str) -> &mut Self {
        self.attributes.push(attribute);
        self
    }

    /// Adds `use PATH;` for each path.
    pub(crate) fn uses<P: Into<String>>(&mut self, paths: impl IntoIterator<Item = P>) -> &mut Self {
        self.uses.extend(paths.into_iter().map(|path| {
            let path = path.into();
            let group = match path.split("::").next() {
                Some("std") => UseGroup::Standard,
                Some("crate" | "super" | "self") => UseGroup::Own,
                _ => UseGroup::Foreign,
            };
            (group, path)
        }));
        self
    }

    /// Adds an item.
    pub(crate) fn item(&mut self, item: TokenStream) -> &mut Self {
        self.items.push(item);
        self
    }

    /// The text, headed by `notice` as a comment.
    ///
    /// Items that are not Rust are printed as the tokens they are, so that the compiler points at them: a printer that
    /// makes such items has a bug, and there is nobody who could handle an error here.
    pub(crate) fn render(&self, notice: &str) -> String {
        let mut text = format!("// {notice}\n");
        if !self.docs.is_empty() {
            text.push('\n');
        }
        for line in self.docs.lines() {
            let _ = writeln!(text, "{}", format!("//! {line}").trim_end());
        }
        if !self.attributes.is_empty() {
            let _ = writeln!(text, "\n{}", self.attributes.join("\n"));
        }
        let mut group = None;
        for (of, path) in &self.uses {
            if group.replace(of) != Some(of) {
                text.push('\n');
            }
            let _ = writeln!(text, "use {path};");
        }
        let mut previous_was_line = false;
        for item in &self.items {
            let item = print_item(item);
            let is_line = item.lines().count() == 1;
            if !(is_line && previous_was_line) {
                text.push('\n');
            }
            text.push_str(&item);
            previous_was_line = is_line;
        }
        text
    }
}

/// Prints one item, with a blank line between its methods.
fn print_item(item: &TokenStream) -> String {
    let Ok(item) = syn::parse2::<syn::Item>(item.clone()) else {
        return format!("{item}\n");
    };
    let file = syn::File { shebang: None, attrs: Vec::new(), items: vec![item], frontmatter: None };
    space_methods(&prettyplease::unparse(&file))
}

/// Puts a blank line between the members of an `impl` or `trait`, but keeps the setters of one field together.
fn space_methods(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        let ends_method = line == "    }";
        if ends_method && lines.peek().is_some_and(|next| *next != "}") && !starts_sibling(lines.clone()) {
            spaced.push('\n');
        }
    }
    spaced
}

/// Whether the next method is a `set_…` or `get_…`, which belongs to the method before it.
fn starts_sibling<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    lines
        .find(|line| line.trim_start().starts_with("pub fn ") || line.trim_start().starts_with("fn "))
        .is_some_and(|line| {
            let name = line.trim_start().trim_start_matches("pub ").trim_start_matches("fn ");
            name.starts_with("set_") || name.starts_with("get_")
        })
}
