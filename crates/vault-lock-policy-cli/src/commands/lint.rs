//! `lint`: what is wrong with a policy.

use annotate_snippets::{AnnotationKind, Group, Level, Snippet};
use command_manners::Ending;
use serde::Serialize;
use vault_lock_policy::{Finding, Policy, Severity, lint};

use super::Outcome;
use crate::{
    args::{Format, PolicyArgs},
    error::Error,
    show::{self, JsonPlace, count},
};

pub(crate) fn run(args: &PolicyArgs) -> Result<Outcome, Error> {
    let policy = args.file.read()?;
    let findings = lint(&policy, &args.vault_arn);
    let file = args.file.to_string();
    let totals = Totals::of(&findings);
    let text = match args.format {
        Format::Json => show::json(&JsonLint {
            file: &file,
            vault: args.vault_arn.as_str(),
            findings: findings.iter().map(JsonFinding::of).collect(),
            errors: totals.errors,
            warnings: totals.warnings,
            notes: totals.notes,
        }),
        Format::Text => {
            let report = |finding| show::report(&[pointed(finding, &policy, &file), help(finding)]);
            let reports: String = findings.iter().map(|finding| report(finding) + "\n").collect();
            format!("{reports}{}\n", totals.line(&file, args.vault_arn.name()))
        }
    };
    let ending = Ending::good_if(totals.errors == 0);
    Ok(Outcome { text, ending })
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn pointed<'r>(finding: &'r Finding, policy: &'r Policy, file: &'r str) -> Group<'r> {
    let related = finding.related.iter().map(|related| {
        AnnotationKind::Context.span(show::range(related.span)).label(related.message.as_str())
    });
    let snippet = Snippet::source(policy.text())
        .path(file)
        .annotation(AnnotationKind::Primary.span(show::range(finding.span)))
        .annotations(related);
    level(finding.severity)
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str())
        .element(snippet)
}

fn help(finding: &Finding) -> Group<'_> {
    Group::with_title(Level::HELP.secondary_title(finding.help.as_str()))
}

/// How many findings there are of each severity.
struct Totals {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Totals {
    fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|one| one.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    fn line(&self, file: &str, vault: &str) -> String {
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let shown: Vec<_> =
            kinds.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(n, what)).collect();
        if shown.is_empty() {
            return format!("{file}: nothing is wrong with it as a lock of `{vault}`");
        }
        let advice = if self.errors > 0 { "; don't lock it" } else { "" };
        format!("{file}: {}{advice}", shown.join(", "))
    }
}

#[derive(Serialize)]
struct JsonLint<'r> {
    file: &'r str,
    vault: &'r str,
    findings: Vec<JsonFinding<'r>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    code: &'r str,
    severity: &'r str,
    message: &'r str,
    help: &'r str,
    place: JsonPlace,
    related: Vec<JsonRelated<'r>>,
}

#[derive(Serialize)]
struct JsonRelated<'r> {
    message: &'r str,
    place: JsonPlace,
}

impl<'r> JsonFinding<'r> {
    fn of(finding: &'r Finding) -> Self {
        let related = finding.related.iter().map(|related| JsonRelated {
            message: &related.message,
            place: JsonPlace::new(related.place.clone(), related.span),
        });
        Self {
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: &finding.message,
            help: &finding.help,
            place: JsonPlace::new(finding.place.clone(), finding.span),
            related: related.collect(),
        }
    }
}
