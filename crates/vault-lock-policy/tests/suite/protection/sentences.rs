//! What people read, word for word.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Clause, protection};

use crate::world::{VAULT, deny, parse};

struct Case {
    name: &'static str,
    statements: Value,
    text: &'static [&'static str],
}

#[test]
fn told() {
    for case in [usual(), unusual()].into_iter().flatten() {
        let policy = parse(&json!({ "Version": "2012-10-17", "Statement": case.statements }));
        let text = protection(&policy, &VAULT.parse().unwrap()).to_string();
        assert_eq!(text.lines().collect::<Vec<_>>(), case.text, "{}", case.name);
        assert!(text.ends_with('\n'), "{}", case.name);
    }
}

/// What people write, and the mistakes in it.
fn usual() -> Vec<Case> {
    vec![
        Case {
            name: "retention",
            statements: json!({
             "Sid": "a",
             "Effect": "Deny",
             "Principal": "*",
             "Action": "glacier:DeleteArchive",
             "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
             "Condition": {
              "NumericLessThan": {
               "glacier:ArchiveAgeInDays": "365"
              }
             }
            }),
            text: &[
                "Nobody can delete an archive of `records` in its first 365 days; from day 365 on it is up to IAM and the access policy.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, retrieve an archive or the inventory of `records`, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy and use 14 other actions.",
            ],
        },
        Case {
            name: "age on all actions",
            statements: json!({
             "Effect": "Deny",
             "Principal": "*",
             "Action": "glacier:*",
             "Resource": "*",
             "Condition": {
              "NumericLessThan": {
               "glacier:ArchiveAgeInDays": "365"
              }
             }
            }),
            text: &[
                "Nobody can delete or retrieve an archive of `records` in its first 365 days; from day 365 on it is up to IAM and the access policy.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy and use 14 other actions.",
            ],
        },
        Case {
            name: "everything to everybody",
            statements: json!({
             "Effect": "Deny",
             "Principal": "*",
             "Action": "glacier:*",
             "Resource": "*"
            }),
            text: &["Nobody can ever do anything with `records`."],
        },
        Case {
            name: "two terms and a hold that custodians lift",
            statements: json!([
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "NumericLessThan": {
                "glacier:ArchiveAgeInDays": "30"
               }
              }
             },
             {
              "Sid": "hold",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "StringEquals": {
                "glacier:ResourceTag/LegalHold": "true"
               }
              }
             },
             {
              "Effect": "Deny",
              "Principal": {
               "AWS": "111122223333"
              },
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "NumericLessThan": {
                "glacier:ArchiveAgeInDays": "365"
               }
              }
             },
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": [
               "glacier:AddTagsToVault",
               "glacier:RemoveTagsFromVault"
              ],
              "Resource": "*",
              "Condition": {
               "ArnNotLike": {
                "aws:PrincipalArn": [
                 "arn:aws:iam::111122223333:role/legal",
                 "arn:aws:iam::111122223333:user/b"
                ]
               }
              }
             }
            ]),
            text: &[
                "Nobody in the account `111122223333` can delete an archive of `records` in its first 365 days; from day 365 on it is up to IAM and the access policy. Moreover, nobody in the account `111122223333` can delete an archive of `records` at any age if the vault's tag `LegalHold` is `true`.",
                "Nobody else can delete an archive of `records` in its first 30 days; from day 30 on it is up to IAM and the access policy. Moreover, nobody else can delete an archive of `records` at any age if the vault's tag `LegalHold` is `true`.",
                "Nobody can change the tags of the vault unless the caller is `arn:aws:iam::111122223333:role/legal` or `arn:aws:iam::111122223333:user/b`. Otherwise it is up to IAM and the access policy.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, retrieve an archive or the inventory of `records`, download what jobs retrieved, upload archives, change the access policy and use 14 other actions.",
            ],
        },
        Case {
            name: "the documented legal hold",
            statements: json!([
             {
              "Sid": "lock",
              "Principal": "*",
              "Effect": "Deny",
              "Action": [
               "glacier:DeleteArchive"
              ],
              "Resource": "*",
              "Condition": {
               "StringLike": {
                "glacier:ResourceTag/LegalHold": [
                 "true",
                 ""
                ]
               }
              }
             },
             {
              "Sid": "you-can-delete-archive-less-than-1-year-old",
              "Principal": {
               "AWS": "arn:aws:iam::111122223333:root"
              },
              "Effect": "Allow",
              "Action": [
               "glacier:DeleteArchive"
              ],
              "Resource": "*",
              "Condition": {
               "NumericLessThan": {
                "glacier:ArchiveAgeInDays": "365"
               }
              }
             }
            ]),
            text: &[
                "Nobody can delete an archive of `records` if the vault's tag `LegalHold` is `true` or empty. Otherwise it is up to IAM and the access policy.",
                "Whoever IAM lets change the tags of the vault decides whether what depends on them is denied.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, retrieve an archive or the inventory of `records`, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy and use 14 other actions.",
                "Statement `you-can-delete-archive-less-than-1-year-old` allows the account `111122223333` to delete an archive of `records` in its first 365 days.",
                "Once the policy is locked, nobody can take back what it allows.",
            ],
        },
        Case {
            name: "the wrong way round and no retrieval",
            statements: json!([
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:InitiateJob",
              "Resource": "*"
             },
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "NumericGreaterThan": {
                "glacier:ArchiveAgeInDays": 365
               }
              }
             }
            ]),
            text: &[
                "Nobody can delete an archive of `records` from day 366 on; at any other age it is up to IAM and the access policy.",
                "Nobody can ever retrieve an archive or the inventory of `records`.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy and use 14 other actions.",
            ],
        },
        Case {
            name: "another service",
            statements: json!({
             "Effect": "Deny",
             "Principal": "*",
             "Action": "s3:*",
             "Resource": "*"
            }),
            text: &[
                "Nothing in this policy keeps anybody from anything: it is up to IAM and the access policy who can delete an archive of `records`, delete the vault once it is empty, retrieve an archive or the inventory of `records`, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy or do anything else with `records`.",
                "Statement 1 has no effect on this vault.",
            ],
        },
    ]
}

