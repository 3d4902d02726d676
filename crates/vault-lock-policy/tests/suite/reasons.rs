//! The reasons that are given, word for word, and where they point at.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Request, evaluate};

use crate::world::{DELETE, VAULT, caller, deny, with_context};

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

/// The reason why a statement with `changes` does not apply, and the text that it points at.
fn reason(changes: &Value, who: &str, action: &str, context: &Value) -> (String, String) {
    let policy = deny(changes);
    let caller = caller(who);
    let request = with_context(Request::new(&caller, action, VAULT), context);
    let evaluation = evaluate(&policy, &request);
    let why = evaluation.statements[0].as_ref().expect_err(&changes.to_string());
    (why.to_string(), why.span().of(policy.text()).to_owned())
}

#[test]
fn principals() {
    let listed = |aws: Value| json!({ "Principal": { "AWS": aws } });
    let spared = |aws: Value| json!({ "Principal": null, "NotPrincipal": { "AWS": aws } });
    let session = "arn:aws:sts::111122223333:assumed-role/archivist/nightly";
    for (changes, who, why, at) in [
        (
            listed(json!("444455556666")),
            ALICE,
            "`Principal` lists `444455556666`, the caller is `arn:aws:iam::111122223333:user/alice`",
            r#""444455556666""#,
        ),
        (
            listed(json!(["444455556666", "arn:aws:iam::111122223333:user/Alice"])),
            ALICE,
            "`Principal` lists `arn:aws:iam::111122223333:user/Alice`, the caller is `arn:aws:iam::111122223333:user/alice`: \
             it differs in case, and case counts here",
            r#""arn:aws:iam::111122223333:user/Alice""#,
        ),
        (
            listed(json!("arn:aws:iam::444455556666:user/alice")),
            ALICE,
            "`Principal` lists `arn:aws:iam::444455556666:user/alice`, the caller is `arn:aws:iam::111122223333:user/alice`: \
             the account differs",
            r#""arn:aws:iam::444455556666:user/alice""#,
        ),
        (
            listed(json!("arn:aws:iam::111122223333:role/archivist")),
            "anonymous",
            "`Principal` lists `arn:aws:iam::111122223333:role/archivist`, the caller is `anonymous`",
            r#""arn:aws:iam::111122223333:role/archivist""#,
        ),
        (
            listed(json!(["111122223331", "111122223332", "111122223334", "111122223335"])),
            "backup.amazonaws.com",
            "`Principal` lists `111122223331`, `111122223332`, `111122223334`, `111122223335`, the caller is `backup.amazonaws.com`",
            r#""Principal":{"AWS":["111122223331","111122223332","111122223334","111122223335"]}"#,
        ),
        (
            spared(json!(["111122223333", "arn:aws:iam::111122223333:role/archivist", session])),
            session,
            "`NotPrincipal` lists `111122223333`, `arn:aws:iam::111122223333:role/archivist`, \
             `arn:aws:sts::111122223333:assumed-role/archivist/nightly`, which leaves this out: \
             the caller is `arn:aws:sts::111122223333:assumed-role/archivist/nightly`",
            r#""NotPrincipal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/archivist","arn:aws:sts::111122223333:assumed-role/archivist/nightly"]}"#,
        ),
    ] {
        let expected = (why.to_owned(), at.to_owned());
        assert_eq!(reason(&changes, who, DELETE, &json!({})), expected, "{changes}");
    }
}

