//! Tokens to text: item by item, with blank lines where a person would put them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proc_macro2::{Spacing, TokenStream, TokenTree};

/// A Rust source file, before it is text.
#[derive(Debug, Default)]
pub(crate) struct SourceFile {
    docs: String,
    attributes: Vec<&'static str>,
    uses: BTreeSet<String>,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    Tokens(TokenStream),
    /// A call of a macro, whose input no formatter understands.
    Text(String),
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
    pub(crate) fn uses<P: Into<String>>(
        &mut self,
        paths: impl IntoIterator<Item = P>,
    ) -> &mut Self {
        self.uses.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Adds an item.
    pub(crate) fn item(&mut self, item: TokenStream) -> &mut Self {
        self.items.push(Item::Tokens(item));
        self
    }

    /// Adds a call of one of the macros in `plumbing` with one argument: `modeled_error!(ResourceNotFoundException);`
    pub(crate) fn call(&mut self, name: &str, argument: &str) -> &mut Self {
        self.items.push(Item::Text(format!("{name}!({argument});\n")));
        self
    }

    /// Adds a call of one of the macros in `plumbing`, with lines for arguments behind the first, `head`:
    ///
    /// ```text
    /// optional_setters! { VaultLockPolicyBuilder:
    ///     set_policy, get_policy => policy: String;
    /// }
    /// ```
    pub(crate) fn block(
        &mut self,
        name: &str,
        head: &str,
        lines: impl IntoIterator<Item = String>,
    ) -> &mut Self {
        let lines: String = lines.into_iter().map(|line| format!("    {line}\n")).collect();
        self.items.push(Item::Text(format!("{name}! {{ {head}:\n{lines}}}\n")));
        self
    }

    /// The names that the items use without saying where they are from; those that they define are among them.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for item in &self.items {
            // The lines of a macro name fields, which may be called like anything.
            if let Item::Tokens(tokens) = item {
                collect_names(tokens.clone(), &mut names);
            }
        }
        names
    }

    /// The text, headed by `notice` as a comment.
    ///
    /// Items that are not Rust are printed as the tokens they are, so that the compiler points at them: a printer that
    /// makes such items has a bug, and there is nobody who could handle an error here.
    pub(crate) fn render(&self, notice: &str) -> String {
        let mut text = format!("// {notice}\n");
        for line in self.docs.lines() {
            let _ = writeln!(text, "{}", format!("//! {line}").trim_end());
        }
        if !self.attributes.is_empty() {
            let _ = writeln!(text, "\n{}", self.attributes.join("\n"));
        }
        if !self.uses.is_empty() {
            text.push('\n');
        }
        for import in imports(&self.uses) {
            let _ = writeln!(text, "use {import};");
        }
        let mut previous_was_line = false;
        for item in &self.items {
            let item = match item {
                Item::Tokens(tokens) => print_item(tokens),
                Item::Text(text) => text.clone(),
            };
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

/// The paths of imports, those into one module together: `crate::types::{Cake, Glaze}`
fn imports(paths: &BTreeSet<String>) -> Vec<String> {
    let mut modules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in paths {
        let (module, names) = match path.split_once("::{") {
            Some((module, names)) => (module, names.trim_end_matches('}')),
            None => path.rsplit_once("::").unwrap_or(("", path)),
        };
        modules.entry(module).or_default().extend(names.split(", "));
    }
    let import = |(module, names): (&str, BTreeSet<&str>)| {
        let names: Vec<_> = names.into_iter().collect();
        match (module, names.as_slice()) {
            ("", names) => names.join(", "),
            (module, [name]) => format!("{module}::{name}"),
            (module, names) => format!("{module}::{{{}}}", names.join(", ")),
        }
    };
    modules.into_iter().map(import).collect()
}

/// Collects the identifiers that stand neither behind a `.` nor within a path.
fn collect_names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let (mut is_qualified, mut is_half_path) = (false, false);
    for token in tokens {
        let was_half_path = std::mem::take(&mut is_half_path);
        let was_qualified = std::mem::take(&mut is_qualified);
        match token {
            TokenTree::Ident(ident) if was_qualified => drop(ident),
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '.' => is_qualified = true,
                ':' if was_half_path => is_qualified = true,
                ':' => is_half_path = punct.spacing() == Spacing::Joint,
                _ => {}
            },
            TokenTree::Group(group) => collect_names(group.stream(), names),
            TokenTree::Literal(_) => {}
        }
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

/// Puts a blank line between the members of an `impl` or `trait`, save between accessors.
fn space_methods(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = lines.as_slice();
    let mut previous_is_accessor = false;
    while let Some((line, after)) = rest.split_first() {
        spaced.push_str(line);
        spaced.push('\n');
        rest = after;
        if is_method(line) {
            previous_is_accessor = is_accessor(line, after);
        }
        let goes_on = after.first().is_some_and(|next| *next != "}");
        let ends_head = is_head(line) && after.first().is_some_and(|next| is_method(next));
        if ends_head {
            spaced.push('\n');
        }
        if *line == "    }" && goes_on {
            let next = after
                .iter()
                .position(|line| is_method(line))
                .and_then(|at| after.get(at..)?.split_first());
            let next_is_accessor = next.is_some_and(|(head, body)| is_accessor(head, body));
            if !(previous_is_accessor && next_is_accessor) {
                spaced.push('\n');
            }
        }
    }
    spaced
}

/// Whether the line is a type, constant or macro call in an `impl`.
fn is_head(line: &str) -> bool {
    line.starts_with("    ") && line.ends_with(';') && !line.starts_with("     ")
}

fn is_method(line: &str) -> bool {
    ["    pub fn ", "    fn ", "    pub async fn ", "    pub(crate) fn ", "    pub const fn "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Whether the method with this head only sets a member, or only names a value.
fn is_accessor(head: &str, body: &[&str]) -> bool {
    let sets = head.contains("(self, input: ") || head.contains("(self, value: ");
    let gets = head.contains("(&self) -> ") && body.get(1) == Some(&"    }");
    head.starts_with("    pub fn ") && (sets || gets)
}
