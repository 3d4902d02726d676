// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! One error for all operations.

use aws_smithy_runtime_api::client::result::SdkError;
use crate::error::BuildError;
use crate::error::sealed_unhandled::Unhandled;
use crate::operation::broadcast::BroadcastError;
use crate::operation::now_playing::NowPlayingError;
use crate::operation::tune::TuneError;
use crate::operation::whisper::WhisperError;
use crate::plumbing::errors;
use crate::plumbing::error_macros::{error_enum, from_operation_error};
use crate::types::error::{BroadcastError as BroadcastError_, HangUp, Interference, OffAir, ProgramError as ProgramError_, WhispersError as WhispersError_};
use std::fmt;

/// Any error of Radio, so that `?` works across operations.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The service answered [`HangUp`].
    HangUp(HangUp),
    /// The service answered [`Interference`].
    Interference(Interference),
    /// The service answered [`OffAir`].
    OffAir(OffAir),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

error_enum! { Error, root_source:
    HangUp Interference OffAir
}

impl From<BuildError> for Error {
    #[expect(
        deprecated,
        reason = "deprecated for callers, who cannot name what it holds"
    )]
    fn from(err: BuildError) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}

from_operation_error! { BroadcastError:
    OffAir
}

from_operation_error! { NowPlayingError:
    
}

from_operation_error! { TuneError:
    OffAir
}

from_operation_error! { WhisperError:
    
}

from_operation_error! { BroadcastError_:
    HangUp
}

from_operation_error! { ProgramError_:
    Interference OffAir
}

from_operation_error! { WhispersError_:
    
}
