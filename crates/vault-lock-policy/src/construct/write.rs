//! Policies as text.

use std::fmt::Write;

use crate::{arn::VaultArn, grammar::Policy};

/// A denial to everybody, with one condition.
pub(super) struct Statement {
    pub(super) sid: String,
    pub(super) actions: &'static [&'static str],
    pub(super) operator: &'static str,
    pub(super) key: String,
    pub(super) values: Vec<String>,
}

#[expect(
    clippy::expect_used,
    reason = "texts are escaped and everything else is written here; a property builds policies of all kinds"
)]
pub(super) fn policy(statements: &[Statement], vault: &VaultArn) -> Policy {
    let statements: Vec<_> =
        statements.iter().map(|statement| write_statement(statement, vault)).collect();
    let text = format!(
        "{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n{}\n  ]\n}}\n",
        statements.join(",\n")
    );
    Policy::parse(&text).expect("what is written here is a policy")
}

fn write_statement(statement: &Statement, vault: &VaultArn) -> String {
    let actions = statement.actions.iter().map(|action| (*action).to_owned());
    format!(
        r#"    {{
      "Sid": {sid},
      "Effect": "Deny",
      "Principal": "*",
      "Action": {actions},
      "Resource": {vault},
      "Condition": {{
        "{operator}": {{
          {key}: {values}
        }}
      }}
    }}"#,
        sid = string(&statement.sid),
        actions = one_or_list(&actions.collect::<Vec<_>>(), 6),
        vault = string(vault.as_str()),
        operator = statement.operator,
        key = string(&statement.key),
        values = one_or_list(&statement.values, 10),
    )
}

/// A value as conditions with variables need it to stand for itself: a dollar sign before a brace would begin a variable.
pub(super) fn literal(text: &str) -> String {
    text.replace("${", "${$}{")
}

/// A single string, or a list with an item a line.
fn one_or_list(items: &[String], indent: usize) -> String {
    if let [only] = items {
        return string(only);
    }
    let space = " ".repeat(indent);
    let items: Vec<_> = items.iter().map(|item| format!("{space}  {}", string(item))).collect();
    format!("[\n{}\n{space}]", items.join(",\n"))
}

/// A string of JSON.
fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if u32::from(c) < 0x20 => {
                // Writing to a string can't fail.
                let _ = write!(written, "\\u{:04x}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written + "\""
}
