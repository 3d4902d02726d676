//! Values of `aws:PrincipalArn` that no caller has.

use super::{Code, Draft, Report, Subject, operators::outcome, text::counted};
use crate::{
    analysis::{Reading, is_account},
    arn::VaultArn,
    evaluate::{boolean, value_kind},
    grammar::Condition,
    json::Spanned,
    service::ValueKind,
};

/// Sessions, groups, names and accounts that don't exist, in conditions on `aws:PrincipalArn`.
pub(super) fn of_nobody(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in &reading.statement.conditions {
            if !condition.key.value.eq_ignore_ascii_case("aws:PrincipalArn") {
                continue;
            }
            for Spanned { value, span } in &condition.values {
                if value.pattern().variables().next().is_some() {
                    continue;
                }
                let text = value.as_str();
                if let Some(Mistake { code, why, help }) =
                    mistake(subject.view.vault, condition, text)
                {
                    let so = consequence(reading, condition);
                    let message = format!("`{text}` matches nobody: {why}{so}");
                    report.add(Draft::error(code, *span, message).help(help));
                }
            }
        }
    }
}

struct Mistake {
    code: Code,
    why: String,
    help: String,
}

/// Why no caller has this ARN.
fn mistake(vault: &VaultArn, condition: &Condition, text: &str) -> Option<Mistake> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [_, partition, service, _, account, resource] = *parts.as_slice() else {
        return not_an_arn(vault, condition, text);
    };
    let is_plain = |part: &str| !part.contains(['*', '?']);
    if is_plain(partition) && partition != vault.partition() {
        return Some(Mistake {
            code: Code::PrincipalOfAnotherPartition,
            why: format!(
                "its partition is `{partition}`, and nobody from there reaches a vault in `{}`",
                vault.partition()
            ),
            help: format!("write `{}`", text.replacen(partition, vault.partition(), 1)),
        });
    }
    if is_plain(account) && !is_account(account) {
        return Some(Mistake {
            code: Code::PrincipalAccountNumber,
            why: format!(
                "its account number has {}, and account numbers have 12",
                counted(account.bytes().filter(u8::is_ascii_digit).count(), "digit")
            ),
            help: format!("write all 12 digits; the vault is in account `{}`", vault.account()),
        });
    }
    let of_nobody =
        |why: String, help: String| Some(Mistake { code: Code::PrincipalArnOfNobody, why, help });
    if let Some(name) = resource.strip_prefix("assumed-role/").filter(|_| service == "sts") {
        let role = name.split('/').next().unwrap_or_default();
        return of_nobody(
            format!(
                "it is a session, and for the sessions of a role `{}` is the ARN of the role",
                condition.key.value
            ),
            format!(
                "write `arn:{partition}:iam::{account}:role/{role}`, with the role's path if it has one"
            ),
        );
    }
    if resource.starts_with("group/") {
        return of_nobody(
            "groups make no requests".to_owned(),
            "name the users, or a role that they take".to_owned(),
        );
    }
    None
}

/// A name in place of an ARN. Operators for ARNs have a rule of their own.
fn not_an_arn(vault: &VaultArn, condition: &Condition, text: &str) -> Option<Mistake> {
    let is_for_arns = value_kind(condition.operator.value.comparison) == Some(ValueKind::Arn);
    if is_for_arns || text.contains(['*', '?']) || boolean(text).is_some() {
        return None;
    }
    let (partition, account) = (vault.partition(), vault.account());
    let name = if text.contains('/') { text.to_owned() } else { format!("role/{text}") };
    Some(Mistake {
        code: Code::PrincipalArnOfNobody,
        why: format!("`{}` is a whole ARN", condition.key.value),
        help: format!("write `arn:{partition}:iam::{account}:{name}`"),
    })
}

/// What comes of it, if the condition has no other value.
fn consequence(reading: &Reading<'_>, condition: &Condition) -> String {
    match condition.values.as_slice() {
        [_] => format!(", so {}", outcome(reading, condition)),
        _ => String::new(),
    }
}
