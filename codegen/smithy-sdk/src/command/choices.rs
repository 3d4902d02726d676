//! What the command line chooses, as a plan whose faults can be pointed at.

use std::ops::Range;

use smithy_sdk_codegen::ast::{Kind, Model};
use smithy_sdk_codegen::diagnostics::{Diagnostic, Diagnostics, Input};
use smithy_sdk_codegen::plan::{Choice, Draft, Plan};
use smithy_sdk_codegen::resolve::survey;

/// What the user wrote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    pub(super) service: Option<&'a str>,
    /// Names between commas; without it all operations are meant.
    pub(super) operations: Option<&'a str>,
}

/// The chosen part of the command line as a text, and what was chosen in it.
#[derive(Debug)]
pub(super) struct Choices {
    /// `--name bakery --version 0.1.0 --operations BakeCake`
    pub(super) text: String,
    name: Choice<String>,
    version: Choice<String>,
    service: Option<Choice<String>>,
    operations: Option<Choice<Vec<Choice<String>>>>,
}

impl Choices {
    pub(super) fn new(written: Written<'_>) -> Self {
        let mut line = Line::default();
        let name = line.option("--name", written.name);
        let version = line.option("--version", written.version);
        let service = written.service.map(|value| line.option("--service", value));
        let operations = written.operations.map(|value| line.list("--operations", value));
        Self { text: line.0, name, version, service, operations }
    }

    /// The plan for a model: its only service if none was named, all of its operations if none were.
    pub(super) fn plan(&self, model: &Model) -> Result<Plan, Diagnostics> {
        let service = self.service(model)?;
        let operations = match &self.operations {
            Some(operations) => operations.clone(),
            None => all_operations(model, &service)?,
        };
        let draft = Draft {
            name: self.name.clone(),
            version: self.version.clone(),
            description: Choice { value: description(model, &service.value), span: 0..0 },
            service,
            operations,
            shapes: Vec::new(),
        };
        draft.check().map_err(in_words_of_the_command)
    }

    fn service(&self, model: &Model) -> Result<Choice<String>, Diagnostics> {
        if let Some(service) = &self.service {
            return Ok(service.clone());
        }
        let services: Vec<_> = survey::services(model).map(|(id, _)| id.to_string()).collect();
        let (message, help) = match services.as_slice() {
            [only] => return Ok(Choice { value: only.clone(), span: 0..0 }),
            [] => ("the model has no service".to_owned(), "name the model of a service".to_owned()),
            many => {
                let message = format!("the model has {} services", many.len());
                (message, format!("choose one with `--service`: `{}`", many.join("`, `")))
            }
        };
        let mut faults = Diagnostics::default();
        faults.push(Diagnostic::new(Input::Plan, "--service", message, help));
        Err(faults)
    }
}

/// Faults of the plan name the options that it was made from.
pub(super) fn in_words_of_the_command(faults: Diagnostics) -> Diagnostics {
    let mut told = Diagnostics::default();
    told.extend(faults.into_iter().map(|mut fault| {
        if fault.input == Input::Plan {
            let option = OPTIONS.iter().find(|(subject, _)| *subject == fault.subject);
            if let Some((_, option)) = option {
                (*option).clone_into(&mut fault.subject);
            }
        }
        fault
    }));
    told
}

/// What a plan calls things, and what the command line does.
const OPTIONS: [(&str, &str); 4] = [
    ("package.name", "--name"),
    ("package.version", "--version"),
    ("service.id", "--service"),
    ("service.operations", "--operations"),
];

fn all_operations(
    model: &Model,
    service: &Choice<String>,
) -> Result<Choice<Vec<Choice<String>>>, Diagnostics> {
    // A malformed ID is told when the draft is checked, and so needs no operation here.
    let Ok(id) = service.value.parse() else {
        let none = Choice { value: String::new(), span: service.span.clone() };
        return Ok(Choice { value: vec![none], span: service.span.clone() });
    };
    let operations = survey::operations(model, &id)?;
    let operations = operations.into_iter();
    let choice = |value: String| Choice { value, span: 0..0 };
    let value = operations.map(|id| choice(id.name().to_owned())).collect();
    Ok(Choice { value, span: 0..0 })
}

/// One line for the manifest, from the service's own name for people.
fn description(model: &Model, service: &str) -> String {
    let service = survey::services(model).find(|(id, _)| id.to_string() == service);
    let title = service.and_then(|(id, shape)| {
        let title = shape.traits.title().ok().flatten().map(str::to_owned);
        matches!(shape.kind, Kind::Service(_))
            .then(|| title.unwrap_or_else(|| id.name().to_owned()))
    });
    let title = title.unwrap_or_else(|| "a service".to_owned());
    let words: Vec<_> = title.split_whitespace().collect();
    format!("A client of {}", words.join(" "))
}

/// Options one after the other, with the place of each value.
#[derive(Debug, Default)]
struct Line(String);

impl Line {
    fn option(&mut self, option: &str, value: &str) -> Choice<String> {
        let span = self.push(option, value);
        Choice { value: value.to_owned(), span }
    }

    /// The parts of a value between commas. What is empty is left out.
    fn list(&mut self, option: &str, value: &str) -> Choice<Vec<Choice<String>>> {
        let span = self.push(option, value);
        let mut choices = Vec::new();
        let mut start = span.start;
        for part in value.split(',') {
            let name = part.trim();
            if !name.is_empty() {
                let from = start + (part.len() - part.trim_start().len());
                choices.push(Choice { value: name.to_owned(), span: from..from + name.len() });
            }
            start += part.len() + 1;
        }
        Choice { value: choices, span }
    }

    fn push(&mut self, option: &str, value: &str) -> Range<usize> {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(option);
        self.0.push(' ');
        let start = self.0.len();
        self.0.push_str(value);
        start..self.0.len()
    }
}
