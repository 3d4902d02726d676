//! What is JSON and yet no policy: the whole message and the help.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::Policy;

use crate::world::statement;

fn refused(text: &str, message: &str, help: &str) {
    let error = Policy::parse(text).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.help().as_str()), (message, help), "{text}");
}

#[test]
fn around_the_statements() {
    let one = statement(&json!({})).to_string();
    for (text, message, help) in [
        (
            "[]",
            "line 1, column 1: expected an object, found a list",
            "pass one policy, without brackets around it",
        ),
        ("null", "line 1, column 1: expected an object, found null", NULL),
        ("\"text\"", "line 1, column 1: expected an object, found a string", OBJECT),
        (
            r#""{\"Statement\": []}""#,
            "line 1, column 1: the text is a string of JSON, not an object",
            "it was escaped once too often: pass the policy itself",
        ),
        ("{}", "line 1, column 1: there is nothing in it", EMPTY),
        (
            r#"{"Policy": "{}"}"#,
            "line 1, column 2, `Policy`: `Policy` is not an element of the policy",
            "this is the body of the request: pass the policy inside it",
        ),
        (
            r#"{"Version": "2012-10-17"}"#,
            "line 1, column 1: the policy has no `Statement`",
            "a policy has a `Statement`, an object or a list of them",
        ),
        (
            &format!(r#"{{"version": "2012-10-17", "Statement": {one}}}"#),
            "line 1, column 2, `version`: `version` is not an element of the policy",
            "write `Version`; case counts",
        ),
        (
            &format!(r#"{{"Statement": {one}, "Comment": ""}}"#),
            "line 1, column 78, `Comment`: `Comment` is not an element of the policy",
            "known are `Version`, `Id`, `Statement`",
        ),
        (
            &one,
            "line 1, column 2, `Effect`: `Effect` is not an element of the policy",
            "this belongs into a statement: write `{\"Version\": \"2012-10-17\", \"Statement\": [{…}]}` \
             with it inside the inner braces",
        ),
        (
            &format!(r#"{{"Statements": {one}}}"#),
            "line 1, column 2, `Statements`: `Statements` is not an element of the policy",
            "write `Statement`",
        ),
        (
            &format!(r#"{{"Version": "2012-10-18", "Statement": {one}}}"#),
            "line 1, column 13, `Version`: `2012-10-18` is not a version of the policy language",
            "write `2012-10-17`, or `2008-10-17` for the older language",
        ),
        (
            &format!(r#"{{"Version": 2012, "Statement": {one}}}"#),
            "line 1, column 13, `Version`: expected a string, found a number",
            QUOTES,
        ),
        (
            &format!(r#"{{"Id": ["a"], "Statement": {one}}}"#),
            "line 1, column 8, `Id`: expected a string, found a list",
            ONE,
        ),
        (r#"{"Statement": []}"#, "line 1, column 15, `Statement`: there is nothing in it", EMPTY),
        (r#"{"Statement": {}}"#, "line 1, column 15, `Statement`: there is nothing in it", EMPTY),
        (
            r#"{"Statement": "x"}"#,
            "line 1, column 15, `Statement`: expected an object, found a string",
            OBJECT,
        ),
        (
            &format!(r#"{{"Statement": [{one}, [{one}]]}}"#),
            "line 1, column 79, `Statement[1]`: expected an object, found a list",
            OBJECT,
        ),
    ] {
        refused(text, message, help);
    }
}

pub(crate) const NULL: &str = "give it a value, or leave the member out";
const QUOTES: &str = "put it in double quotes";
const ONE: &str = "it takes a single text";
pub(crate) const OBJECT: &str = "it takes members in braces";
pub(crate) const PLAIN: &str = "a list holds plain values, neither lists nor objects";
pub(crate) const EMPTY: &str = "name at least one";
const CASE_OF_EFFECT: &str = "write `Allow` or `Deny`; case counts";
const PRINCIPALS: &str = "write `*`, the number of an account, or the ARN of a root, user, role, session or federated user";
const NAMES: &str = "name it in full; only `AWS` takes `*`";
pub(crate) const VARIABLES: &str =
    "write `${aws:username}` or `${aws:username, 'default'}`, and `${$}` for a dollar sign";

/// The message without line and column, which the other tests look at.
pub(crate) fn refused_statement(changes: &Value, message: &str, help: &str) {
    let policy = json!({ "Version": "2012-10-17", "Statement": [statement(changes)] });
    let error = Policy::parse(&policy.to_string()).unwrap_err();
    let found = format!("{}: {}", error.place().path, error.kind());
    assert_eq!((found.as_str(), error.help().as_str()), (message, help), "{changes}");
}

#[test]
fn in_a_statement() {
    let principal = json!({ "Principal": null });
    for (changes, message, help) in [
        (
            json!({ "Effect": null }),
            "Statement[0]: a statement has no `Effect`",
            "write `\"Effect\": \"Deny\"` or `\"Effect\": \"Allow\"`",
        ),
        (
            json!({ "Effect": "DENY" }),
            "Statement[0].Effect: `DENY` is not an effect",
            CASE_OF_EFFECT,
        ),
        (
            json!({ "Effect": "allow" }),
            "Statement[0].Effect: `allow` is not an effect",
            CASE_OF_EFFECT,
        ),
        (
            json!({ "Effect": ["Deny"] }),
            "Statement[0].Effect: expected a string, found a list",
            ONE,
        ),
        (json!({ "Sid": 1 }), "Statement[0].Sid: expected a string, found a number", QUOTES),
        (
            json!({ "effect": "Deny" }),
            "Statement[0].effect: `effect` is not an element of a statement",
            "write `Effect`; case counts",
        ),
        (
            json!({ "Conditions": {} }),
            "Statement[0].Conditions: `Conditions` is not an element of a statement",
            "write `Condition`",
        ),
        (
            principal,
            "Statement[0]: a statement has no `Principal`",
            "a policy of a vault says whom it is about: `\"Principal\": \"*\"` is everybody",
        ),
        (
            json!({ "Action": null }),
            "Statement[0]: a statement has no `Action`",
            "write `Action` or `NotAction`",
        ),
        (
            json!({ "Resource": null }),
            "Statement[0]: a statement has no `Resource`",
            "write `Resource` or `NotResource`",
        ),
        (
            json!({ "NotPrincipal": "*" }),
            "Statement[0].NotPrincipal: `Principal` and `NotPrincipal` stand in one statement",
            "keep `Principal` or `NotPrincipal`, or make two statements",
        ),
        (
            json!({ "NotAction": "*" }),
            "Statement[0].NotAction: `Action` and `NotAction` stand in one statement",
            "keep `Action` or `NotAction`, or make two statements",
        ),
        (
            json!({ "NotResource": "*" }),
            "Statement[0].NotResource: `Resource` and `NotResource` stand in one statement",
            "keep `Resource` or `NotResource`, or make two statements",
        ),
    ] {
        refused_statement(&changes, message, help);
    }
}

#[test]
fn in_actions_and_resources() {
    for (changes, message, help) in [
        (json!({ "Action": [] }), "Statement[0].Action: there is nothing in it", EMPTY),
        (
            json!({ "Action": 1 }),
            "Statement[0].Action: expected a string or a list of strings, found a number",
            QUOTES,
        ),
        (
            json!({ "Action": ["*", null] }),
            "Statement[0].Action[1]: expected a string or a list of strings, found null",
            NULL,
        ),
        (
            json!({ "Action": [["*"]] }),
            "Statement[0].Action[0]: expected a string or a list of strings, found a list",
            PLAIN,
        ),
        (json!({ "Resource": [] }), "Statement[0].Resource: there is nothing in it", EMPTY),
        (
            json!({ "Resource": {} }),
            "Statement[0].Resource: expected a string or a list of strings, found an object",
            PLAIN,
        ),
        (
            json!({ "Resource": ["*", "a/${aws:username"] }),
            "Statement[0].Resource[1]: a policy variable starts with `${` but has no closing `}`",
            VARIABLES,
        ),
        (
            json!({ "Resource": "${ }" }),
            "Statement[0].Resource: a policy variable names no condition key",
            VARIABLES,
        ),
        (
            json!({ "Resource": "${a:b, c}" }),
            "Statement[0].Resource: the default value of a policy variable is not in single quotes",
            VARIABLES,
        ),
    ] {
        refused_statement(&changes, message, help);
    }
}

#[test]
fn in_a_principal() {
    let aws = |aws: Value| json!({ "AWS": aws });
    let bare = "write `\"*\"`, or say what kind it is: `{\"AWS\": \"111122223333\"}`";
    let arn = "arn:aws:iam::111122223333";
    for (principal, message, help) in [
        (json!("111122223333"), ": `111122223333` is not a principal by itself", bare),
        (
            json!("arn:aws:iam::111122223333:root"),
            ": `arn:aws:iam::111122223333:root` is not a principal by itself",
            "write `\"*\"`, or say what kind it is: `{\"AWS\": \"arn:aws:iam::111122223333:root\"}`",
        ),
        (
            json!("backup.amazonaws.com"),
            ": `backup.amazonaws.com` is not a principal by itself",
            "write `\"*\"`, or say what kind it is: `{\"Service\": \"backup.amazonaws.com\"}`",
        ),
        (json!("everybody"), ": `everybody` is not a principal by itself", bare),
        (
            json!(["*"]),
            ": expected `\"*\"` or an object, found a list",
            "write `\"*\"`, or a list inside an object: `{\"AWS\": [\"111122223333\"]}`",
        ),
        (json!({}), ": there is nothing in it", EMPTY),
        (aws(json!([])), ".AWS: there is nothing in it", EMPTY),
        (
            aws(json!(111_122_223_333_u64)),
            ".AWS: expected a string or a list of strings, found a number",
            QUOTES,
        ),
        (
            json!({ "aws": "*" }),
            ".aws: `aws` is not an element of a principal",
            "write `AWS`; case counts",
        ),
        (
            json!({ "IAM": "*" }),
            ".IAM: `IAM` is not an element of a principal",
            "known are `AWS`, `Service`, `Federated`, `CanonicalUser`",
        ),
        (aws(json!("alice")), ".AWS: `alice` is no AWS principal", PRINCIPALS),
        (aws(json!("1111-2222-3333")), ".AWS: `1111-2222-3333` is no AWS principal", PRINCIPALS),
        (
            aws(json!("arn:aws:s3:::bucket")),
            ".AWS: `arn:aws:s3:::bucket` is no AWS principal: it is not an ARN of IAM or STS",
            PRINCIPALS,
        ),
        (
            aws(json!("arn:aws")),
            ".AWS: `arn:aws` is no AWS principal: it is not an ARN of IAM or STS",
            PRINCIPALS,
        ),
        (
            aws(json!("arn:aws:iam::me:root")),
            ".AWS: `arn:aws:iam::me:root` is no AWS principal: its account is not a number",
            PRINCIPALS,
        ),
        (
            aws(json!(["*", format!("{arn}:group/staff")])),
            ".AWS[1]: `arn:aws:iam::111122223333:group/staff` is no AWS principal: a group makes no requests",
            "name the users, or a role that they take",
        ),
        (
            aws(json!(format!("{arn}:user/*"))),
            ".AWS: `arn:aws:iam::111122223333:user/*` is no AWS principal: it has a wildcard, and principals are named in full",
            "name each principal, or use `*` and a condition on `aws:PrincipalArn`",
        ),
        (
            aws(json!(format!("{arn}:instance-profile/x"))),
            ".AWS: `arn:aws:iam::111122223333:instance-profile/x` is no AWS principal: it names neither the root of an account nor a user, a role, a session of a role or a federated user",
            PRINCIPALS,
        ),
        (json!({ "Service": "*" }), ".Service: `*` does not name a principal", NAMES),
        (json!({ "Federated": "" }), ".Federated: `` does not name a principal", NAMES),
        (
            json!({ "CanonicalUser": ["a", "b?"] }),
            ".CanonicalUser[1]: `b?` does not name a principal",
            NAMES,
        ),
    ] {
        let message = format!("Statement[0].Principal{message}");
        refused_statement(&json!({ "Principal": principal }), &message, help);
    }
}
