//! What the files of vaults are called.

use std::{collections::HashMap, fs};

use glacier_vault_lock::{journal::LockJournal as _, policy::VaultArn};
use pretty_assertions::assert_eq;
use proptest::prelude::*;

use crate::support::{folder, list, open, record_of, run};

#[test]
fn names_begin_with_what_people_look_for() {
    let folder = folder();
    let journal = open(folder.path());
    let long = "Records-of-the-Department-".repeat(9);
    let cases = [
        (
            "arn:aws:glacier:us-west-2:111122223333:vaults/records".to_owned(),
            "111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.json",
        ),
        (
            "arn:aws-us-gov:glacier:us-gov-west-1:444455556666:vaults/...".to_owned(),
            "444455556666.us-gov-west-1.....f9d4c3d39f40e2cc90be93fd58cdaaf1.json",
        ),
        (
            format!("arn:aws:glacier:us-west-2:111122223333:vaults/{long}"),
            "111122223333.us-west-2.Records-of-the-Department-Records-of-the-Department-Records-.2423fb0ce69612a55d12d8b73b717276.json",
        ),
    ];
    for (arn, name) in cases {
        let path = journal.record_path(&arn.parse().unwrap());
        assert_eq!(path.file_name().unwrap(), name);
        assert_eq!(path.parent().unwrap(), journal.folder());
    }
}

/// The longest name can be made, and the record in it found.
#[test]
fn the_longest_name_is_short_enough() {
    let folder = folder();
    let journal = open(folder.path());
    let (region, name) = ("r".repeat(60), "v".repeat(255));
    let arn: VaultArn =
        format!("arn:aws:glacier:{region}:111122223333:vaults/{name}").parse().unwrap();
    assert_eq!(journal.record_path(&arn).file_name().unwrap().len(), 136);

    let record = record_of(arn, "id");
    run(async {
        let entry = journal.open(&record.vault).await.unwrap();
        entry.write(&record).await.unwrap();
        assert_eq!(list(&journal).await.len(), 1);
        assert_eq!(entry.read().await.unwrap().as_ref(), Some(&record));
    });
    assert_eq!(fs::read_dir(journal.folder()).unwrap().count(), 2);
}

/// Vaults whose ARNs are alike: in everything but case, a letter, or what is beyond the part that is shown.
fn alike() -> impl Strategy<Value = Vec<VaultArn>> {
    let arn = (
        prop_oneof![Just("aws"), Just("aws-cn")],
        "(us-west-[12]|[a-z]{30}-1)",
        "00000000000[01]",
        "([aA][bB][.-]?){1,4}|(v{60}|v{200})[a-c]{0,2}",
    );
    let arn = arn.prop_map(|(partition, region, account, name)| {
        format!("arn:{partition}:glacier:{region}:{account}:vaults/{name}").parse().unwrap()
    });
    proptest::collection::vec(arn, 2..60)
}

#[test]
fn different_vaults_have_different_files_whatever_the_case() {
    let folder = folder();
    let journal = open(folder.path());
    let few = ProptestConfig::with_cases(64);
    proptest!(few, |(vaults in alike())| {
        let mut named = HashMap::new();
        for vault in vaults {
            let path = journal.record_path(&vault);
            let name = path.file_name().unwrap().to_str().unwrap();
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b".-_".contains(&b);
            prop_assert!(name.len() <= 143 && name.bytes().all(allowed), "{name}");
            prop_assert!(name.starts_with(vault.account()), "{name}");
            let other = named.insert(name.to_lowercase(), vault.clone());
            prop_assert!(other.as_ref().is_none_or(|other| *other == vault), "{vault}, {other:?}");
        }
    });
}