/// What the grammar offers beyond that.
fn unusual() -> Vec<Case> {
    vec![
        Case {
            name: "date, mfa, NotPrincipal, a role, a grant, no effect",
            statements: json!([
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:Delete*",
              "Resource": "*",
              "Condition": {
               "DateLessThan": {
                "aws:CurrentTime": "2030-01-01T00:00:00Z"
               },
               "BoolIfExists": {
                "aws:MultiFactorAuthPresent": "false"
               }
              }
             },
             {
              "Effect": "Deny",
              "NotPrincipal": {
               "AWS": [
                "111122223333",
                "arn:aws:iam::111122223333:user/alice"
               ]
              },
              "Action": "glacier:DeleteVault",
              "Resource": "*"
             },
             {
              "Effect": "Deny",
              "Principal": {
               "AWS": "arn:aws:iam::111122223333:role/archivist"
              },
              "Action": "glacier:InitiateJob",
              "Resource": "*",
              "Condition": {
               "NumericGreaterThan": {
                "glacier:ArchiveAgeInDays": 10
               },
               "IpAddress": {
                "aws:SourceIp": "10.0.0.0/8"
               }
              }
             },
             {
              "Effect": "Allow",
              "Principal": "*",
              "Action": "glacier:GetVaultLock",
              "Resource": "*"
             },
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records/*"
             }
            ]),
            text: &[
                "Nobody can delete an archive of `records`, delete the access policy or switch off notifications if it is before `2030-01-01T00:00:00Z`, unless the caller signed in with MFA. Otherwise it is up to IAM and the access policy.",
                "`arn:aws:iam::111122223333:user/alice` can't delete the vault if it is before `2030-01-01T00:00:00Z`, unless the caller signed in with MFA. Otherwise it is up to IAM and the access policy.",
                "The root user of the account `111122223333` can't delete the vault if it is before `2030-01-01T00:00:00Z`, unless the caller signed in with MFA. Otherwise it is up to IAM and the access policy.",
                "Nobody else can ever delete the vault.",
                "The role `arn:aws:iam::111122223333:role/archivist` can't retrieve an archive of `records` from day 11 on if the caller's IP address is in `10.0.0.0/8`. Otherwise it is up to IAM and the access policy.",
                "For everybody else it is up to IAM and the access policy whether they can retrieve an archive of `records`.",
                "Beyond that it is up to IAM and the access policy who can download what jobs retrieved, upload archives, change the tags of the vault, set the access policy and use 13 other actions.",
                "Statement 4 allows everybody, with an AWS account or without, to read the vault lock.",
                "Once the policy is locked, nobody can take back what it allows.",
                "Statement 5 has no effect on this vault.",
            ],
        },
        Case {
            name: "unique IDs, sets, odd ages, a grant to all but one",
            statements: json!([
             {
              "Effect": "Deny",
              "Principal": {
               "AWS": "AIDAEXAMPLEEXAMPLEEX"
              },
              "Action": [
               "glacier:UploadArchive",
               "glacier:ListJobs"
              ],
              "Resource": "*",
              "Condition": {
               "ForAnyValue:StringLike": {
                "aws:TagKeys": [
                 "a*",
                 "b"
                ]
               },
               "Null": {
                "glacier:ResourceTag/x": "true"
               }
              }
             },
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "StringEquals": {
                "glacier:ArchiveAgeInDays": [
                 "365",
                 "400"
                ]
               }
              }
             },
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:DeleteArchive",
              "Resource": "*",
              "Condition": {
               "StringLike": {
                "glacier:ArchiveAgeInDays": "36*"
               },
               "Bool": {
                "aws:SecureTransport": "false"
               }
              }
             },
             {
              "Effect": "Allow",
              "NotPrincipal": {
               "AWS": "111122223333"
              },
              "Action": "glacier:*",
              "Resource": "*",
              "Condition": {
               "NumericGreaterThanEquals": {
                "glacier:ArchiveAgeInDays": "365"
               }
              }
             }
            ]),
            text: &[
                "Nobody can delete an archive of `records` on day 365 or on day 400; at any other age it is up to IAM and the access policy. Moreover, nobody can delete an archive of `records` at any age if the request is not encrypted and the archive's age in days matches `36*`.",
                "Nobody can upload archives in one piece or list jobs if the caller is the user or role with the ID `AIDAEXAMPLEEXAMPLEEX` and a value of `aws:TagKeys` matches `a*` or `b`, unless the vault has a tag `x`. Otherwise it is up to IAM and the access policy.",
                "Beyond that it is up to IAM and the access policy who can delete the vault once it is empty, retrieve an archive or the inventory of `records`, download what jobs retrieved, begin uploads in parts, upload parts, complete uploads in parts, abort uploads in parts, change the tags of the vault, change the access policy and use 13 other actions.",
                "Statement 4 allows everybody, with an AWS account or without, except the account `111122223333`, to delete an archive of `records` from day 366 to day 399 or from day 401 on.",
                "Statement 4 allows everybody, with an AWS account or without, except the account `111122223333`, to retrieve an archive of `records` from day 365 on.",
                "Once the policy is locked, nobody can take back what it allows.",
            ],
        },
        Case {
            name: "variables, services, the inventory",
            statements: json!([
             {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "glacier:*",
              "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}"
             },
             {
              "Effect": "Deny",
              "Principal": {
               "Service": "backup.amazonaws.com",
               "AWS": "arn:aws:iam::111122223333:user/alice"
              },
              "Action": "glacier:InitiateJob",
              "Resource": "*",
              "Condition": {
               "NumericLessThanIfExists": {
                "glacier:ArchiveAgeInDays": 7
               }
              }
             }
            ]),
            text: &[
                "Nobody can delete an archive of `records`, delete the vault, download what jobs retrieved, upload archives, change the tags of the vault, change the access policy, initiate, abort or complete a vault lock, switch off notifications, look at jobs, look at the vault, read the access policy, read the vault lock, read the notification settings, list jobs, list uploads in parts, list the parts of an upload, read the tags of the vault or set notifications if the vault's ARN is `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}`. Otherwise it is up to IAM and the access policy.",
                "`arn:aws:iam::111122223333:user/alice` can't retrieve an archive of `records` in its first 7 days; from day 7 on it is up to IAM and the access policy. Moreover, `arn:aws:iam::111122223333:user/alice` can't retrieve an archive of `records` at any age if the vault's ARN is `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}`. `arn:aws:iam::111122223333:user/alice` can never retrieve the inventory of `records`.",
                "The service `backup.amazonaws.com` can't retrieve an archive of `records` in its first 7 days; from day 7 on it is up to IAM and the access policy. Moreover, the service `backup.amazonaws.com` can't retrieve an archive of `records` at any age if the vault's ARN is `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}`. The service `backup.amazonaws.com` can never retrieve the inventory of `records`.",
                "Nobody else can retrieve an archive of `records` if the vault's ARN is `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}`. Otherwise it is up to IAM and the access policy. Nobody else can retrieve the inventory of `records` if the vault's ARN is `arn:aws:glacier:us-west-2:111122223333:vaults/${aws:username}`.",
            ],
        },
    ]
}

/// Conditions in words: operator, key, values, and the clause.
#[test]
fn conditions() {
    enum Words {
        If(&'static str),
        Unless(&'static str),
    }
    use Words::{If, Unless};
    let tag = "glacier:ResourceTag/x";
    for (operator, key, values, clause) in [
        ("StringEquals", tag, json!("a"), If("the vault's tag `x` is `a`")),
        ("StringEquals", tag, json!(["a", "b", ""]), If("the vault's tag `x` is `a`, `b` or empty")),
        ("StringEqualsIfExists", tag, json!("a"), If("the vault's tag `x` is `a` or absent")),
        ("StringNotEquals", tag, json!("a"), Unless("the vault's tag `x` is `a`")),
        ("StringEqualsIgnoreCase", tag, json!("a"), If("the vault's tag `x` is `a` in upper or lower case")),
        ("StringLike", tag, json!("a*"), If("the vault's tag `x` matches `a*`")),
        ("StringNotLike", tag, json!("a"), Unless("the vault's tag `x` is `a`")),
        ("Null", tag, json!(true), Unless("the vault has a tag `x`")),
        ("Null", tag, json!(false), If("the vault has a tag `x`")),
        ("Null", "aws:SourceVpce", json!(true), Unless("the request has `aws:SourceVpce`")),
        ("NumericLessThan", tag, json!(5), If("the vault's tag `x` is less than `5`")),
        ("NumericLessThanEquals", tag, json!(5), If("the vault's tag `x` is at most `5`")),
        ("NumericGreaterThan", "aws:MultiFactorAuthAge", json!(300), If("the number of seconds since MFA is more than `300`")),
        ("NumericGreaterThanEquals", tag, json!(5), If("the vault's tag `x` is at least `5`")),
        ("DateLessThan", "aws:CurrentTime", json!("2030-01-01"), If("it is before `2030-01-01`")),
        ("DateLessThanEquals", "aws:currenttime", json!("2030-01-01"), If("it is `2030-01-01` or earlier")),
        ("DateGreaterThan", "aws:EpochTime", json!(1893456000), If("it is after `1893456000`")),
        ("DateGreaterThanEquals", "aws:CurrentTime", json!("2030-01-01"), If("it is `2030-01-01` or later")),
        ("DateNotEquals", "aws:CurrentTime", json!("2030-01-01"), Unless("`aws:CurrentTime` is `2030-01-01`")),
        ("DateLessThan", "aws:TokenIssueTime", json!("2030-01-01"), If("`aws:TokenIssueTime` is before `2030-01-01`")),
        ("Bool", "aws:MultiFactorAuthPresent", json!(true), If("the caller signed in with MFA")),
        ("BoolIfExists", "aws:MultiFactorAuthPresent", json!(false), Unless("the caller signed in with MFA")),
        (
            "Bool",
            "aws:MultiFactorAuthPresent",
            json!(false),
            If("the caller has temporary credentials without MFA, which access keys of users and of root are not"),
        ),
        ("Bool", "aws:SecureTransport", json!("False"), If("the request is not encrypted")),
        ("Bool", "aws:ViaAWSService", json!(true), If("`aws:ViaAWSService` is `true`")),
        ("IpAddress", "aws:SourceIp", json!("10.0.0.0/8"), If("the caller's IP address is in `10.0.0.0/8`")),
        ("NotIpAddress", "aws:SourceIp", json!("10.1.2.3"), Unless("the caller's IP address is `10.1.2.3`")),
        ("ArnLike", "aws:PrincipalArn", json!("arn:aws:iam::*:role/x"), If("the caller matches `arn:aws:iam::*:role/x`")),
        ("ArnNotEquals", "aws:PrincipalArn", json!("arn:aws:iam::111122223333:role/x"), Unless("the caller is `arn:aws:iam::111122223333:role/x`")),
        ("ForAnyValue:StringEquals", "aws:TagKeys", json!("a"), If("a value of `aws:TagKeys` is `a`")),
        ("ForAnyValue:StringNotEquals", "aws:TagKeys", json!("a"), If("not every value of `aws:TagKeys` is `a`")),
        ("ForAllValues:StringEquals", "aws:TagKeys", json!("a"), If("every value of `aws:TagKeys` is `a`, or there is none")),
        ("ForAllValues:StringNotEquals", "aws:TagKeys", json!("a"), Unless("a value of `aws:TagKeys` is `a`")),
    ]
    .map(|(operator, key, values, clause)| {
        let clause = match clause {
            If(what) => Clause::If(what.to_owned()),
            Unless(what) => Clause::Unless(what.to_owned()),
        };
        (operator, key, values, clause)
    }) {
        let policy = deny(&json!({ "Condition": { operator: { key: values } } }));
        let protection = protection(&policy, &VAULT.parse().unwrap());
        let hold = &protection.action("glacier:AddTagsToVault").unwrap().groups[0].holds[0];
        assert_eq!((&hold.conditions[..], &hold.keys[..]), (&[clause][..], &[key.to_owned()][..]), "{operator}");
    }
}
