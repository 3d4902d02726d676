//! Names that share a scope: each can be taken once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use crate::diagnostics::Diagnostics;

/// Names, and what took them.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashMap<String, Owner>,
}

/// What took a name.
#[derive(Clone, Debug)]
enum Owner {
    /// Something that is generated whatever the model says.
    Generated,
    /// A shape, a member or a value.
    Model(String),
}

impl Scope {
    /// A scope in which generated code has taken some names already.
    pub(super) fn with(reserved: &[&str]) -> Self {
        let take = |name: &&str| ((*name).to_owned(), Owner::Generated);
        Self { taken: reserved.iter().map(take).collect() }
    }

    /// Whether nothing has taken the name.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(name)
    }

    /// Takes the name, `what` it is to `subject`, or tells that it is taken already; `false` if it is.
    pub(super) fn take(
        &mut self,
        name: impl Into<String>,
        what: &str,
        subject: &dyn fmt::Display,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let taken = self.claim(name, what, subject);
        if let Err([message, help]) = &taken {
            diagnostics.model(subject, message, help);
        }
        taken.is_ok()
    }

    /// Takes the name, `what` it is to `owner`; or gives message and help for a name that is taken already.
    pub(super) fn claim(
        &mut self,
        name: impl Into<String>,
        what: &str,
        owner: &dyn fmt::Display,
    ) -> Result<(), [String; 2]> {
        match self.taken.entry(name.into()) {
            Entry::Vacant(entry) => {
                entry.insert(Owner::Model(owner.to_string()));
                Ok(())
            }
            Entry::Occupied(entry) => {
                let name = entry.key();
                let (message, help) = match entry.get() {
                    Owner::Generated => (
                        format!("its {what} `{name}` is taken by generated code"),
                        "give it another name in the model",
                    ),
                    Owner::Model(owner) => (
                        format!("its {what} `{name}` is that of `{owner}` too"),
                        "give one of the two another name in the model",
                    ),
                };
                Err([message, help.to_owned()])
            }
        }
    }
}
