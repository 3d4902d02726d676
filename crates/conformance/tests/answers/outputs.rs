//! Answers that are a success, or claim to be one.

use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use conformance::{Answer, Call, Operation, Reply, Script, Setup, assert_same, paused};

fn check(case: &str, setup: &Setup, operation: Operation, answer: &Answer) {
    paused(assert_same(case, setup, &[Call::new(operation)], || Script::answering(answer.clone())));
}

/// Which status is a success depends on the operation.
#[test]
fn statuses() {
    let body = r#"{"code":"ResourceNotFoundException","State":"Locked","VaultName":"v"}"#;
    for operation in Operation::ALL {
        for status in [
            199, 200, 201, 202, 204, 206, 299, 300, 301, 304, 399, 400, 404, 499, 505, 599, 600,
            999,
        ] {
            check(
                &format!("{operation:?} {status}"),
                &Setup::default(),
                operation,
                &Answer::new(status, &[], body),
            );
        }
    }
}

/// Documents of the two operations that read one.
#[test]
fn documents() {
    let bodies = [
        "",
        " ",
        "{}",
        "  {\n}  ",
        "null",
        "[]",
        "\"text\"",
        "7",
        "true",
        "nul",
        "{",
        "}",
        "{}{}",
        "{} x",
        "{},",
        "{\"Policy\"}",
        "{\"Policy\":}",
        "{\"Policy\":\"x\"",
        "{\"Policy\":\"x\",}",
        "{\"Policy\":\"x\" \"State\":\"y\"}",
        "{Policy:\"x\"}",
        "{'Policy':'x'}",
        r#"{"Policy":null,"State":null,"ExpirationDate":null,"CreationDate":null}"#,
        r#"{"Policy":"{\"Version\":\"2012-10-17\"}","State":"InProgress","ExpirationDate":"2013-03-20T17:03:43.221Z","CreationDate":"2013-03-19T17:03:43.221Z"}"#,
        r#"{"policy":"lower case","STATE":"upper case"}"#,
        r#"{"Policy":"a","Policy":"b"}"#,
        r#"{"Policy":"a","Policy":null}"#,
        r#"{"Policy":7}"#,
        r#"{"Policy":true}"#,
        r#"{"Policy":{}}"#,
        r#"{"Policy":["x"]}"#,
        r#"{"\u0050olicy":"escaped key"}"#,
        r#"{"Policy":"\u00e9\ud83d\ude00\n\/\"\\"}"#,
        r#"{"Policy":"\ud83d"}"#,
        r#"{"Policy":"\ude00\ud83d"}"#,
        r#"{"Policy":"\u12"}"#,
        r#"{"Policy":"\x"}"#,
        "{\"Policy\":\"tab\tin it\"}",
        "{\"Policy\":\"\u{e9}\u{1f600}\u{2028}\"}",
        r#"{"Unknown":{"deep":[1,2.5,-0,1e400,{"er":null}]},"State":"Locked","x":[[[[]]]]}"#,
        r#"{"Unknown":01}"#,
        r#"{"Unknown":+1}"#,
        r#"{"Unknown":1.}"#,
        r#"{"Unknown":.5}"#,
        r#"{"Unknown":NaN}"#,
        r#"{"Unknown":tru}"#,
        r#"{"NumberOfArchives":9223372036854775807,"SizeInBytes":-9223372036854775808}"#,
        r#"{"NumberOfArchives":9223372036854775808}"#,
        r#"{"NumberOfArchives":-9223372036854775809}"#,
        r#"{"NumberOfArchives":18446744073709551616}"#,
        r#"{"NumberOfArchives":1e3}"#,
        r#"{"NumberOfArchives":1e400}"#,
        r#"{"NumberOfArchives":2.0}"#,
        r#"{"NumberOfArchives":2.5}"#,
        r#"{"NumberOfArchives":-0}"#,
        r#"{"NumberOfArchives":-0.0}"#,
        r#"{"NumberOfArchives":"3"}"#,
        r#"{"NumberOfArchives":"NaN"}"#,
        r#"{"NumberOfArchives":null,"SizeInBytes":null}"#,
        r#"{"NumberOfArchives":1,"NumberOfArchives":2}"#,
        r#"{"SizeInBytes":1e18}"#,
        r#"{"SizeInBytes":1e19}"#,
        r#"{"SizeInBytes":123456789012345678.9}"#,
        r#"{"CreationDate":"c","LastInventoryDate":"l","NumberOfArchives":1,"SizeInBytes":2,"VaultARN":"a","VaultName":"n"}"#,
        "<html><body>hello</body></html>",
        "\u{feff}{}",
        "{}\0",
        "{\"Policy\":\"\0\"}",
    ];
    for body in bodies {
        for operation in [Operation::GetVaultLock, Operation::DescribeVault] {
            check(body, &Setup::default(), operation, &Answer::new(200, &[], body));
        }
        // These read no document, so nothing in it can be wrong.
        for operation in
            [Operation::CompleteVaultLock, Operation::CreateVault, Operation::InitiateVaultLock]
        {
            check(body, &Setup::default(), operation, &Answer::new(200, &[], body));
        }
    }
    for bytes in [&b"\xff\xfe"[..], b"{\"Policy\":\"\xff\"}", b"{\"\xff\":1}", b"\xc3\x28"] {
        check("bytes", &Setup::default(), Operation::GetVaultLock, &Answer::new(200, &[], bytes));
    }
}