#[test]
fn actions() {
    let many = ["a:a", "a:b", "a:c", "a:d", "a:e"];
    for (changes, why, at) in [
        (
            json!({ "Action": ["glacier:DeleteVault", "s3:*"] }),
            "`Action` lists `glacier:DeleteVault`, `s3:*`, the request is `glacier:DeleteArchive`",
            r#""Action":["glacier:DeleteVault","s3:*"]"#,
        ),
        (
            json!({ "Action": many }),
            "`Action` lists `a:a`, `a:b`, `a:c` and 2 more, the request is `glacier:DeleteArchive`",
            r#""Action":["a:a","a:b","a:c","a:d","a:e"]"#,
        ),
        (
            json!({ "Action": ["s3:*", "DeleteArchive"] }),
            "`Action` lists `DeleteArchive`, the request is `glacier:DeleteArchive`: it lacks `glacier:` before it",
            r#""DeleteArchive""#,
        ),
        (
            json!({ "Action": " glacier:DeleteArchive" }),
            "`Action` lists ` glacier:DeleteArchive`, the request is `glacier:DeleteArchive`: it has spaces around it",
            r#"" glacier:DeleteArchive""#,
        ),
        (
            json!({ "Action": null, "NotAction": ["s3:*", "glacier:delete*"] }),
            "`NotAction` lists `glacier:delete*`, which leaves this out: the request is `glacier:DeleteArchive`",
            r#""glacier:delete*""#,
        ),
    ] {
        let expected = (why.to_owned(), at.to_owned());
        assert_eq!(reason(&changes, ALICE, DELETE, &json!({})), expected, "{changes}");
    }
}

#[test]
fn resources() {
    let is = format!("the vault is `{VAULT}`");
    for (listed, hint) in [
        (VAULT.replace("records", "Records"), ": it differs in case, and case counts here"),
        (VAULT.replace("us-west-2", "us-east-1"), ": the region differs"),
        (VAULT.replace("111122223333", "111122223"), ": the account differs"),
        (VAULT.replace(":aws:", ":aws-cn:"), ": the partition differs"),
        (VAULT.replace("records", "record"), ": the name differs"),
        (VAULT.replace("records", "other").replace("us-west-2", "us-east-1"), ""),
        (
            format!("{VAULT}/*"),
            ": it goes on behind the name of the vault, and archives have no ARN",
        ),
        (
            format!("{VAULT}/archives/*"),
            ": it goes on behind the name of the vault, and archives have no ARN",
        ),
        (
            "arn:*/records".to_owned(),
            ": a wildcard reaches over a colon only as a `*` right before the colon or at the end",
        ),
        (format!("{VAULT} "), ": it has spaces around it"),
        (VAULT.replace("records", "${aws:username}-*"), ": the name differs"),
        (
            VAULT.replace("records", "${aws:PrincipalTag/team}"),
            ": a variable in `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:PrincipalTag/team}` has no value in this request",
        ),
        ("${aws:username}".to_owned(), ": with its variables put in place it is `alice`"),
        ("records".to_owned(), ""),
    ] {
        let (why, at) = reason(&json!({ "Resource": listed }), ALICE, DELETE, &json!({}));
        assert_eq!(why, format!("`Resource` lists `{listed}`, {is}{hint}"));
        assert_eq!(at, format!("\"{listed}\""));
    }
    let (why, at) = reason(
        &json!({ "Resource": null, "NotResource": ["x", "arn:*"] }),
        ALICE,
        DELETE,
        &json!({}),
    );
    assert_eq!(why, format!("`NotResource` lists `arn:*`, which leaves this out: {is}"));
    assert_eq!(at, "\"arn:*\"");
}

const AGE: &str = "glacier:ArchiveAgeInDays";
const HOLD: &str = "glacier:ResourceTag/LegalHold";

