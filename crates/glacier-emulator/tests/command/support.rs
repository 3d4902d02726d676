//! A running command, and requests to it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::Value;
use ureq::http::{Method, Request};

pub(crate) const POLICY: &str = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#;

/// A command that listens, killed when dropped.
pub(crate) struct Running {
    child: Mutex<Child>,
    pub(crate) url: String,
}

/// What a command left behind that has ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glacier-emulator"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GLACIER_EMULATOR_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command that is expected to end by itself.
pub(crate) fn run(arguments: &[&str]) -> Ended {
    let output = command(arguments).output().unwrap();
    Ended {
        status: output.status,
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Running {
    /// Starts a command on a free port, without signatures, and waits until it says that it listens.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let arguments = [&["--listen", "127.0.0.1:0", "--allow-unsigned"], arguments].concat();
        Self::of(command(&arguments))
    }

    pub(crate) fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let Some(url) = line.strip_suffix('\n').and_then(|line| line.strip_prefix("listening on "))
        else {
            let stderr = text(child.stderr.take().unwrap());
            panic!("not the line that says it is ready: {line:?}, {stderr}");
        };
        Self { url: url.to_owned(), child: Mutex::new(child) }
    }

    /// Sends a request and gives status and body.
    pub(crate) fn send(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let (status, _, body) = self.exchange(method, path, body).unwrap();
        (status, body)
    }

    /// The same, for requests that may find nobody there any more.
    pub(crate) fn exchange(
        &self,
        method: &str,
        path: &str,
        body: &str,
    ) -> Result<(u16, Option<String>, String), ureq::Error> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(1)))
            .build()
            .into();
        let request = Request::builder()
            .method(method.parse::<Method>().unwrap())
            .uri(format!("{}{path}", self.url))
            .header("x-amz-glacier-version", "2012-06-01")
            .body(body.to_owned())
            .unwrap();
        let mut answer = agent.run(request)?;
        let lock_id =
            answer.headers().get("x-amz-lock-id").map(|id| id.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        Ok((status, lock_id, answer.body_mut().read_to_string()?))
    }

    /// Turns a knob that lets itself be turned.
    pub(crate) fn knob(&self, method: &str, path: &str, body: &str) -> Value {
        let (status, answer) = self.send(method, &format!("/_emulator/{path}"), body);
        assert!(status < 300, "{method} {path}: {status} {answer}");
        serde_json::from_str(&answer).unwrap()
    }

    /// Creates a vault in the way of Glacier and initiates a lock; gives its ID.
    pub(crate) fn initiate(&self, vault: &str) -> String {
        assert_eq!(self.send("PUT", &format!("/-/vaults/{vault}"), "").0, 201);
        let body = serde_json::json!({ "Policy": POLICY }).to_string();
        let path = format!("/-/vaults/{vault}/lock-policy");
        let (status, lock_id, answer) = self.exchange("POST", &path, &body).unwrap();
        assert_eq!(status, 201, "{answer}");
        lock_id.unwrap()
    }

    #[cfg(unix)]
    pub(crate) fn id(&self) -> u32 {
        self.child().id()
    }

    /// Ends the process as `kill -9` does, without a chance to do anything about it.
    pub(crate) fn kill(&self) {
        let mut child = self.child();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Waits for the end of the process.
    pub(crate) fn wait(self) -> Ended {
        let deadline = Instant::now() + Duration::from_mins(1);
        let status = loop {
            if let Some(status) = self.child().try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < deadline, "the emulator does not end");
            std::thread::sleep(Duration::from_millis(5));
        };
        let stderr = text(self.child().stderr.take().unwrap());
        Ended { status, stdout: String::new(), stderr }
    }

    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let child = self.child.get_mut().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn text(mut stderr: ChildStderr) -> String {
    let mut text = String::new();
    stderr.read_to_string(&mut text).unwrap();
    text
}
