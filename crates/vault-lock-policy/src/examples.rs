//! Policies to try things with, after those that AWS documents.

/// Nobody deletes an archive of the vault `records` within its first 365 days.
///
/// ```
/// vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
pub const RETENTION: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "deny-based-on-archive-age",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "glacier:DeleteArchive",
      "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
      "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}
    }
  ]
}"#;
