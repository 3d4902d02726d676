//! What to do about an emulator that can't be started.

use std::io;

use glacier_testkit::persistence::StateFileError;

/// What to do about a problem, where there is more to say than the problem itself does.
pub(crate) fn about(problem: &anyhow::Error) -> Option<&'static str> {
    if let Some(state_file) = problem.downcast_ref() {
        return about_state_file(state_file);
    }
    let error: &io::Error = problem.downcast_ref()?;
    (error.kind() == io::ErrorKind::AddrInUse)
        .then_some("name another port with `--listen`; port 0 takes any free one")
}

fn about_state_file(error: &StateFileError) -> Option<&'static str> {
    Some(match error {
        StateFileError::InUse { .. } => "each emulator needs a state file of its own",
        StateFileError::NotAFile { .. } => {
            "`--state` takes the name of a file, such as glacier.json; it is made if it is not there"
        }
        StateFileError::Foreign { .. } => {
            "name a file that is not there yet, or one that an emulator has written"
        }
        StateFileError::Newer { .. } => "use that emulator, or begin with another file",
        StateFileError::Damaged { .. } => {
            "remove that line and those after it, or begin with another file"
        }
        _ => return None,
    })
}
