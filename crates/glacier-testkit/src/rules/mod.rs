//! The rules that the emulator keeps, each stated once and marked with how far it can be trusted.
//!
//! Each section is a table: [`LOCKS`], [`POLICIES`], [`ACCESS`], [`VAULTS`], [`ARCHIVES`], [`TAGS`], [`ACCOUNTS`],
//! [`SIGNATURES`], [`HTTP`], [`TRANSPORT`], [`EMULATOR`]; [`all`] walks through them. Code that decides by a rule refers to it, and its
//! [`Answer`](crate::state::Answer) or [`ServiceError`](crate::state::ServiceError) carries it, so that a failed test
//! can say whether AWS documents the behaviour or this project chose it.
//!
//! ```
//! use glacier_testkit::rules::{self, Mark};
//!
//! assert_eq!(rules::ABORT_LOCKED.mark, Mark::Documented);
//! let chosen = rules::all().filter(|rule| rule.mark == Mark::Chosen);
//! println!("{} rules could be otherwise", chosen.count());
//! ```
//!
//! A source such as `api-GetVaultLock` is a page of the developer guide,
//! `https://docs.aws.amazon.com/amazonglacier/latest/dev/api-GetVaultLock.html`; `owner/name#1` is an issue on GitHub.

/// Expands to one static per rule, and to a static of the section's name whose documentation is its rules as a table.
macro_rules! rules {
    ($section:ident: $about:literal; $($name:ident = $id:literal, $mark:ident, $text:literal, $source:literal;)*) => {
        $(
            #[doc = $text]
            #[doc = ""]
            #[doc = concat!("[", stringify!($mark), "](Mark::", stringify!($mark), "): ", $source, ".")]
            pub static $name: Rule = Rule { id: $id, text: $text, mark: Mark::$mark, source: $source };
        )*

        #[doc = $about]
        ///
        /// | id | mark | rule | source |
        /// | --- | --- | --- | --- |
        $(#[doc = concat!("| `", $id, "` | ", stringify!($mark), " | ", $text, " | ", $source, " |")])*
        pub static $section: &[&Rule] = &[$(&$name),*];
    };
}

mod access;
mod accounts;
mod archives;
mod emulator;
mod http;
mod locks;
mod policies;
mod signatures;
mod tags;
mod transport;
mod vaults;

pub use access::*;
pub use accounts::*;
pub use archives::*;
pub use emulator::*;
pub use http::*;
pub use locks::*;
pub use policies::*;
pub use signatures::*;
pub use tags::*;
pub use transport::*;
pub use vaults::*;

/// A statement about how the service behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// A short name in kebab case that stays the same across versions.
    pub id: &'static str,
    /// What the service does.
    pub text: &'static str,
    /// How far the statement can be trusted.
    pub mark: Mark,
    /// Where it comes from; for a chosen rule, what is known and why this choice.
    pub source: &'static str,
}

/// How far a [`Rule`] can be trusted: the greater the mark, the less it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// AWS documents it.
    Documented,
    /// It stands in AWS's machine-readable model.
    InModel,
    /// Somebody posted what the live service answered.
    Observed,
    /// Nobody documents it; this project had to choose.
    Chosen,
}

impl Mark {
    /// The mark in one word, such as `documented`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::InModel => "in model",
            Self::Observed => "observed",
            Self::Chosen => "chosen",
        }
    }
}

/// Every section, in the order in which a reader meets them.
pub static SECTIONS: &[&[&Rule]] = &[
    LOCKS, POLICIES, ACCESS, VAULTS, ARCHIVES, TAGS, ACCOUNTS, SIGNATURES, HTTP, TRANSPORT,
    EMULATOR,
];

/// Every rule, section by section.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    SECTIONS.iter().copied().flatten().copied()
}