/// Operator, key, value of the policy, value of the request, reason.
type Row = (&'static str, &'static str, Value, Value, &'static str);

#[test]
fn conditions_with_other_values() {
    for (operator, key, wanted, found, why) in texts().into_iter().chain(others()) {
        let changes = json!({ "Condition": { operator: { key: wanted } } });
        let (found, at) = reason(&changes, ALICE, DELETE, &json!({ key: found }));
        assert_eq!(found, why);
        assert_eq!(at, format!("\"{key}\":{wanted}"));
    }
}

fn texts() -> Vec<Row> {
    vec![
        (
            "StringEquals",
            HOLD,
            json!("true"),
            json!("True"),
            "`StringEquals true` does not hold: `glacier:ResourceTag/LegalHold` is `True`; it differs in case, and case counts here",
        ),
        (
            "StringLike",
            HOLD,
            json!(["true", ""]),
            json!("TRUE"),
            "`StringLike` with `true`, `` does not hold: `glacier:ResourceTag/LegalHold` is `TRUE`; it differs in case, and case counts here",
        ),
        (
            "StringEquals",
            HOLD,
            json!("case-*"),
            json!("case-7"),
            "`StringEquals case-*` does not hold: `glacier:ResourceTag/LegalHold` is `case-7`; \
             with this operator `*` and `?` are no wildcards, `StringLike` has them",
        ),
        (
            "StringEquals",
            HOLD,
            json!("${aws:username}"),
            json!("bob"),
            "`StringEquals ${aws:username}` does not hold: `glacier:ResourceTag/LegalHold` is `bob`; with its variables put in place it is `alice`",
        ),
        (
            "StringEquals",
            HOLD,
            json!("${aws:PrincipalTag/team}"),
            json!("bob"),
            "`StringEquals ${aws:PrincipalTag/team}` does not hold: `glacier:ResourceTag/LegalHold` is `bob`; \
             a variable in `${aws:PrincipalTag/team}` has no value in this request",
        ),
        (
            "StringNotEquals",
            HOLD,
            json!("true"),
            json!("true"),
            "`StringNotEquals true` does not hold: `glacier:ResourceTag/LegalHold` is `true`",
        ),
    ]
}

fn others() -> Vec<Row> {
    vec![
        (
            "NumericLessThan",
            AGE,
            json!("365"),
            json!(365),
            "`NumericLessThan 365` does not hold: `glacier:ArchiveAgeInDays` is `365`",
        ),
        (
            "NumericLessThan",
            AGE,
            json!("one year"),
            json!(3),
            "`NumericLessThan one year` does not hold: `glacier:ArchiveAgeInDays` is `3`; `one year` is not a number",
        ),
        (
            "NumericLessThan",
            AGE,
            json!(365),
            json!("young"),
            "`NumericLessThan 365` does not hold: `glacier:ArchiveAgeInDays` is `young`; that is not a number",
        ),
        (
            "NumericEquals",
            AGE,
            json!([1, 2, 3, 4, 5]),
            json!(6),
            "`NumericEquals` with `1`, `2`, `3` and 2 more does not hold: `glacier:ArchiveAgeInDays` is `6`",
        ),
        (
            "DateLessThan",
            "aws:CurrentTime",
            json!("2030-01-01T00:00:00Z"),
            json!("2031-01-01T00:00:00Z"),
            "`DateLessThan 2030-01-01T00:00:00Z` does not hold: `aws:CurrentTime` is `2031-01-01T00:00:00Z`",
        ),
        (
            "DateLessThan",
            "aws:CurrentTime",
            json!("01.01.2030"),
            json!("2029-01-01T00:00:00Z"),
            "`DateLessThan 01.01.2030` does not hold: `aws:CurrentTime` is `2029-01-01T00:00:00Z`; `01.01.2030` is not a date",
        ),
        (
            "IpAddress",
            "aws:SourceIp",
            json!("10.0.0.0/40"),
            json!("10.1.2.3"),
            "`IpAddress 10.0.0.0/40` does not hold: `aws:SourceIp` is `10.1.2.3`; `10.0.0.0/40` is not an IP address",
        ),
        (
            "Bool",
            "aws:MultiFactorAuthPresent",
            json!("yes"),
            json!("true"),
            "`Bool yes` does not hold: `aws:MultiFactorAuthPresent` is `true`; `yes` is not `true` or `false`",
        ),
        (
            "Null",
            AGE,
            json!("yes"),
            json!(3),
            "`Null yes` does not hold: `yes` is not `true` or `false`",
        ),
    ]
}

#[test]
fn conditions_without_their_key() {
    for (action, key, why) in [
        (DELETE, AGE, "the request has no `glacier:ArchiveAgeInDays`, which every real one has"),
        ("glacier:InitiateJob", AGE, "the request has no `glacier:ArchiveAgeInDays`"),
        (
            DELETE,
            "AWS:SecureTransport",
            "the request has no `AWS:SecureTransport`, which every real one has",
        ),
        (
            "glacier:DeleteVault",
            AGE,
            "the request has no `glacier:ArchiveAgeInDays`, which comes only with `glacier:DeleteArchive`, `glacier:InitiateJob`",
        ),
        (
            DELETE,
            HOLD,
            "the request has no `glacier:ResourceTag/LegalHold`, since the vault has no tag `LegalHold`",
        ),
        (
            "glacier:AbortVaultLock",
            HOLD,
            "the request has no `glacier:ResourceTag/LegalHold`, which comes only with `glacier:AddTagsToVault`, \
             `glacier:CompleteMultipartUpload`, `glacier:CompleteVaultLock` and 12 more",
        ),
        (
            DELETE,
            "glacier:ArchiveAge",
            "the request has no `glacier:ArchiveAge`, and Glacier knows no such key",
        ),
        (
            DELETE,
            "ArchiveAgeInDays",
            "the request has no `ArchiveAgeInDays`, which is neither a key of Glacier nor a global one of AWS",
        ),
        (DELETE, "aws:SourceIp", "the request has no `aws:SourceIp`"),
        (
            DELETE,
            "AWS:multifactorauthpresent",
            "the request has no `AWS:multifactorauthpresent`, which only temporary credentials carry",
        ),
    ] {
        let changes = json!({ "Condition": { "StringEquals": { key: "x" } } });
        let (found, _) = reason(&changes, ALICE, action, &json!({}));
        assert_eq!(found, format!("`StringEquals x` does not hold: {why}"));
    }
}

/// That the key is not there would be said of a request that could not help.
#[test]
fn a_value_that_cannot_be_read_comes_first() {
    let changes = json!({ "Condition": { "DateLessThan": { "aws:CurrentTime": "31.12.2035" } } });
    let (found, _) = reason(&changes, ALICE, DELETE, &json!({}));
    assert_eq!(found, "`DateLessThan 31.12.2035` does not hold: `31.12.2035` is not a date");
}

#[test]
fn sessions_are_seen_as_their_role() {
    let session = "arn:aws:sts::111122223333:assumed-role/legal/monday";
    let changes = json!({ "Condition": { "ArnEquals": { "aws:PrincipalArn": session } } });
    let (found, _) = reason(&changes, session, DELETE, &json!({}));
    assert_eq!(
        found,
        "`ArnEquals arn:aws:sts::111122223333:assumed-role/legal/monday` does not hold: `aws:PrincipalArn` is \
         `arn:aws:iam::111122223333:role/legal`; of a session this is the ARN of its role"
    );
}

/// Where case counts and where it does not, told apart by whether the statement applies.
#[test]
fn case() {
    let with = |operator: &str, key: &str, value: &str| json!({ "Condition": { operator: { key: value } } });
    for (changes, applies) in [
        (json!({ "Action": "GLACIER:DELETEARCHIVE" }), true),
        (with("NumericLessThan", "GLACIER:ARCHIVEAGEINDAYS", "365"), true),
        (with("StringEquals", "Glacier:resourcetag/LegalHold", "true"), true),
        (with("StringEquals", HOLD, "TRUE"), false),
        (with("StringLike", HOLD, "TRUE"), false),
        (with("StringEqualsIgnoreCase", HOLD, "TRUE"), true),
        (with("Bool", "AWS:SecureTransport", "TRUE"), true),
        (with("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:user/ALICE"), false),
        (json!({ "Resource": VAULT.replace("vaults", "Vaults") }), false),
        (json!({ "Principal": { "AWS": "arn:aws:iam::111122223333:user/ALICE" } }), false),
    ] {
        let policy = deny(&changes);
        let alice = caller(ALICE);
        let context = json!({ AGE: 3, HOLD: "true", "aws:SecureTransport": "true" });
        let request = with_context(Request::new(&alice, DELETE, VAULT), &context);
        assert_eq!(evaluate(&policy, &request).statements[0].is_ok(), applies, "{changes}");
    }
}
