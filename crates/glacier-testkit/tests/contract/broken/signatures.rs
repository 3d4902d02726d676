//! Mistakes with signatures.

use glacier_testkit::Glacier;

use super::Mistake;
use super::endpoint::{Answer, Asked, ask, code, member, refusal};

pub(super) const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "whoever signs at all is let in",
        breaks: |glacier, asked, right| match code(&right).as_str() {
            "InvalidSignatureException" | "UnrecognizedClientException" => let_in(glacier, asked),
            _ => right,
        },
        fail: &[
            "access-key-unknown",
            "payload-hash",
            "session-token-wrong",
            "signature-expired",
            "signature-not-yet-current",
            "signature-wrong",
            "signature-wrong-message",
            "signing-date",
        ],
        deviate: &[
            "authorization-malformed",
            "credential-scope",
            "signature-time-is-real",
            "signed-headers",
        ],
        spreads: false,
    },
    Mistake {
        name: "whoever does not sign is let in",
        breaks: |glacier, asked, right| match code(&right).as_str() {
            "MissingAuthenticationTokenException" => let_in(glacier, asked),
            _ => right,
        },
        fail: &["authorization-missing"],
        deviate: &["authorization-comes-first", "presigned-url"],
        spreads: false,
    },
    Mistake {
        name: "a signature never expires",
        breaks: |glacier, asked, right| {
            if member(&right, "message").starts_with("Signature expired") {
                let_in(glacier, asked)
            } else {
                right
            }
        },
        fail: &["signature-expired"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "an unknown access key is a wrong signature",
        breaks: |_, _, right| match code(&right).as_str() {
            "UnrecognizedClientException" => refusal(403, "InvalidSignatureException"),
            _ => right,
        },
        fail: &["access-key-unknown", "session-token-wrong"],
        deviate: &[],
        spreads: false,
    },
    Mistake {
        name: "a wrong signature is AccessDenied",
        breaks: |_, _, right| match code(&right).as_str() {
            "InvalidSignatureException" => refusal(403, "AccessDeniedException"),
            _ => right,
        },
        fail: &[
            "payload-hash",
            "signature-expired",
            "signature-not-yet-current",
            "signature-wrong",
            "signature-wrong-message",
            "signing-date",
        ],
        deviate: &[
            "authorization-malformed",
            "credential-scope",
            "signature-time-is-real",
            "signed-headers",
        ],
        spreads: false,
    },
    Mistake {
        name: "a slash in a label breaks the signature",
        breaks: |_, asked, right| {
            if asked.uri().path().contains("%2F") {
                refusal(403, "InvalidSignatureException")
            } else {
                right
            }
        },
        fail: &["vault-name-not-found"],
        deviate: &["canonical-request", "vault-name-refused"],
        spreads: false,
    },
];

fn let_in(glacier: &Glacier, asked: &Asked) -> Answer {
    ask(glacier, asked.method(), asked.uri().path(), asked.body())
}
