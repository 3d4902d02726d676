//! The table: an answer, and the error that it becomes.

use conformance::{Answer, Call, Failure, Operation, Script, Sdk, Setup, paused};
use pretty_assertions::assert_eq;

/// The error of a `GetVaultLock` that is answered like this.
fn failure(sdk: Sdk, operation: Operation, answer: &Answer) -> Failure {
    let verdicts = paused(sdk.send(
        &Setup::default(),
        &[Call::new(operation)],
        Script::answering(answer.clone()),
    ));
    verdicts[0].failure().unwrap_or_else(|| panic!("{sdk:?}: no error for {answer:?}")).clone()
}

/// What is compared: the variant, the code, the message, and the text with all its sources.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Expected<'a> {
    variant: Option<&'a str>,
    code: Option<&'a str>,
    message: Option<&'a str>,
    text: &'a str,
}

#[track_caller]
fn check(operation: Operation, answer: &Answer, expected: Expected<'_>) {
    for sdk in Sdk::ALL {
        let failure = failure(sdk, operation, answer);
        let actual = Expected {
            variant: failure.predicates.first().copied(),
            code: failure.code.as_deref(),
            message: failure.message.as_deref(),
            text: &failure.chain,
        };
        assert_eq!(actual, expected, "{sdk:?} {operation:?} {answer:?}");
        assert_eq!(failure.kind, "ServiceError", "{sdk:?}");
        assert!(failure.predicates.len() < 2, "{sdk:?}: {:?}", failure.predicates);
        assert_eq!(
            failure.root_facts,
            [failure.code, failure.message, failure.request_id],
            "{sdk:?}"
        );
    }
}

/// Modelled errors with the status that the service gives them.
const MODELLED: [(u16, &str); 5] = [
    (400, "InvalidParameterValueException"),
    (400, "MissingParameterValueException"),
    (400, "NoLongerSupportedException"),
    (404, "ResourceNotFoundException"),
    (500, "ServiceUnavailableException"),
];

/// Each modelled error: by header, by `code`, by `__type`, bare, with a namespace, with a URL, with both.
#[test]
fn modelled_errors() {
    for (status, code) in MODELLED {
        let url = "http://internal.amazon.com/coral/com.amazonaws.glacier/";
        let spellings = [
            code.to_owned(),
            format!("com.amazonaws.glacier#{code}"),
            format!("{code}:{url}"),
            format!("com.amazonaws.glacier#{code}:{url}"),
        ];
        let text = format!("service error: {code}: what happened: {code}: what happened");
        let expected = Expected {
            variant: Some(code),
            code: Some(code),
            message: Some("what happened"),
            text: &text,
        };
        for spelling in &spellings {
            let by_header = Answer::new(
                status,
                &[("x-amzn-errortype", spelling)],
                r#"{"message":"what happened"}"#,
            );
            check(Operation::GetVaultLock, &by_header, expected);
            for key in ["code", "__type"] {
                let body = format!(
                    r#"{{"{key}":"{spelling}","message":"what happened","type":"Client"}}"#
                );
                check(Operation::GetVaultLock, &Answer::new(status, &[], body), expected);
            }
        }
    }
}

