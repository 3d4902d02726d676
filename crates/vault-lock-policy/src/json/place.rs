//! Where something stands in a text: as a range of bytes for programs, as line and column for people.

/// A range of bytes of a policy's text. Both ends lie on character boundaries.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let effect = policy.statements()[0].effect.span;
/// assert_eq!(effect.of(policy.text()), "\"Deny\"");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The part of `text` that this span covers; nothing if the span comes from another text and lies outside of this one.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A value read from a policy, and where it stands there. For a string that includes its quotes.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let sid = policy.statements()[0].sid.as_ref().ok_or("no Sid")?;
/// assert_eq!(sid.value, "deny-based-on-archive-age");
/// assert_eq!(sid.span.of(policy.text()), "\"deny-based-on-archive-age\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text.
    pub span: Span,
}

/// A place in a policy as a person looks for it.
///
/// ```
/// let error = vault_lock_policy::Policy::parse("{\n  \"Statement\": []\n}").unwrap_err();
/// assert_eq!((error.place().line, error.place().column), (2, 16));
/// assert_eq!(error.place().path, "Statement");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The way from the root of the document, like `Statement[1].Condition.NumericLessThan`. Names that are not plain words
    /// stand as `["glacier:ArchiveAgeInDays"]`. Empty for the document as a whole.
    pub path: String,
}

impl Place {
    pub(crate) fn new(text: &str, offset: usize, path: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: line.chars().count() + 1, path }
    }
}
