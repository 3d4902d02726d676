//! Policies for vaults of the emulator's account.

use glacier_vault_lock::policy::Policy;

/// Archives of the vault stay so many days. `author` is the policy's `Id`; without one, any two of the same days are alike.
pub(crate) fn retention(vault: &str, days: u32, author: Option<&str>) -> String {
    let id = author.map(|author| format!(r#""Id": "{author}", "#)).unwrap_or_default();
    format!(
        r#"{{"Version": "2012-10-17", {id}"Statement": [{{
  "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
  "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/{vault}",
  "Condition": {{"NumericLessThan": {{"glacier:ArchiveAgeInDays": "{days}"}}}}
}}]}}"#
    )
}

/// What [`retention`] of 365 days says, in other words.
pub(crate) fn retention_reworded(vault: &str) -> String {
    format!(
        r#"{{"Statement":{{"Condition":{{"NumericLessThan":{{"glacier:archiveageindays":365}}}},"Resource":["arn:aws:glacier:us-east-1:111122223333:vaults/{vault}"],"Action":["glacier:deletearchive"],"Principal":{{"AWS":"*"}},"Effect":"Deny"}},"Version":"2012-10-17"}}"#
    )
}

/// It names another vault, which can never be undone once it is locked.
pub(crate) fn useless() -> String {
    retention("another-vault", 365, None)
}

/// Nobody may do this to the vault.
pub(crate) fn denial(vault: &str, action: &str) -> String {
    format!(
        r#"{{"Version": "2012-10-17", "Statement": [{{"Effect": "Deny", "Principal": "*", "Action": "glacier:{action}",
  "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/{vault}"}}]}}"#
    )
}

pub(crate) fn parsed(text: &str) -> Policy {
    Policy::parse(text).unwrap()
}
