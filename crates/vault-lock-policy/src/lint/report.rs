//! Findings as they are gathered.

use super::{Code, Finding, Related, Severity};
use crate::{grammar::Policy, json::Span};

/// The findings so far.
#[derive(Debug)]
pub(super) struct Report<'p> {
    policy: &'p Policy,
    findings: Vec<Finding>,
    /// What was found to be wrong and should not be told again in other words.
    broken: Vec<Span>,
}

/// A finding without its places.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) related: Vec<(Span, String)>,
}

impl<'p> Report<'p> {
    pub(super) fn new(policy: &'p Policy) -> Self {
        Self { policy, findings: Vec::new(), broken: Vec::new() }
    }

    pub(super) fn add(&mut self, draft: Draft) {
        let Draft { code, severity, span, message, help, related } = draft;
        let mut related: Vec<Related> = related
            .into_iter()
            .map(|(span, message)| Related { span, place: self.policy.place(span), message })
            .collect();
        related.sort_by_key(|related| related.span.start);
        let place = self.policy.place(span);
        self.findings.push(Finding { code, severity, span, place, message, help, related });
    }

    pub(super) fn extend(&mut self, drafts: impl IntoIterator<Item = Draft>) {
        for draft in drafts {
            self.add(draft);
        }
    }

    /// Remembers that what stands there doesn't mean what it should.
    pub(super) fn set_aside(&mut self, span: Span) {
        self.broken.push(span);
    }

    pub(super) fn broken(&self) -> &[Span] {
        &self.broken
    }

    /// Whether something of one of these kinds was found within `span`.
    pub(super) fn has(&self, codes: &[Code], span: Span) -> bool {
        self.findings
            .iter()
            .any(|finding| codes.contains(&finding.code) && span.contains(finding.span))
    }

    /// Whether an error was found within `span`.
    pub(super) fn has_error(&self, span: Span) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && span.contains(finding.span))
    }

    /// In the order of the text.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| (finding.span.start, finding.span.end, finding.code));
        self.findings
    }
}

impl Draft {
    pub(super) fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message.into())
    }

    pub(super) fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message.into())
    }

    pub(super) fn note(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, span, message.into())
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    pub(super) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    fn new(code: Code, severity: Severity, span: Span, message: String) -> Self {
        Self { code, severity, span, message, help: String::new(), related: Vec::new() }
    }
}
