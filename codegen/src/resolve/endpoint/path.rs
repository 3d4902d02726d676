//! Where in a rule set something stands, and faults that say so.

use std::fmt;

use crate::diagnostics::Diagnostics;

/// A place such as `rules[1].conditions[0]`; empty for the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(Vec<Step>);

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Path {
    pub(super) fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.to_owned()))
    }

    pub(super) fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Takes down the faults of one trait of a service.
pub(super) struct Faults<'a> {
    service: &'a dyn fmt::Display,
    trait_id: &'static str,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Faults<'a> {
    pub(super) fn new(
        service: &'a dyn fmt::Display,
        trait_id: &'static str,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { service, trait_id, diagnostics }
    }

    /// Whether no fault was found yet, in this or anything else.
    pub(super) fn is_silent(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Adds a fault; the place is put behind the message.
    pub(super) fn push(
        &mut self,
        path: &Path,
        message: impl fmt::Display,
        help: impl Into<String>,
    ) {
        let trait_id = self.trait_id;
        let message = if path.0.is_empty() {
            format!("{message} in `{trait_id}`")
        } else {
            format!("{message} at `{path}` of `{trait_id}`")
        };
        let mut at = vec!["traits".to_owned(), trait_id.to_owned()];
        at.extend(path.0.iter().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        }));
        self.diagnostics.model_at(self.service, &at, message, help);
    }
}
