//! Cases in text files: a policy, and all that the linter says about it.
//!
//! ```text
//! == what the case is about
//! near age-equals
//! vault arn:aws:glacier:eu-west-1:111122223333:vaults/records
//! version none
//! {"Action": "glacier:DeleteVault", "Condition": null}
//! > warning vault-never-deletable Statement[0].Action
//! > the message
//! > help: the help
//! > see Statement[0].Effect: what it has to do with it
//! ```
//!
//! Each line with a brace is a statement: the given members over AWS's example of retention; a member that is null is left out. A line `policy {…}`
//! gives the whole document instead; `bytes N` fills it up with spaces. In lists `accounts 3..9` stands for six numbers of accounts, `ids 3..9` for six user IDs. `near CODE` says that the policy is right, and close to the mistake of that name: then nothing may be found.

use std::{fmt::Write as _, fs, path::Path};

use serde_json::{Value, json};
use vault_lock_policy::{Code, Finding, Policy, VaultArn, lint};

pub(crate) const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) near: Vec<Code>,
    pub(crate) vault: VaultArn,
    pub(crate) policy: String,
    /// The lines that give policy and vault, as they stand in the file.
    given: String,
    /// What should be found, without the leading `> `.
    pub(crate) expected: String,
}

impl Case {
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let policy = Policy::parse(&self.policy)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}", self.name, self.policy));
        lint(&policy, &self.vault)
    }

    /// The case as it stands in a file if `found` is right.
    pub(crate) fn with(&self, found: &str) -> String {
        let mut text = format!("== {}\n{}", self.name, self.given);
        for line in found.lines() {
            writeln!(text, "> {line}").unwrap();
        }
        text
    }
}

/// All files with their cases.
pub(crate) fn files() -> Vec<(std::path::PathBuf, Vec<Case>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint/cases");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let cases = text.split("== ").skip(1).map(read).collect();
            (path, cases)
        })
        .collect()
}

/// Findings as they stand in a file.
pub(crate) fn write(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let (severity, code) = (finding.severity, finding.code);
        writeln!(text, "{severity} {code} {}", finding.place.path).unwrap();
        writeln!(text, "{}", finding.message).unwrap();
        writeln!(text, "help: {}", finding.help).unwrap();
        for related in &finding.related {
            writeln!(text, "see {}: {}", related.place.path, related.message).unwrap();
        }
    }
    text
}

fn read(text: &str) -> Case {
    let (name, rest) = text.split_once('\n').unwrap();
    let mut case = Case {
        name: name.to_owned(),
        near: Vec::new(),
        vault: VAULT.parse().unwrap(),
        policy: String::new(),
        given: String::new(),
        expected: String::new(),
    };
    let mut version = json!("2012-10-17");
    let mut statements = Vec::new();
    let mut bytes = 0;
    for line in rest.lines() {
        if let Some(expected) = line.strip_prefix("> ") {
            case.expected += &format!("{expected}\n");
            continue;
        }
        if line.is_empty() {
            continue;
        }
        case.given += &format!("{line}\n");
        match line.split_once(' ') {
            Some(("near", code)) => case.near.push(code.parse().unwrap()),
            Some(("vault", vault)) => case.vault = vault.parse().unwrap(),
            Some(("version", "none")) => version = Value::Null,
            Some(("version", other)) => version = json!(other),
            Some(("bytes", count)) => bytes = count.parse().unwrap(),
            Some(("policy", policy)) => policy.clone_into(&mut case.policy),
            _ => statements.push(statement(line, &case.vault)),
        }
    }
    if case.policy.is_empty() {
        let policy = json!({ "Version": version, "Statement": statements });
        case.policy = without_null(&policy).to_string();
    }
    case.policy += &" ".repeat(bytes_missing(&case.policy, bytes));
    case
}

fn bytes_missing(policy: &str, bytes: usize) -> usize {
    bytes.saturating_sub(policy.len())
}

fn statement(line: &str, vault: &VaultArn) -> Value {
    let changes: Value =
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
    let changes = written_out(changes);
    let mut statement = json!({
        "Effect": "Deny",
        "Principal": "*",
        "Action": "glacier:DeleteArchive",
        "Resource": vault.as_str(),
        "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "365" } },
    });
    let members = statement.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        if let Some(other) = name.strip_prefix("Not") {
            members.remove(other);
        }
        members.insert(name.clone(), value.clone());
    }
    without_null(&statement)
}

fn written_out(value: Value) -> Value {
    match value {
        Value::Array(values) => values.into_iter().flat_map(range).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(name, value)| (name, written_out(value))).collect()
        }
        other => other,
    }
}

fn range(value: Value) -> Vec<Value> {
    let numbers = |text: &str| {
        let (start, end) = text.split_once("..").unwrap();
        start.parse::<u64>().unwrap()..end.parse().unwrap()
    };
    match value.as_str().and_then(|text| text.split_once(' ')) {
        Some(("accounts", text)) => {
            numbers(text).map(|n| format!("{:012}", 444_455_556_666 + n).into()).collect()
        }
        Some(("ids", text)) => numbers(text).map(|n| format!("AIDA{n:03}").into()).collect(),
        _ => vec![value],
    }
}

fn without_null(value: &Value) -> Value {
    let members = value.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(name, value)| (name.clone(), value.clone())).collect())
}
