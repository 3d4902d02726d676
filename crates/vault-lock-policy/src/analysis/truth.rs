//! What can be said about many requests at once: never, sometimes, always.

/// Whether something holds for the requests in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Truth {
    /// For none of them.
    Never,
    /// For some, or it can't be told.
    Sometimes,
    /// For all of them.
    Always,
}

impl Truth {
    /// Whether both hold. Two that hold sometimes may still exclude each other; then this says `Sometimes` too.
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Whether one of them holds.
    pub(crate) fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether it doesn't hold.
    pub(crate) fn not(self) -> Self {
        match self {
            Self::Never => Self::Always,
            Self::Sometimes => Self::Sometimes,
            Self::Always => Self::Never,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Always } else { Self::Never }
    }
}
