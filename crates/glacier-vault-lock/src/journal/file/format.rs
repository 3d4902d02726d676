//! A record as the text of a file, format 1.
//!
//! A member that format 1 does not have is refused, not passed over: the next write would drop it. Whoever adds one makes it
//! format 2, and then this version leaves the file alone.

use super::times;
use crate::{
    journal::{Attempt, Phase, Record},
    names::LockId,
};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use vault_lock_policy::{Policy, VaultArn};

/// What this version writes, and the newest that it reads.
pub(super) const FORMAT: u64 = 1;

/// Much more than the longest policy of the service takes, and little enough to read anything that got into the folder.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// For whoever finds the file when the program is gone.
const ABOUT: &str = "A vault lock of Amazon Glacier that is under way. The lock ID is nowhere else: keep this file until the lock is completed or aborted.";

/// Why a text is not a record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    Newer(u64),
    Damaged(String),
}

/// The text of a record, or why there is none that [`decode`] would read as the same record.
pub(super) fn encode(record: &Record) -> Result<String, String> {
    let written = Written {
        format: FORMAT,
        about: ABOUT,
        vault: record.vault.as_str(),
        phase: PhaseName::of(&record.phase).as_str(),
        lock_id: record.phase.lock_id().map(LockId::as_str),
        created: record.created.map(times::write_created).transpose()?,
        first_attempt: times::write_attempt(record.first_attempt)?,
        last_attempt: times::write_attempt(record.last_attempt)?,
        policy: record.policy.text(),
        earlier: record.earlier.iter().map(write_earlier).collect::<Result<_, _>>()?,
    };
    let mut text = serde_json::to_string_pretty(&written).map_err(|error| error.to_string())?;
    text.push('\n');
    match decode(text.as_bytes()) {
        Ok(read) if read == *record => Ok(text),
        Ok(_) => Err("it would be read as another one".to_owned()),
        Err(Unreadable::Damaged(problem)) => Err(problem),
        Err(Unreadable::Newer(format)) => Err(format!("it would have format {format}")),
    }
}

/// The record of a text.
pub(super) fn decode(text: &[u8]) -> Result<Record, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(damaged(format!("it has more than {MOST_BYTES} bytes")));
    }
    match text.trim_ascii_start().first() {
        None => return Err(damaged("it is empty")),
        Some(b'{') => {}
        Some(_) => return Err(damaged("it is not a JSON object")),
    }
    let head: Head = serde_json::from_slice(text).map_err(|error| not_json(&error))?;
    match head.format.as_u64() {
        None | Some(0) => {
            return Err(damaged(format!("`{}` is not the number of a format", head.format)));
        }
        Some(newer) if newer > FORMAT => return Err(Unreadable::Newer(newer)),
        Some(_) => {}
    }
    let members: Members = serde_json::from_slice(text).map_err(|error| not_json(&error))?;
    members.into_record().map_err(Unreadable::Damaged)
}

#[derive(Serialize)]
struct Written<'a> {
    format: u64,
    about: &'a str,
    vault: &'a str,
    phase: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    first_attempt: String,
    last_attempt: String,
    policy: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<WrittenAttempt<'a>>,
}

#[derive(Serialize)]
struct WrittenAttempt<'a> {
    first_attempt: String,
    last_attempt: String,
    policy: &'a str,
}

/// What every format has.
#[derive(Deserialize)]
struct Head {
    format: serde_json::Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Members {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "about", default)]
    _about: IgnoredAny,
    vault: String,
    phase: String,
    lock_id: Option<String>,
    created: Option<String>,
    first_attempt: String,
    last_attempt: String,
    policy: String,
    #[serde(default)]
    earlier: Vec<AttemptMembers>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttemptMembers {
    first_attempt: String,
    last_attempt: String,
    policy: String,
}

