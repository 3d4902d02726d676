//! Console blocks, run by a shell and compared with what they show.
//!
//! A command begins with `$ ` and goes on in lines that begin with `> `; what follows is all of its output, and
//! `(exit code N)` if it ends with another code than 0. What differs from run to run is shown as `…`. The commands of a
//! page share a folder that is empty at first. With `UPDATE_CONSOLE=1` the page is written anew with what came out.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, ensure};

use crate::compare::{compare, reconcile};
use crate::session::Session;

/// The console blocks of a file, and what stands for the commands in them.
#[derive(Debug)]
pub struct Console {
    file: PathBuf,
    info: String,
    left_out: Vec<String>,
    session: Session,
}

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// So many commands were run.
    pub commands: usize,
    /// So many were left out, because their program is not there.
    pub left_out: usize,
}

impl Console {
    /// The `console` blocks of a file, named by its path from the root of the repository.
    ///
    /// # Errors
    ///
    /// If there is no place for a folder.
    pub fn of(file: impl AsRef<Path>) -> anyhow::Result<Self> {
        Ok(Self {
            file: crate::root().join(file),
            info: "console".to_owned(),
            left_out: Vec::new(),
            session: Session::new()?,
        })
    }

    /// Runs the blocks with this info string instead.
    #[must_use]
    pub fn with_info(mut self, info: &str) -> Self {
        info.clone_into(&mut self.info);
        self
    }

    /// These words of a command stand for this program; the program is found by its name too.
    #[must_use]
    pub fn with_program(mut self, words: &str, program: impl AsRef<Path>) -> Self {
        self.session.add_program(words, program.as_ref());
        self
    }

    /// The server that this command starts is there already, at this address; on the page it is at `127.0.0.1:4566`.
    #[must_use]
    pub fn with_server(mut self, command: &str, address: &str) -> Self {
        self.session.set_server(command, address);
        self
    }

    /// Sets a variable of the environment.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.session.set_variable(name, value);
        self
    }

    /// Runs in this folder instead of an empty one.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.session.set_folder(folder);
        self
    }

    /// Leaves out commands that begin with this word.
    #[must_use]
    pub fn without(mut self, program: &str) -> Self {
        self.left_out.push(format!("{program} "));
        self
    }

    /// Runs them all.
    ///
    /// # Errors
    ///
    /// If something else comes out than the file shows, or there is nothing to run.
    pub fn check(mut self) -> anyhow::Result<Ran> {
        let name = self.file.display().to_string();
        let text =
            fs::read_to_string(&self.file).with_context(|| format!("cannot read `{name}`"))?;
        let (shown, ran) = self.run(&text).with_context(|| format!("in `{name}`"))?;
        ensure!(ran.commands + ran.left_out > 0, "`{name}` has no `{}` block", self.info);
        if env::var_os("UPDATE_CONSOLE").is_some() && shown != text {
            fs::write(&self.file, &shown).with_context(|| format!("cannot write `{name}`"))?;
        }
        compare(&name, &text, &shown)?;
        Ok(ran)
    }

    /// The text with the output that came, where it differs.
    fn run(&mut self, text: &str) -> anyhow::Result<(String, Ran)> {
        let mut lines = text.lines().peekable();
        let (mut shown, mut ran, mut is_console) = (String::new(), Ran::default(), false);
        let fence = format!("```{}", self.info);
        while let Some(line) = lines.next() {
            push(&mut shown, line);
            if line.starts_with("```") {
                is_console = line == fence;
            }
            let Some(first) = line.strip_prefix("$ ").filter(|_| is_console) else { continue };
            let mut command = first.to_owned();
            while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
                push(&mut shown, line);
                command.push('\n');
                command += line.strip_prefix("> ").unwrap_or_default();
            }
            let mut output = Vec::new();
            while let Some(line) =
                lines.next_if(|line| !line.starts_with("$ ") && !line.starts_with("```"))
            {
                output.push(line.to_owned());
            }
            if self.left_out.iter().any(|program| command.starts_with(program)) {
                ran.left_out += 1;
            } else {
                output = reconcile(&output, &self.session.run(&command)?);
                ran.commands += 1;
            }
            for line in &output {
                push(&mut shown, line);
            }
        }
        Ok((shown, ran))
    }
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
