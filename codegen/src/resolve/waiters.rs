//! Waiters: what can be waited for, and which answers end the waiting.

mod comparisons;
mod conditions;
pub(super) mod values;

use crate::ast::traits::ids;
use crate::ast::traits::polling::{self, PathMatcher};
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{
    Acceptor, AcceptorState, Crate, Docs, Matcher, Name, Operation, OperationId, PathRoot, Waiter,
};

use super::scope::Scope;
use super::{docs, names, read};
use values::Seen;

/// Decides what can be waited for by calling an operation; `scope` has the modules of all waiters.
pub(super) fn resolve(
    id: &ShapeId,
    traits: &Traits,
    operation: OperationId,
    scope: &mut Scope,
    krate: &Crate,
    diagnostics: &mut Diagnostics,
) -> Vec<Waiter> {
    let waitable = read(id, traits.waitable(), diagnostics).unwrap_or_default();
    let Some(called) = krate.operations.get(operation.0) else { return Vec::new() };
    let mut waiters = Vec::new();
    for (model_name, waiter) in &waitable {
        let subject = Subject { id, waiter: model_name };
        let Some(names) = WaiterNames::new(model_name) else {
            names::no_name(id, model_name, diagnostics);
            continue;
        };
        let is_free = scope.take(names.module.text(), "waiter", id, diagnostics);
        let acceptors = subject.acceptors(waiter, called, krate, diagnostics);
        if !is_free {
            continue;
        }
        waiters.push(Waiter {
            operation,
            model_name: model_name.clone(),
            fluent_builder: names.fluent_builder,
            final_poll: names.final_poll,
            error: names.error,
            method: names.method,
            module: names.module,
            docs: self::docs(waiter),
            delays: subject.delays(waiter, diagnostics),
            acceptors,
        });
    }
    waiters
}

/// What is made of the name of a waiter.
struct WaiterNames {
    fluent_builder: Name,
    final_poll: Name,
    error: Name,
    method: Name,
    module: Name,
}

impl WaiterNames {
    fn new(model_name: &str) -> Option<Self> {
        Some(Self {
            fluent_builder: names::made_of(model_name, "", "FluentBuilder")?,
            final_poll: names::made_of(model_name, "", "FinalPoll")?,
            error: names::made_of(model_name, "WaitUntil", "Error")?,
            method: names::wait_until(model_name)?,
            module: names::module_name(model_name)?,
        })
    }
}

fn docs(waiter: &polling::Waiter) -> Docs {
    let mut docs = waiter.documentation.as_deref().map(docs::markdown).unwrap_or_default();
    if waiter.deprecated {
        let text = format!("{}\n\nDeprecated: the service advises against it.", docs.0);
        docs = Docs(text.trim().to_owned());
    }
    docs
}

/// A waiter, for messages.
#[derive(Clone, Copy)]
struct Subject<'a> {
    id: &'a ShapeId,
    waiter: &'a str,
}

impl Subject<'_> {
    fn delays(self, waiter: &polling::Waiter, diagnostics: &mut Diagnostics) -> (u64, u64) {
        let (min, max) = (waiter.min_delay, waiter.max_delay);
        if min == 0 || min > max {
            let message = format!("the waiter `{}` pauses for {min} to {max} seconds", self.waiter);
            let help = "let `minDelay` be 1 or more, and `maxDelay` no less than it";
            diagnostics.model_at(self.id, &["traits", ids::WAITABLE, self.waiter], message, help);
        }
        (min, max)
    }

    /// The acceptors, without those that nothing is left for: every output, or every error, has matched before them.
    fn acceptors(
        self,
        waiter: &polling::Waiter,
        operation: &Operation,
        krate: &Crate,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Acceptor> {
        let mut acceptors = Vec::new();
        let (mut no_outputs, mut no_errors) = (false, false);
        for acceptor in &waiter.acceptors {
            let Some(matcher) = self.matcher(&acceptor.matcher, operation, krate, diagnostics)
            else {
                continue;
            };
            let (is_of_errors, is_of_all) = match &matcher {
                Matcher::AnyOutput => (false, true),
                Matcher::AnyError => (true, true),
                Matcher::ErrorCode(_) => (true, false),
                Matcher::Output(_) => (false, false),
            };
            let none_left = if is_of_errors { &mut no_errors } else { &mut no_outputs };
            if !*none_left {
                acceptors.push(Acceptor { state: state(acceptor.state), matcher });
                *none_left = is_of_all;
            }
        }
        acceptors
    }

    /// Which answers match; `None` for a fault, which is told.
    fn matcher(
        self,
        matcher: &polling::Matcher,
        operation: &Operation,
        krate: &Crate,
        diagnostics: &mut Diagnostics,
    ) -> Option<Matcher> {
        let (root, matcher) = match matcher {
            polling::Matcher::Success(true) => return Some(Matcher::AnyOutput),
            polling::Matcher::Success(false) => return Some(Matcher::AnyError),
            polling::Matcher::ErrorType(name) => {
                // Either a code as it is on the wire, or the ID of a shape.
                let code = name.rsplit_once('#').map_or(name.as_str(), |(_, name)| name);
                return Some(Matcher::ErrorCode(code.to_owned()));
            }
            polling::Matcher::Output(matcher) => (Some(PathRoot::Output), matcher),
            polling::Matcher::InputOutput(matcher) => (None, matcher),
        };
        match (Seen { operation, krate }).condition_of(root, matcher) {
            Ok(condition) => Some(Matcher::Output(condition)),
            Err(reason) => {
                self.unsupported(matcher, &reason, diagnostics);
                None
            }
        }
    }

    fn unsupported(self, matcher: &PathMatcher, reason: &str, diagnostics: &mut Diagnostics) {
        let message = format!("the waiter `{}` looks at `{}`: {reason}", self.waiter, matcher.path);
        let help = "change the path, or remove the waiter from the model";
        diagnostics.model_at(self.id, &["traits", ids::WAITABLE, self.waiter], message, help);
    }
}

fn state(state: polling::AcceptorState) -> AcceptorState {
    match state {
        polling::AcceptorState::Success => AcceptorState::Success,
        polling::AcceptorState::Failure => AcceptorState::Failure,
        polling::AcceptorState::Retry => AcceptorState::Retry,
    }
}