/// Documents as deep as a parser may not like.
#[test]
fn deep_documents() {
    for depth in [10, 100, 1000] {
        let nested = format!("{{\"Unknown\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        check("deep", &Setup::default(), Operation::GetVaultLock, &Answer::new(200, &[], nested));
    }
}

/// Outputs that come from a header: absent, empty, twice, and in bytes that are no text.
#[test]
fn headers() {
    for (operation, name) in
        [(Operation::InitiateVaultLock, "x-amz-lock-id"), (Operation::CreateVault, "location")]
    {
        let values: [&[&[u8]]; 13] = [
            &[],
            &[b""],
            &[b"one"],
            &[b" padded "],
            &[b"one", b"two"],
            &[b"one", b""],
            &[b"", b""],
            &[b"a, b"],
            &[b"\"quoted\""],
            &[b"\xff"],
            &[b"one", b"\xff"],
            &[b"\xff", b"one"],
            &["\u{e9}".as_bytes()],
        ];
        for values in values {
            let headers = values.iter().map(|value| (name.to_owned(), value.to_vec())).collect();
            let answer = Answer { status: 201, headers, body: Vec::new() };
            for handling in
                [None, Some(NonUtf8HeaderHandling::Reject), Some(NonUtf8HeaderHandling::Skip)]
            {
                let case = format!("{operation:?} {values:?} {handling:?}");
                check(
                    &case,
                    &Setup { non_utf8_headers: handling, ..Setup::default() },
                    operation,
                    &answer,
                );
            }
        }
    }
}

/// The request ID: by either header, which of the two wins, and what else does not count.
#[test]
fn request_ids() {
    let answers: [&[(&str, &str)]; 8] = [
        &[("x-amzn-requestid", "n")],
        &[("x-amz-request-id", "z")],
        &[("x-amz-request-id", "z"), ("x-amzn-requestid", "n")],
        &[("x-amzn-requestid", ""), ("x-amz-request-id", "z")],
        &[("x-amzn-requestid", "a"), ("x-amzn-requestid", "b")],
        &[("X-AMZN-REQUESTID", "upper")],
        &[("x-amz-id-2", "no")],
        &[("request-id", "no"), ("x-amzn-request-id", "no")],
    ];
    for headers in answers {
        for operation in Operation::ALL {
            for (status, body) in [
                (200, ""),
                (404, r#"{"code":"ResourceNotFoundException"}"#),
                (403, ""),
                (500, "<html>"),
            ] {
                check(
                    &format!("{headers:?}"),
                    &Setup::default(),
                    operation,
                    &Answer::new(status, headers, body),
                );
            }
        }
    }
}

/// A body that breaks off, and answers that never come.
#[test]
fn broken_answers() {
    let answer = || Answer::new(200, &[("content-length", "100")], r#"{"State":"#);
    for operation in Operation::ALL {
        for reply in [
            Reply::Cut(answer()),
            Reply::Cut(Answer { status: 404, ..answer() }),
            Reply::Reset,
            Reply::Timeout,
        ] {
            paused(assert_same(
                format!("{reply:?}"),
                &Setup::default(),
                &[Call::new(operation)],
                || Script::new([reply.clone()]),
            ));
        }
    }
}