/// The same code is the same variant for every operation that models it.
#[test]
fn every_operation() {
    let limit = (400, "LimitExceededException");
    for operation in Operation::ALL {
        for (status, code) in MODELLED.into_iter().chain([limit]) {
            let modelled = match code {
                "LimitExceededException" => operation == Operation::CreateVault,
                "ResourceNotFoundException" => operation != Operation::CreateVault,
                _ => true,
            };
            let answer = Answer::new(status, &[], format!(r#"{{"code":"{code}","message":"m"}}"#));
            let (variant, text) = if modelled {
                (Some(code), format!("service error: {code}: m: {code}: m"))
            } else {
                let source = format!("Error {{ code: \"{code}\", message: \"m\" }}");
                (None, format!("service error: unhandled error ({code}): {source}"))
            };
            check(
                operation,
                &answer,
                Expected { variant, code: Some(code), message: Some("m"), text: &text },
            );
        }
    }
}

/// The error for the conflicts of vault lock is modelled nowhere: its code and message can still be read.
#[test]
fn access_denied() {
    let expected = Expected {
        variant: None,
        code: Some("AccessDeniedException"),
        message: Some("in progress"),
        text: "service error: unhandled error (AccessDeniedException): Error { code: \"AccessDeniedException\", message: \"in progress\" }",
    };
    for operation in Operation::ALL {
        let body = r#"{"code":"AccessDeniedException","message":"in progress","type":"Client"}"#;
        check(operation, &Answer::new(403, &[], body), expected);
        let header = ("x-amzn-errortype", "AccessDeniedException");
        check(operation, &Answer::new(403, &[header], r#"{"message":"in progress"}"#), expected);
    }
}

/// The request ID is on the error, whatever kind it is, and part of its text.
#[test]
fn request_ids() {
    for (header, code) in [
        ("x-amzn-requestid", "ResourceNotFoundException"),
        ("x-amz-request-id", "ResourceNotFoundException"),
        ("x-amzn-requestid", "AccessDeniedException"),
    ] {
        let answer = Answer::new(404, &[(header, "the-id")], format!(r#"{{"code":"{code}"}}"#));
        for sdk in Sdk::ALL {
            let failure = failure(sdk, Operation::GetVaultLock, &answer);
            assert_eq!(failure.request_id.as_deref(), Some("the-id"), "{sdk:?} {answer:?}");
        }
    }
}

/// Bodies that say less than they should.
#[test]
fn poor_bodies() {
    let header = ("x-amzn-errortype", "ResourceNotFoundException");
    let expected = Expected {
        variant: Some("ResourceNotFoundException"),
        code: Some("ResourceNotFoundException"),
        message: None,
        text: "service error: ResourceNotFoundException: ResourceNotFoundException",
    };
    for body in [
        "",
        "{}",
        r#"{"message":null}"#,
        r#"{"unknown":[{"code":"Other"}],"more":{"message":"deep"}}"#,
    ] {
        check(Operation::GetVaultLock, &Answer::new(404, &[header], body), expected);
    }

    let nothing = Expected {
        variant: None,
        code: None,
        message: None,
        text: "service error: unhandled error: Error",
    };
    for body in ["", "{}", "null", "[]", "7", r#"{"code":null}"#, r#"{"code":7,"__type":true}"#] {
        check(Operation::GetVaultLock, &Answer::new(403, &[], body), nothing);
    }
}

/// Bodies that can't be read: what the header says is lost, the reason is told.
#[test]
fn unreadable_bodies() {
    let value = "'{', '[', '\"', 'null', 'true', 'false', <number>";
    let html = format!("Error at offset 0: unexpected token '<'. Expected one of {value}");
    let reasons = [
        ("<html><body>502</body></html>", html.as_str()),
        ("not JSON", "Error at offset 0: expected literal: null"),
        (
            r#"{"code":"ResourceNotFoundException""#,
            "failed to parse JSON: expected object key or end object",
        ),
        (r#"{"code":"Resource"#, "Error at offset 17: unexpected end of stream"),
        (
            r#"{"code":"A"}{"#,
            "failed to parse JSON: found more JSON tokens after completing parsing",
        ),
    ];
    for (body, reason) in reasons {
        for headers in [&[][..], &[("x-amzn-errortype", "ResourceNotFoundException")]] {
            let text = format!("service error: unhandled error: {reason}");
            let expected = Expected { variant: None, code: None, message: None, text: &text };
            check(Operation::GetVaultLock, &Answer::new(404, headers, body), expected);
        }
    }
}

/// Members of another type than the model says.
#[test]
fn wrong_types() {
    let header = ("x-amzn-errortype", "ResourceNotFoundException");
    for member in ["message", "type", "code"] {
        let text = "service error: unhandled error: failed to parse JSON: expected ValueString or ValueNull";
        let answer = Answer::new(404, &[header], format!(r#"{{"{member}":7}}"#));
        check(
            Operation::GetVaultLock,
            &answer,
            Expected { variant: None, code: None, message: None, text },
        );
    }
}

/// A status that contradicts the code: the code is believed.
#[test]
fn contradicting_statuses() {
    for status in [300, 400, 403, 418, 429, 500, 503, 599] {
        let answer =
            Answer::new(status, &[], r#"{"code":"ResourceNotFoundException","message":"m"}"#);
        let expected = Expected {
            variant: Some("ResourceNotFoundException"),
            code: Some("ResourceNotFoundException"),
            message: Some("m"),
            text: "service error: ResourceNotFoundException: m: ResourceNotFoundException: m",
        };
        check(Operation::GetVaultLock, &answer, expected);
    }
}

/// The message under the names that AWS services use for it.
#[test]
fn messages() {
    let cases = [
        (r#""message":"a""#, Some("a")),
        (r#""Message":"b""#, Some("b")),
        (r#""errorMessage":"c""#, Some("c")),
        (r#""message":"a","Message":"b""#, Some("b")),
        (r#""msg":"d""#, None),
    ];
    for (member, message) in cases {
        let text = match message {
            Some(message) => format!(
                "service error: unhandled error (C): Error {{ code: \"C\", message: \"{message}\" }}"
            ),
            None => "service error: unhandled error (C): Error { code: \"C\" }".to_owned(),
        };
        let answer = Answer::new(400, &[], format!(r#"{{"code":"C",{member}}}"#));
        check(
            Operation::GetVaultLock,
            &answer,
            Expected { variant: None, code: Some("C"), message, text: &text },
        );
    }
}
