//! What the files of a vault are called.

use sha2::{Digest, Sha256};
use vault_lock_policy::VaultArn;

/// What a record's file ends in.
const RECORD: &str = ".json";
/// What the file ends in that is going to be a record.
const TEMPORARY: &str = ".tmp";
/// What a lock file ends in.
const LOCK: &str = ".lock";

/// How much of region and name is shown. Every name stays below 143 bytes, the limit of eCryptfs; most file systems have 255.
const REGION_SHOWN: usize = 24;
const NAME_SHOWN: usize = 60;
/// 128 bits of the ARN's hash: nobody finds two ARNs that share them.
const HASH_BYTES: usize = 16;

/// What the names of a vault's files have in common, such as `111122223333.us-west-2.records.` and 32 hexadecimal digits.
///
/// The digits tell vaults apart, whatever the file system thinks of case; the rest is for people. The account comes first, because
/// there are words that no file on Windows may begin with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(String);

impl Stem {
    pub(super) fn of(vault: &VaultArn) -> Self {
        let hash: String = Sha256::digest(vault.as_str())
            .iter()
            .take(HASH_BYTES)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let region = shown(vault.region(), REGION_SHOWN);
        let name = shown(vault.name(), NAME_SHOWN);
        Self(format!("{}.{region}.{name}.{hash}", vault.account()))
    }

    /// The stem of a file that is going to be a record, by the name of the file.
    pub(super) fn of_temporary(file_name: &str) -> Option<Self> {
        let stem = file_name.strip_suffix(TEMPORARY)?;
        let (_, hash) = stem.rsplit_once('.')?;
        let ours = hash.len() == 2 * HASH_BYTES && hash.bytes().all(|b| b.is_ascii_hexdigit());
        ours.then(|| Self(stem.to_owned()))
    }

    pub(super) fn record(&self) -> String {
        format!("{}{RECORD}", self.0)
    }

    pub(super) fn temporary(&self) -> String {
        format!("{}{TEMPORARY}", self.0)
    }

    pub(super) fn lock(&self) -> String {
        format!("{}{LOCK}", self.0)
    }
}

/// Whether a file says of itself that it is a record.
pub(super) fn is_record(file_name: &str) -> bool {
    file_name.to_ascii_lowercase().ends_with(RECORD)
}

fn shown(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
