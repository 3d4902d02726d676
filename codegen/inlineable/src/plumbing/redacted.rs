//! What is shown in debug output in place of what is sensitive.

/// Stands for a value that may not be shown.
pub(crate) const REDACTED: &str = "*** Sensitive Data Redacted ***";
