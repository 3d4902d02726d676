//! Each quirk with what the client claims, and the cases that must find it.

use glacier_testkit::contract::Capability::{self, RecoversLostInitiate, Retries};

use super::honest::Quirk;

pub(super) const QUIRKS: &[(Quirk, &[Capability], &[&str])] = &[
    (
        Quirk::BlindRetries,
        &[Retries, RecoversLostInitiate],
        // It lost the lock ID, though it claims not to.
        &["lost-initiate-is-recovered"],
    ),
    (Quirk::None, &[Retries], &["throttled-once", "unavailable-once"]),
    (
        Quirk::InventsLockId,
        &[],
        &[
            "client-abort-locked",
            "client-complete",
            "client-complete-again",
            "client-get-locked",
            "client-initiate",
            "client-initiate-locked",
            "lost-complete",
            "lost-initiate-is-no-success",
        ],
    ),
    (Quirk::NoVersion, &[], ALL_THAT_CALL),
    (
        Quirk::CodeFromHeader,
        &[],
        &[
            "client-abort-locked",
            "client-complete-wrong-id",
            "client-get-without-lock",
            "client-initiate-in-progress",
            "client-initiate-locked",
            "client-lock-lifetime",
            "client-new-account",
            "client-policy-content",
            "client-vault-not-found",
            "unavailable-for-ever",
        ],
    ),
    (Quirk::RawLockId, &[], &["client-complete-wrong-id"]),
    (Quirk::TrimsPolicy, &[], &["client-body", "client-policy-verbatim"]),
    (
        Quirk::RepeatsRefusals,
        &[],
        &[
            "client-abort-locked",
            "client-complete-wrong-id",
            "client-get-without-lock",
            "client-initiate-in-progress",
        ],
    ),
    (Quirk::SwallowsErrors, &[], &["client-abort-locked", "unavailable-for-ever"]),
    (Quirk::ReadsHalf, &[], &["cut-get", "malformed-get"]),
    (Quirk::CorrectsSkew, &[], &["client-moved-clock"]),
];

/// No call of it is granted.
const ALL_THAT_CALL: &[&str] = &[
    "client-abort",
    "client-abort-locked",
    "client-abort-without-lock",
    "client-access-policy",
    "client-account",
    "client-archive-delete",
    "client-body",
    "client-complete",
    "client-complete-again",
    "client-complete-wrong-id",
    "client-create",
    "client-delete",
    "client-describe",
    "client-get-in-progress",
    "client-get-locked",
    "client-get-without-lock",
    "client-initiate",
    "client-initiate-in-progress",
    "client-initiate-locked",
    "client-list",
    "client-lock-lifetime",
    "client-moved-clock",
    "client-new-account",
    "client-policy-content",
    "client-policy-verbatim",
    "client-signs",
    "client-tags",
    "client-vault-not-found",
    "client-version",
    "cut-get",
    "lost-abort",
    "lost-complete",
    "malformed-get",
    "malformed-refusal",
];
