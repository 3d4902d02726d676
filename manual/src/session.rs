//! A shell session of a page: its folder, its programs, its variables, and the server that it talks to.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;

/// Where the emulator is on a page.
const ADDRESS: &str = "127.0.0.1:4566";

/// Variables of whoever runs the tests that would decide what comes out.
const FOREIGN: [&str; 5] = ["AWS_", "VAULT_LOCK_", "GLACIER_EMULATOR_", "CLICOLOR", "NO_COLOR"];

#[derive(Debug)]
pub(crate) struct Session {
    temporary: TempDir,
    folder: Option<PathBuf>,
    programs: Vec<(String, PathBuf)>,
    server: Option<String>,
    variables: BTreeMap<String, String>,
    address: Option<String>,
}

impl Session {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let variables = [
            ("AWS_CONFIG_FILE", "no-such-file"),
            ("AWS_SHARED_CREDENTIALS_FILE", "no-such-file"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("NO_PROXY", "127.0.0.1"),
        ];
        Ok(Self {
            temporary: tempfile::tempdir().context("cannot make a temporary folder")?,
            folder: None,
            programs: Vec::new(),
            server: None,
            variables: variables.map(|(name, value)| (name.into(), value.into())).into(),
            address: None,
        })
    }

    pub(crate) fn add_program(&mut self, words: &str, program: &Path) {
        self.programs.push((words.to_owned(), program.to_owned()));
        // The longest first, so that none hides another.
        self.programs.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }

    pub(crate) fn set_server(&mut self, command: &str, address: &str) {
        self.server = Some(command.to_owned());
        self.address = Some(address.to_owned());
    }

    pub(crate) fn set_variable(&mut self, name: &str, value: &str) {
        self.variables.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn set_folder(&mut self, folder: &Path) {
        self.folder = Some(folder.to_owned());
    }

    /// Runs a command; gives the lines that the page is to show.
    pub(crate) fn run(&mut self, command: &str) -> anyhow::Result<Vec<String>> {
        if self.server.as_deref() == Some(command) {
            return Ok(vec![format!("listening on http://{ADDRESS}")]);
        }
        if let Some(assignment) = assignment(command) {
            return self.export(assignment).map(|()| Vec::new());
        }
        let output = self.shell(&self.told(command)?).output().context("cannot start `sh`")?;
        let text = String::from_utf8(output.stdout).with_context(|| format!("`{command}`"))?;
        // Editors remove trailing spaces from files.
        let mut lines: Vec<_> =
            self.shown(&text).lines().map(|line| line.trim_end().to_owned()).collect();
        match output.status.code() {
            Some(0) => {}
            Some(code) => lines.push(format!("(exit code {code})")),
            None => bail!("`{command}` was killed"),
        }
        Ok(lines)
    }

    fn export(&mut self, assignments: &str) -> anyhow::Result<()> {
        for assignment in assignments.split_whitespace() {
            let (name, value) = assignment.split_once('=').context("`export` without a value")?;
            ensure!(!value.contains(['"', '\'', '$']), "`export {assignment}`: only plain text");
            let value = self.addressed(value);
            self.set_variable(name, &value);
        }
        Ok(())
    }

    /// The command with the programs that stand for its words.
    fn told(&self, command: &str) -> anyhow::Result<String> {
        let mut told = self.addressed(command);
        for (words, program) in &self.programs {
            if words.contains(' ') {
                told = told.replace(words, &format!("'{}'", program.display()));
            }
        }
        for unknown in ["cargo run", "cargo xtask", "cargo install", "cargo build"] {
            ensure!(!told.contains(unknown), "no program stands for `{command}`");
        }
        Ok(told)
    }

    fn addressed(&self, text: &str) -> String {
        self.address.as_ref().map_or_else(|| text.to_owned(), |it| text.replace(ADDRESS, it))
    }

    /// What came, as the page has it.
    fn shown(&self, text: &str) -> String {
        self.address.as_ref().map_or_else(|| text.to_owned(), |it| text.replace(it, ADDRESS))
    }

    fn shell(&self, command: &str) -> Command {
        let mut shell = Command::new("sh");
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if FOREIGN.iter().any(|foreign| text.starts_with(foreign)) {
                shell.env_remove(&name);
            }
        }
        let folder = self.folder.as_deref().unwrap_or(self.temporary.path());
        // Both streams are one, as on a terminal.
        shell
            .args(["-c", &format!("exec 2>&1\n{command}")])
            .current_dir(folder)
            .env("PATH", self.path());
        shell.envs(&self.variables).stdin(Stdio::null());
        shell
    }

    /// The search path with the programs in front.
    fn path(&self) -> OsString {
        let rest = env::var_os("PATH").unwrap_or_default();
        let own = self.programs.iter().filter_map(|(_, program)| program.parent());
        let all = own.map(Path::to_owned).chain(env::split_paths(&rest));
        env::join_paths(all).unwrap_or(rest)
    }
}

/// What a command assigns to variables, if it does nothing else: `export A=1 B=2`, or `A=1`.
fn assignment(command: &str) -> Option<&str> {
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let single = || command.split_once('=').is_some_and(|(name, _)| is_name(name));
    let assigned = command.strip_prefix("export ");
    assigned.or_else(|| Some(command).filter(|it| !it.contains(' ') && single()))
}
