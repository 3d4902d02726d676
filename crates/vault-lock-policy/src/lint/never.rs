//! Statements that apply to nothing, for a reason that no other rule knows.

use super::{Code, Draft, Report, Subject, text::code};
use crate::{
    analysis::{Reading, Representative},
    grammar::Principal,
};

/// The net below all other rules: a statement that no request can ever meet, and nothing was said about it.
pub(super) fn applies(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let statement = reading.statement;
        let verb = if reading.is_deny() { "denies" } else { "allows" };
        let is_told = report.has_error(statement.span)
            || report.broken().iter().any(|span| statement.span.contains(*span));
        let lists_everybody = statement
            .principal
            .values
            .iter()
            .any(|principal| principal.value == Principal::Everyone);
        let nobody = statement.principal.is_negated() && lists_everybody;
        let (span, why) = if nobody {
            (statement.principal.span, "`NotPrincipal` leaves everybody out".to_owned())
        } else if statement.action.is_negated() && reading.actions.is_empty() {
            (statement.action.span, "`NotAction` leaves all actions out".to_owned())
        } else if !is_told
            && !subject.people.iter().any(|someone| concerns(subject, reading, someone))
        {
            (statement.condition_span.unwrap_or(statement.span), contradiction(reading))
        } else {
            continue;
        };
        let message = format!("the statement {verb} nothing: {why}");
        report.add(
            Draft::error(Code::StatementNeverApplies, span, message)
                .help("leave the statement out, or write whom and what it is about"),
        );
    }
}

fn concerns(subject: &Subject<'_>, reading: &Reading<'_>, someone: &Representative) -> bool {
    reading.actions.iter().any(|action| subject.may_apply(reading, someone, action))
}

fn contradiction(reading: &Reading<'_>) -> String {
    let keys: Vec<_> =
        reading.other_conditions().map(|condition| code(&condition.key.value)).collect();
    if keys.is_empty() {
        return "nobody whom it names makes such requests".to_owned();
    }
    format!(
        "nobody whom it names meets its {} on {}",
        if keys.len() == 1 { "condition" } else { "conditions" },
        super::text::and(&keys)
    )
}
