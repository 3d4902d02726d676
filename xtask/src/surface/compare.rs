//! Two surfaces compared, and what the difference means for callers.

use std::collections::{BTreeMap, BTreeSet};

use semver::Version;
use smithy_sdk_codegen::diff::Release;

/// The public items of a version of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Surface {
    pub(super) name: String,
    pub(super) version: Version,
    pub(super) items: BTreeSet<String>,
}

impl Surface {
    /// The form of the baseline: a headline, an explanation, an item a line.
    pub(super) fn to_text(&self) -> String {
        let items: String = self.items.iter().map(|item| format!("{item}\n")).collect();
        format!(
            "# {} {}\n\
             # The public items of its last release; in a generated crate `sdk` stands for its name. `cargo xtask surface`\n\
             # compares with them, `cargo xtask surface --accept` writes them down when a version is released.\n\
             {items}",
            self.name, self.version
        )
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        let (name, version) = text.lines().next()?.strip_prefix("# ")?.split_once(' ')?;
        let items = text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
        Some(Self {
            name: name.to_owned(),
            version: version.parse().ok()?,
            items: items.map(str::to_owned).collect(),
        })
    }
}

/// What callers notice of a difference, a line for each; and the first version that may be released with it.
pub(super) fn report(released: &Surface, surface: &Surface) -> (String, Option<Version>) {
    let all = changes(&released.items, &surface.items);
    let mut text = String::new();
    for change in &all {
        match change {
            Change::Removed(item) => text.push_str(&format!("removed {item}\n")),
            Change::Changed { old, new } => {
                text.push_str(&format!("changed {old}\n     to {new}\n"));
            }
            Change::Added(item) => text.push_str(&format!("  added {item}\n")),
            Change::Variant(item) => {
                text.push_str(&format!("  added {item}, which no match has an arm for\n"));
            }
        }
    }
    let count = |is: fn(&Change<'_>) -> bool| all.iter().filter(|change| is(change)).count();
    let removed = count(|it| matches!(it, Change::Removed(_)));
    let changed = count(|it| matches!(it, Change::Changed { .. }));
    let variants = count(|it| matches!(it, Change::Variant(_)));
    let added = variants + count(|it| matches!(it, Change::Added(_)));
    let (release, meaning) = match (removed + changed + variants, added) {
        (0, 0) => {
            text.push_str(&format!(
                "{} has the {} public items of {}\n",
                surface.name,
                surface.items.len(),
                released.version
            ));
            return (text, None);
        }
        (0, _) => (Release::Minor, "programs go on compiling, and there is more to use"),
        _ => (Release::Major, "programs that rely on what is not as it was no longer compile"),
    };
    let needed = release.after(&released.version);
    text.push_str(&format!(
        "{removed} removed, {changed} changed, {added} added since {} {}\n\
         this is a {release} change: {meaning}; the next version is {needed} or later\n",
        released.name, released.version
    ));
    (text, Some(needed))
}

enum Change<'a> {
    Removed(&'a str),
    Changed {
        old: &'a str,
        new: &'a str,
    },
    Added(&'a str),
    /// Added to an enum that was exhaustive.
    Variant(&'a str),
}

/// What breaks comes first. An item that went and one that came with the same path are one that changed.
fn changes<'a>(old: &'a BTreeSet<String>, new: &'a BTreeSet<String>) -> Vec<Change<'a>> {
    let mut added: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in new.difference(old) {
        added.entry(path(item)).or_default().push(item);
    }
    let (mut removed, mut changed) = (Vec::new(), Vec::new());
    for item in old.difference(new) {
        match added.get_mut(path(item)).and_then(Vec::pop) {
            Some(new) => changed.push(Change::Changed { old: item, new }),
            None => removed.push(Change::Removed(item)),
        }
    }
    let kind = |item| {
        if is_variant_of_exhaustive(item, old) {
            Change::Variant(item)
        } else {
            Change::Added(item)
        }
    };
    let added = added.into_values().flatten().map(kind);
    removed.into_iter().chain(changed).chain(added).collect()
}

/// `pub cake::Glaze::Mirror`, where there is `pub enum cake::Glaze`, and not as `#[non_exhaustive]`. What has a keyword in front
/// of its path is a method or a constant.
fn is_variant_of_exhaustive(item: &str, old: &BTreeSet<String>) -> bool {
    let path = path(item);
    let is_plain = item.strip_prefix("pub ").is_some_and(|it| it.starts_with(path));
    let Some((parent, _)) = path.rsplit_once("::").filter(|_| is_plain) else { return false };
    let (plain, generic) = (format!("pub enum {parent}"), format!("pub enum {parent}<"));
    old.iter().any(|it| *it == plain || it.starts_with(&generic))
}

/// Words that stand between `pub` and the path of an item.
const KEYWORDS: [&str; 14] = [
    "async", "auto", "const", "enum", "fn", "macro", "mod", "static", "struct", "trait", "type",
    "union", "unsafe", "use",
];

/// `sdk::Client::new` of `pub fn sdk::Client::new(config: …) -> Self`; of an implementation the whole line.
fn path(item: &str) -> &str {
    let mut path = item.split_once("pub ").map_or(item, |(_, rest)| rest);
    while let Some((_, rest)) = path.split_once(' ').filter(|(word, _)| KEYWORDS.contains(word)) {
        path = rest;
    }
    if path.starts_with("impl") {
        return item;
    }
    let is_end = |(at, c): &(usize, char)| {
        let is_colon = *c == ':' && path.get(at + 1..).is_some_and(|it| it.starts_with(' '));
        is_colon || "(<= {".contains(*c)
    };
    let end = path.char_indices().find(is_end).map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn surface(version: &str, items: &[&str]) -> Surface {
        Surface {
            name: "cake-sdk".to_owned(),
            version: version.parse().unwrap(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
        }
    }

    const NEW: &str = "pub fn sdk::Client::new(config: &aws_types::SdkConfig) -> Self";
    const NAME: &str = "pub sdk::types::Cake::name: core::option::Option<alloc::string::String>";
    const CAKE: &str = "#[non_exhaustive] pub struct sdk::types::Cake";

    #[test]
    fn what_a_difference_means() {
        type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a str, Option<&'a str>);
        let cases: [Case<'_>; 8] = [
            ("0.3.1", &[NEW], &[NEW], "cake-sdk has the 1 public items of 0.3.1\n", None),
            (
                "0.3.1",
                &[NEW],
                &[NEW, CAKE],
                "  added #[non_exhaustive] pub struct sdk::types::Cake\n\
                 0 removed, 0 changed, 1 added since cake-sdk 0.3.1\n\
                 this is a minor change: programs go on compiling, and there is more to use; the next version is 0.3.2 or later\n",
                Some("0.3.2"),
            ),
            (
                "1.3.1",
                &[NEW],
                &[NEW, CAKE],
                "  added #[non_exhaustive] pub struct sdk::types::Cake\n\
                 0 removed, 0 changed, 1 added since cake-sdk 1.3.1\n\
                 this is a minor change: programs go on compiling, and there is more to use; the next version is 1.4.0 or later\n",
                Some("1.4.0"),
            ),
            (
                "0.3.1",
                &[NEW, CAKE],
                &[NEW],
                "removed #[non_exhaustive] pub struct sdk::types::Cake\n\
                 1 removed, 0 changed, 0 added since cake-sdk 0.3.1\n\
                 this is a major change: programs that rely on what is not as it was no longer compile; the next version is 0.4.0 or later\n",
                Some("0.4.0"),
            ),
            (
                "1.3.1",
                &[NAME],
                &["pub sdk::types::Cake::name: alloc::string::String", CAKE],
                "changed pub sdk::types::Cake::name: core::option::Option<alloc::string::String>\n     \
                 to pub sdk::types::Cake::name: alloc::string::String\n  \
                 added #[non_exhaustive] pub struct sdk::types::Cake\n\
                 0 removed, 1 changed, 1 added since cake-sdk 1.3.1\n\
                 this is a major change: programs that rely on what is not as it was no longer compile; the next version is 2.0.0 or later\n",
                Some("2.0.0"),
            ),
            (
                "0.3.1",
                &["pub enum cake::Glaze", "pub cake::Glaze::Plain"],
                &["pub enum cake::Glaze", "pub cake::Glaze::Plain", "pub cake::Glaze::Fruit(u8)"],
                "  added pub cake::Glaze::Fruit(u8), which no match has an arm for\n\
                 0 removed, 0 changed, 1 added since cake-sdk 0.3.1\n\
                 this is a major change: programs that rely on what is not as it was no longer compile; the next version is 0.4.0 or later\n",
                Some("0.4.0"),
            ),
            (
                "0.3.1",
                &["pub enum cake::Glaze"],
                &["pub enum cake::Glaze", "pub const fn cake::Glaze::is_plain(&self) -> bool"],
                "  added pub const fn cake::Glaze::is_plain(&self) -> bool\n\
                 0 removed, 0 changed, 1 added since cake-sdk 0.3.1\n\
                 this is a minor change: programs go on compiling, and there is more to use; the next version is 0.3.2 or later\n",
                Some("0.3.2"),
            ),
            (
                "0.3.1",
                &["#[non_exhaustive] pub enum cake::Glaze"],
                &["#[non_exhaustive] pub enum cake::Glaze", "pub cake::Glaze::Fruit(u8)"],
                "  added pub cake::Glaze::Fruit(u8)\n\
                 0 removed, 0 changed, 1 added since cake-sdk 0.3.1\n\
                 this is a minor change: programs go on compiling, and there is more to use; the next version is 0.3.2 or later\n",
                Some("0.3.2"),
            ),
        ];
        for (version, old, new, text, needed) in cases {
            let found = report(&surface(version, old), &surface(version, new));
            let needed = needed.map(|it| it.parse().unwrap());
            assert_eq!(found, (text.to_owned(), needed));
        }
    }

    #[test]
    fn a_baseline_is_read_as_it_was_written() {
        let surface = surface("1.2.3-rc.1", &[NEW, NAME, CAKE]);
        assert_eq!(Surface::from_text(&surface.to_text()), Some(surface));
        assert_eq!(Surface::from_text("pub struct sdk::Client\n"), None);
    }

    #[test]
    fn paths_of_items() {
        for (item, expected) in [
            (NEW, "sdk::Client::new"),
            (NAME, "sdk::types::Cake::name"),
            (CAKE, "sdk::types::Cake"),
            ("pub type sdk::Client::Output = sdk::Config", "sdk::Client::Output"),
            ("pub trait sdk::Sweet: core::marker::Send", "sdk::Sweet"),
            ("impl sdk::Sweet for sdk::types::Cake", "impl sdk::Sweet for sdk::types::Cake"),
            ("pub mod cake", "cake"),
            ("pub const fn cake::Oven<T>::is_hot(&self) -> bool", "cake::Oven"),
            ("pub cake::Glaze::Fruit(u8)", "cake::Glaze::Fruit"),
        ] {
            assert_eq!(path(item), expected, "{item}");
        }
    }
}