impl Members {
    fn into_record(self) -> Result<Record, String> {
        let vault: VaultArn = self.vault.parse().map_err(|error| format!("`vault`: {error}"))?;
        let phase = read_phase(&self.phase, self.lock_id.as_deref())?;
        let policy = read_policy(&self.policy)?;
        let created = self.created.as_deref().map(times::read_created).transpose()?;
        let first_attempt = times::read_attempt("first_attempt", &self.first_attempt)?;
        let last_attempt = times::read_attempt("last_attempt", &self.last_attempt)?;
        let earlier = self.earlier.into_iter().map(|attempt| {
            attempt.into_attempt().map_err(|problem| format!("`earlier`: {problem}"))
        });
        let earlier = earlier.collect::<Result<_, _>>()?;
        Ok(Record { vault, policy, phase, created, first_attempt, last_attempt, earlier })
    }
}

impl AttemptMembers {
    fn into_attempt(self) -> Result<Attempt, String> {
        Ok(Attempt {
            policy: read_policy(&self.policy)?,
            first_attempt: times::read_attempt("first_attempt", &self.first_attempt)?,
            last_attempt: times::read_attempt("last_attempt", &self.last_attempt)?,
        })
    }
}

fn write_earlier(attempt: &Attempt) -> Result<WrittenAttempt<'_>, String> {
    Ok(WrittenAttempt {
        first_attempt: times::write_attempt(attempt.first_attempt)?,
        last_attempt: times::write_attempt(attempt.last_attempt)?,
        policy: attempt.policy.text(),
    })
}

fn read_policy(text: &str) -> Result<Policy, String> {
    Policy::parse(text).map_err(|error| format!("`policy`: {error}"))
}

/// A [`Phase`] without its lock ID.
#[derive(Clone, Copy)]
enum PhaseName {
    Initiating,
    InProgress,
    Completing,
    Aborting,
    Refused,
}

impl PhaseName {
    const ALL: [Self; 5] =
        [Self::Initiating, Self::InProgress, Self::Completing, Self::Aborting, Self::Refused];

    fn of(phase: &Phase) -> Self {
        match phase {
            Phase::Initiating => Self::Initiating,
            Phase::InProgress { .. } => Self::InProgress,
            Phase::Completing { .. } => Self::Completing,
            Phase::Aborting { .. } => Self::Aborting,
            Phase::Refused { .. } => Self::Refused,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Initiating => "initiating",
            Self::InProgress => "in_progress",
            Self::Completing => "completing",
            Self::Aborting => "aborting",
            Self::Refused => "refused",
        }
    }
}

fn read_phase(name: &str, lock_id: Option<&str>) -> Result<Phase, String> {
    let Some(phase) = PhaseName::ALL.into_iter().find(|phase| phase.as_str() == name) else {
        let known = PhaseName::ALL.map(|phase| format!("`{}`", phase.as_str())).join(", ");
        return Err(format!("`phase`: `{name}` is none of {known}"));
    };
    let id = match (phase, lock_id) {
        (PhaseName::Initiating, None) => return Ok(Phase::Initiating),
        (PhaseName::Initiating, Some(_)) => {
            return Err(format!("`lock_id`: there is none yet in the phase `{name}`"));
        }
        (_, None) => return Err(format!("`lock_id`: it is missing in the phase `{name}`")),
        (_, Some(id)) => id,
    };
    let lock_id: LockId = id.parse().map_err(|error| format!("`lock_id`: {error}"))?;
    Ok(match phase {
        PhaseName::Initiating => Phase::Initiating,
        PhaseName::InProgress => Phase::InProgress { lock_id },
        PhaseName::Completing => Phase::Completing { lock_id },
        PhaseName::Aborting => Phase::Aborting { lock_id },
        PhaseName::Refused => Phase::Refused { lock_id },
    })
}

fn damaged(problem: impl Into<String>) -> Unreadable {
    Unreadable::Damaged(problem.into())
}

fn not_json(error: &serde_json::Error) -> Unreadable {
    damaged(error.to_string())
}
