//! What calls are addressed to: accounts, regions, vaults.

use proptest::prelude::*;

use super::simplest::simplest_first;
use super::text::{any_text, one_of, text_of, text_up_to};
use crate::state::{AccountId, VaultName};

/// What may stand where a path names an account: `-` for the caller's own, or 12 digits.
///
/// ```
/// use glacier_testkit::{state::AccountId, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(account in strategies::account_id())| {
///     prop_assert!(account == "-" || account.parse::<AccountId>().is_ok());
/// });
/// ```
pub fn account_id() -> BoxedStrategy<String> {
    prop_oneof![Just("-".to_owned()), account_number()].boxed()
}

/// An AWS account number: 12 digits, leading zeros included.
///
/// ```
/// use glacier_testkit::{state::AccountId, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(account in strategies::account_number())| {
///     prop_assert!(account.parse::<AccountId>().is_ok());
/// });
/// ```
pub fn account_number() -> BoxedStrategy<String> {
    simplest_first("111122223333".to_owned(), text_of("0123456789", 12..=12)).boxed()
}

/// What is neither `-` nor an account number, and not empty: nobody's account, so calls answer `AccessDeniedException`.
///
/// ```
/// use glacier_testkit::{state::AccountId, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(account in strategies::malformed_account_id())| {
///     prop_assert!(account != "-" && account.parse::<AccountId>().is_err());
/// });
/// ```
pub fn malformed_account_id() -> BoxedStrategy<String> {
    let nearly =
        one_of(&["1", "1111-2222-3333", "--", "self", " 111122223333", "１１１１２２２２３３３３"]);
    let wrong_length = prop_oneof![text_of("0123456789", 1..=11), text_of("0123456789", 13..=19)];
    prop_oneof![3 => nearly, 3 => wrong_length, 2 => any_text(1..20)]
        .prop_filter("an account", |text| text != "-" && text.parse::<AccountId>().is_err())
        .boxed()
}

/// The name of a region of any partition, or of a region to come.
///
/// ```
/// use glacier_testkit::{state::Region, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(region in strategies::region())| {
///     prop_assert!(region.parse::<Region>().is_ok());
/// });
/// ```
pub fn region() -> BoxedStrategy<String> {
    let known = one_of(&[
        "us-east-1",
        "us-west-2",
        "eu-central-1",
        "ap-southeast-2",
        "cn-north-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "us-isof-south-1",
        "eusc-de-east-1",
    ]);
    prop_oneof![4 => known, 1 => "[a-z]{2}-[a-z]{4,9}-[1-9]"].boxed()
}

/// A vault name: 1 to 255 letters, digits, underscores, hyphens and full stops.
///
/// Among them `.` and `..`, which some HTTP libraries take for steps in the path, and names that start with a hyphen, which command lines take for an option.
///
/// ```
/// use glacier_testkit::{Glacier, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(name in strategies::vault_name())| {
///     prop_assert!(Glacier::builder().build().create_vault(name).is_ok());
/// });
/// ```
pub fn vault_name() -> BoxedStrategy<String> {
    let awkward = one_of(&[
        "0",
        "V",
        "-",
        ".",
        "..",
        "...",
        "--",
        "-v",
        "_",
        "vaults",
        "lock-policy",
        "123456789012",
    ]);
    let name = prop_oneof![1 => awkward, 4 => text_up_to(NAME_CHARACTERS, 1..=255)];
    simplest_first("v".to_owned(), name).boxed()
}

/// What no vault can be called, and is not empty.
///
/// `CreateVault` answers `InvalidParameterValueException`, every other operation `ResourceNotFoundException`.
///
/// ```
/// use glacier_testkit::{Glacier, rules, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(name in strategies::invalid_vault_name())| {
///     let refused = Glacier::builder().build().create_vault(name).unwrap_err();
///     prop_assert_eq!(refused.rule(), &rules::VAULT_NAME_REFUSED);
/// });
/// ```
pub fn invalid_vault_name() -> BoxedStrategy<String> {
    let forbidden = one_of(&[
        " ",
        "/",
        "!",
        "%",
        "%2F",
        "+",
        ":",
        "?",
        "#",
        "\\",
        "\"",
        "~",
        "\0",
        "\n",
        "\u{7f}",
        "\u{e9}",
        "\u{430}",
        "\u{200b}",
        "\u{1f600}",
    ]);
    let one_forbidden =
        (text_of(NAME_CHARACTERS, 0..=5), forbidden, text_of(NAME_CHARACTERS, 0..=5))
            .prop_map(|(start, forbidden, end)| format!("{start}{forbidden}{end}"));
    let too_long = prop_oneof![3 => text_of(NAME_CHARACTERS, 256..=256), 1 => text_of(NAME_CHARACTERS, 257..=399)];
    let name = prop_oneof![4 => one_forbidden, 2 => any_text(1..20), 1 => too_long];
    simplest_first("a vault".to_owned(), name)
        .prop_filter("a vault name", |name| name.parse::<VaultName>().is_err())
        .boxed()
}

/// All that a vault name may consist of; failures shrink to the letter that people would take.
const NAME_CHARACTERS: &str = "vabcdefghijklmnopqrstuwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
