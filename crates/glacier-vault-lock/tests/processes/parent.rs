//! What happens to a child, and whether the next one finds what it left.

use std::{
    process::{Output, Stdio},
    thread,
    time::Duration,
};

use glacier_testkit::{Emulator, state::LockState};
use tempfile::TempDir;

use crate::{
    Begun,
    child::{Call, VAULT, command},
};

/// When a process is ended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Killed {
    AtStep(usize),
    /// So many milliseconds after it was started.
    After(u64),
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    ByItself,
    Killed,
}

/// One vault, one journal, and the processes that work with them.
pub(crate) struct Story {
    emulator: Emulator,
    folder: TempDir,
}

impl Story {
    pub(crate) fn begin(begun: Begun) -> Self {
        let emulator = Emulator::builder().listen("127.0.0.1:0").unwrap();
        emulator.create_vault(VAULT).unwrap();
        let story = Self { emulator, folder: tempfile::tempdir().unwrap() };
        match begun {
            Begun::Nothing => {}
            Begun::Pending => assert!(story.run(Call::Initiate).starts_with("pending ")),
            Begun::LostLock => {
                // Of a whole call, the step right after the answer to the request to initiate.
                let lost = (0..100).find(|step| {
                    let end = story.end(Call::Initiate, Killed::AtStep(*step));
                    assert_eq!(end, End::Killed);
                    story.emulator.vault(VAULT).lock().is_some()
                });
                assert!(lost.is_some());
            }
        }
        story
    }

    /// A process makes a call and is killed; then the next one looks what became of it.
    pub(crate) fn tell(&self, call: Call, killed: Killed) -> End {
        let end = self.end(call, killed);
        let before = self.emulator.vault(VAULT).lock();
        let said = self.run(Call::Resume);
        let after = self.emulator.vault(VAULT).lock();
        let told = format!("{call:?} {killed:?} {end:?}: {said}, {before:?}, {after:?}");
        match after.as_ref().map(|lock| (lock.state(), lock.id().as_str().to_owned())) {
            // The one that is in progress is the one that the next process has.
            Some((LockState::InProgress, id)) => {
                assert_eq!(said, format!("pending {id}"), "{told}");
            }
            Some((LockState::Locked, _)) => {
                assert!(matches!(call, Call::Complete | Call::EnsureLocked), "{told}");
                assert!(said == "locked" || said == "nothing", "{told}");
                assert_eq!(self.run(Call::Status), "locked", "{told}");
            }
            None => {
                assert_eq!(said, "nothing", "{told}");
                assert_ne!(call, Call::Complete, "{told}");
            }
        }
        // Looking completes nothing.
        let was_locked = before.is_some_and(|lock| lock.state() == LockState::Locked);
        let is_locked = after.is_some_and(|lock| lock.state() == LockState::Locked);
        assert_eq!(was_locked, is_locked, "{told}");
        end
    }

    /// Runs a call to its end. What it said.
    fn run(&self, call: Call) -> String {
        let output = self.command(call, None).output().unwrap();
        said(&output).unwrap_or_else(|| panic!("{call:?} said nothing: {output:?}"))
    }

    /// Runs a call until it is killed, if it is.
    fn end(&self, call: Call, killed: Killed) -> End {
        let step = match killed {
            Killed::AtStep(step) => Some(step),
            Killed::After(_) => None,
        };
        let mut child =
            self.command(call, step).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        if let Killed::After(milliseconds) = killed {
            thread::sleep(Duration::from_millis(milliseconds));
            // It may have ended already.
            let _ = child.kill();
        }
        let output = child.wait_with_output().unwrap();
        if said(&output).is_some() { End::ByItself } else { End::Killed }
    }

    fn command(&self, call: Call, step: Option<usize>) -> std::process::Command {
        let folder = self.folder.path().join("journal");
        command(call, &self.emulator.endpoint_url(), folder.to_str().unwrap(), step)
    }
}

fn said(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().find_map(|line| Some(line.strip_prefix("SAID ")?.to_owned()))
}
