//! Answers that are errors: how the code is found, and what else is read.

use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use aws_smithy_types::retry::RetryConfig;
use conformance::{Answer, Call, Operation, Script, Setup, assert_same, paused};

const CODES: [&str; 13] = [
    "AccessDeniedException",
    "BadRequest",
    "ExpiredTokenException",
    "InvalidParameterValueException",
    "InvalidSignatureException",
    "LimitExceededException",
    "MissingParameterValueException",
    "NoLongerSupportedException",
    "ResourceNotFoundException",
    "SerializationException",
    "ServiceUnavailableException",
    "ThrottlingException",
    "UnrecognizedClientException",
];

/// Compares with three attempts, so that what is tried again shows.
fn check(case: &str, operation: Operation, answer: &Answer) -> usize {
    let setup = Setup { retries: Some(RetryConfig::standard()), ..Setup::default() };
    paused(assert_same(case, &setup, &[Call::new(operation)], || Script::answering(answer.clone())))
        .len()
}

/// Each code for each operation, whether the operation models it or not, by each way to say it.
#[test]
fn codes() {
    for operation in Operation::ALL {
        for code in CODES {
            let body = |key: &str| {
                format!(r#"{{"{key}":"{code}","message":"what happened","type":"Client"}}"#)
            };
            check(
                code,
                operation,
                &Answer::new(400, &[("x-amzn-errortype", code)], r#"{"message":"what happened"}"#),
            );
            check(code, operation, &Answer::new(400, &[("x-amzn-errortype", code)], ""));
            check(code, operation, &Answer::new(400, &[], body("code")));
            check(code, operation, &Answer::new(400, &[], body("__type")));
        }
    }
}

/// A namespace in front and a URL behind are cut off, in whatever combination.
#[test]
fn namespaces_and_urls() {
    let texts = [
        "com.amazonaws.glacier#ResourceNotFoundException",
        "ResourceNotFoundException:http://internal.amazon.com/coral/com.amazonaws.glacier/",
        "com.amazonaws.glacier#ResourceNotFoundException:http://internal.amazon.com/coral/",
        "a#b#ResourceNotFoundException",
        "ResourceNotFoundException#",
        "#ResourceNotFoundException",
        ":ResourceNotFoundException",
        "ResourceNotFoundException:",
        "a:b#ResourceNotFoundException",
        "resourcenotfoundexception",
        " ResourceNotFoundException",
        "ResourceNotFoundException ",
        "ResourceNotFoundException, x",
        "",
        "#",
        ":",
        "#:",
        ":#",
        "\u{e9}#ResourceNotFoundException",
    ];
    for text in texts {
        check(
            text,
            Operation::GetVaultLock,
            &Answer::new(404, &[("x-amzn-errortype", text)], "{}"),
        );
        let quoted = serde_json::Value::from(text);
        check(
            text,
            Operation::GetVaultLock,
            &Answer::new(404, &[], format!(r#"{{"code":{quoted}}}"#)),
        );
        check(
            text,
            Operation::GetVaultLock,
            &Answer::new(404, &[], format!(r#"{{"__type":{quoted}}}"#)),
        );
    }
}

/// Where several places name a code, one of them counts.
#[test]
fn precedence() {
    let header = ("x-amzn-errortype", "InvalidParameterValueException");
    let bodies = [
        r#"{"code":"ResourceNotFoundException","__type":"MissingParameterValueException"}"#,
        r#"{"__type":"MissingParameterValueException","code":"ResourceNotFoundException"}"#,
        r#"{"code":null,"__type":"ResourceNotFoundException"}"#,
        r#"{"code":7,"__type":"ResourceNotFoundException"}"#,
        r#"{"code":"","__type":"ResourceNotFoundException"}"#,
        r#"{"code":"ResourceNotFoundException","code":"MissingParameterValueException"}"#,
        r#"{"Code":"ResourceNotFoundException"}"#,
        r#"{"error":{"code":"ResourceNotFoundException"}}"#,
    ];
    for body in bodies {
        check(body, Operation::GetVaultLock, &Answer::new(400, &[], body));
        check(body, Operation::GetVaultLock, &Answer::new(400, &[header], body));
        check(
            body,
            Operation::GetVaultLock,
            &Answer::new(400, &[header, ("x-amzn-errortype", "Second")], body),
        );
    }
}

/// Members of a modelled error: every spelling of the message, wrong types, null, unknown members.
#[test]
fn members() {
    let members = [
        r#""message":"m""#,
        r#""Message":"M""#,
        r#""errorMessage":"e""#,
        r#""message":"m","Message":"M""#,
        r#""Message":"M","message":"m""#,
        r#""message":null"#,
        r#""message":null,"Message":"M""#,
        r#""message":7"#,
        r#""message":{"a":"b"}"#,
        r#""message":["m"]"#,
        r#""message":"m","message":"n""#,
        r#""type":null"#,
        r#""type":7"#,
        r#""type":"Client""#,
        r#""code":null"#,
        r#""type":{}"#,
        r#""message":"\u00e9\"\\\n""#,
        r#""message":"\ud800""#,
        r#""requestId":"r","details":[{"code":"Other"}]"#,
        r#""__type":"x""#,
        r#""message":"""#,
        r#""m\u0065ssage":"escaped""#,
    ];
    for operation in [Operation::GetVaultLock, Operation::CreateVault] {
        for member in members {
            for code in ["InvalidParameterValueException", "AccessDeniedException"] {
                check(
                    member,
                    operation,
                    &Answer::new(400, &[("x-amzn-errortype", code)], format!("{{{member}}}")),
                );
                check(
                    member,
                    operation,
                    &Answer::new(400, &[], format!(r#"{{"code":"{code}",{member}}}"#)),
                );
            }
        }
    }
}

/// Bodies that are not what they should be, with and without a header that says enough.
#[test]
fn bodies() {
    let whole = r#"{"code":"ResourceNotFoundException","message":"m"}"#;
    let mut bodies: Vec<String> =
        (0..whole.len()).map(|length| whole[..length].to_owned()).collect();
    let odd = [
        " ",
        "null",
        "[]",
        "7",
        "\"ResourceNotFoundException\"",
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
        "service unavailable",
        "{}{}",
        "{} trailing",
        "[{\"code\":\"ResourceNotFoundException\"}]",
        "{\"code\":\"ResourceNotFoundException\"}}",
        "\u{feff}{}",
        "\0",
    ];
    bodies.extend(odd.map(str::to_owned));
    for body in &bodies {
        for headers in [
            &[][..],
            &[("x-amzn-errortype", "ResourceNotFoundException")],
            &[("content-type", "text/html")],
        ] {
            check(body, Operation::GetVaultLock, &Answer::new(404, headers, body.as_str()));
        }
    }
    for bytes in [
        &b"\xff"[..],
        b"{\"code\":\"\xff\"}",
        b"{\"message\":\"\xff\",\"code\":\"ResourceNotFoundException\"}",
    ] {
        check("bytes", Operation::GetVaultLock, &Answer::new(404, &[], bytes));
    }
}

/// A status that contradicts the code: the code decides what it is, both decide whether it is tried again.
#[test]
fn contradicting_statuses() {
    for status in [300, 304, 400, 401, 403, 404, 408, 409, 410, 429, 500, 501, 502, 503, 504, 599] {
        for code in CODES {
            let answer = Answer::new(
                status,
                &[],
                format!(r#"{{"code":"{code}","message":"m","type":"Server"}}"#),
            );
            let attempts =
                check(&format!("{code} with {status}"), Operation::InitiateVaultLock, &answer);
            assert!(attempts == 1 || attempts == 3, "{code} with {status}: {attempts} attempts");
        }
    }
}

/// Headers in bytes that are no text, alone and beside readable ones of the same name.
#[test]
fn unreadable_headers() {
    let values: [&[&[u8]]; 5] = [
        &[b"\xff"],
        &[b"Readable\xff"],
        &["\u{e9}".as_bytes()],
        &[b"Readable", b"\xff"],
        &[b"\xff", b"Readable"],
    ];
    for values in values {
        for name in ["x-amzn-errortype", "x-amzn-requestid", "x-amz-lock-id", "x-other"] {
            let headers = values.iter().map(|value| (name.to_owned(), value.to_vec())).collect();
            let body = br#"{"code":"InvalidParameterValueException"}"#.to_vec();
            let answer = Answer { status: 404, headers, body };
            for non_utf8_headers in [None, Some(NonUtf8HeaderHandling::Skip)] {
                let setup = Setup { non_utf8_headers, ..Setup::default() };
                for operation in [Operation::InitiateVaultLock, Operation::GetVaultLock] {
                    for status in [200, 404] {
                        let answer = Answer { status, ..answer.clone() };
                        let case = format!("{name} {values:?} {status}");
                        paused(assert_same(case, &setup, &[Call::new(operation)], || {
                            Script::answering(answer.clone())
                        }));
                    }
                }
            }
        }
    }
}
