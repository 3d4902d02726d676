//! Mistakes on the command line, told like every other error.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::tell::{BAD, styled};

/// The message, what to do about it, and how the command is used.
pub(crate) fn told(error: &Error) -> String {
    let Some((message, help)) = message(error) else {
        return error.render().ansi().to_string();
    };
    let usage = error.get(ContextKind::Usage).map(|usage| {
        let usage = usage.to_string();
        let usage = anstream::adapter::strip_str(usage.trim()).to_string();
        usage.trim_start_matches("Usage: ").to_owned()
    });
    let mut text = format!("{}: {message}\n", styled(BAD, "error"));
    if let Some(help) = &help {
        text += &format!("  help: {help}\n");
    }
    match usage {
        Some(usage) => text += &format!("  usage: {usage}\n"),
        None if help.is_none() => text += "  help: `--help` tells what there is\n",
        None => {}
    }
    text
}

/// Nothing for what the parser says as well by itself.
fn message(error: &Error) -> Option<(String, Option<String>)> {
    let one = |kind| texts(error, kind).into_iter().next();
    let argument = one(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::InvalidValue => {
            let (argument, value) = (argument?, one(ContextKind::InvalidValue)?);
            if value.is_empty() {
                return Some((format!("`{argument}` needs a value"), valid(error)));
            }
            // Where there are many, the one that was meant says more.
            let is_short = texts(error, ContextKind::ValidValue).len() <= 8;
            let suggested = suggested(error, ContextKind::SuggestedValue).filter(|_| !is_short);
            (format!("`{argument}` can't be `{value}`"), suggested.or_else(|| valid(error)))
        }
        ErrorKind::ValueValidation => {
            let (argument, value) = (argument?, one(ContextKind::InvalidValue)?);
            let why = error.source().map(|why| format!(": {}", in_our_words(why.to_string())));
            (format!("`{argument}` can't be `{value}`{}", why.unwrap_or_default()), None)
        }
        ErrorKind::TooManyValues => {
            let value = one(ContextKind::InvalidValue)?;
            return Some((format!("`{}` takes no value, such as `{value}`", argument?), None));
        }
        ErrorKind::UnknownArgument => {
            let argument = argument?;
            let message = if argument.starts_with('-') {
                format!("there is no option `{argument}` here")
            } else {
                format!("`{argument}` is one argument too many")
            };
            (message, suggested(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let message = format!("there is no command `{}`", one(ContextKind::InvalidSubcommand)?);
            (message, suggested(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingSubcommand => {
            let commands = listed(&texts(error, ContextKind::ValidSubcommand), "or");
            ("a command is missing".to_owned(), Some(format!("it is {commands}")))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<_> =
                texts(error, ContextKind::InvalidArg).iter().map(|it| alternatives(it)).collect();
            let verb = if missing.len() == 1 { "is" } else { "are" };
            (format!("{} {verb} missing", missing.join(" and ")), None)
        }
        ErrorKind::ArgumentConflict => {
            let (argument, others) = (argument?, texts(error, ContextKind::PriorArg));
            if others.contains(&argument) {
                return Some((format!("`{argument}` is given twice"), None));
            }
            let others = match others.as_slice() {
                [] => "what else is given".to_owned(),
                others => listed(others, "and"),
            };
            (format!("`{argument}` does not go together with {others}"), None)
        }
        _ => return None,
    })
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn suggested(error: &Error, kind: ContextKind) -> Option<String> {
    let suggested = texts(error, kind);
    (!suggested.is_empty()).then(|| format!("did you mean {}?", listed(&suggested, "or")))
}

fn valid(error: &Error) -> Option<String> {
    let valid = texts(error, ContextKind::ValidValue);
    (!valid.is_empty()).then(|| format!("it is {}", listed(&valid, "or")))
}

/// `` `a`, `b` or `c` ``.
fn listed(texts: &[String], conjunction: &str) -> String {
    match texts {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [first @ .., last] => format!("`{}` {conjunction} `{last}`", first.join("`, `")),
    }
}

/// An argument, or one of a group: the parser writes it `<--by-age <DAYS>|--by-size <BYTES>>`.
fn alternatives(argument: &str) -> String {
    let group = argument.strip_prefix('<').and_then(|it| it.strip_suffix('>'));
    match group.filter(|it| it.contains('|')) {
        Some(group) => listed(&group.split('|').map(str::to_owned).collect::<Vec<_>>(), "or"),
        None => format!("`{argument}`"),
    }
}

/// What the standard library and the parser say of numbers, for people who don't know Rust.
fn in_our_words(why: String) -> String {
    let range = why.split_once(" is not in ").and_then(|(_, range)| range.split_once("..="));
    if let Some((least, most)) = range {
        return format!("it has to be from {least} to {most}");
    }
    let ours = match why.as_str() {
        "invalid digit found in string" | "cannot parse integer from empty string" => {
            "it is no whole number of 0 or more"
        }
        "number would be zero for non-zero type" => "it has to be more than 0",
        "number too large to fit in target type" => "the number is too large",
        "number too small to fit in target type" => "the number is too small",
        _ => return why,
    };
    ours.to_owned()
}
