//! Vault lock policies of two sizes.

use crate::Scenario;

/// The policy that a scenario locks.
pub fn policy(scenario: Scenario) -> String {
    let statements = if scenario == Scenario::LargePolicy { 67 } else { 1 };
    let statements: Vec<_> = (1..=statements).map(statement).collect();
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

/// Keeps archives for a number of days. Like every policy, it is full of quotes, which have to be escaped.
fn statement(number: usize) -> String {
    let days = 365 + number;
    format!(
        concat!(
            r#"{{"Sid":"KeepFor{}Days","Principal":{{"AWS":"*"}},"Effect":"Deny","Action":["glacier:DeleteArchive"],"#,
            r#""Resource":["arn:aws:glacier:us-west-2:111122223333:vaults/records"],"#,
            r#""Condition":{{"NumericLessThan":{{"glacier:ArchiveAgeInDays":"{}"}},"#,
            r#""StringNotEquals":{{"glacier:ResourceTag/Hold":["none",""]}}}}}}"#
        ),
        days, days
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let sizes = Scenario::ALL.map(|scenario| policy(scenario).len());
        assert_eq!(sizes, [333, 19_803, 333, 333, 333, 333]);
    }

    #[test]
    fn policies_are_json() {
        for scenario in Scenario::ALL {
            serde_json::from_str::<serde_json::Value>(&policy(scenario)).unwrap();
        }
    }
}
