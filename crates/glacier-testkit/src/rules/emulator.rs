//! What an emulator has and the service has not.

use super::{Mark, Rule};

rules! {
    EMULATOR: "What an emulator has and the service has not.";
    STATE_FILE_FAILS = "state-file-fails", Chosen,
        "A change that can't be written to the state file is not made, and its call gets 500 \
         `ServiceUnavailableException`.",
        "the service has no state file; this is its code for a failure of its own";
}
