//! The types beside inputs and outputs.

use std::str::FromStr;

use sdk::error::UnknownVariantError;
use sdk::types::builders::{
    CsvInputBuilder, CsvOutputBuilder, DescribeVaultOutputBuilder, VaultLockPolicyBuilder,
};
use sdk::types::{
    CannedAcl, CsvInput, CsvOutput, DescribeVaultOutput, FileHeaderInfo, QuoteFields,
    VaultLockPolicy,
};

use super::sdk;

macro_rules! strings {
    ($Type:ident, $Builder:ident: $($field:ident $set:ident $get:ident),*) => {{
        let _: fn() -> $Builder = $Type::builder;
        let _: fn($Builder) -> $Type = $Builder::build;
        $(
            let _: fn(&$Type) -> Option<&str> = $Type::$field;
            let _: fn(&$Type) -> &Option<String> = |value| &value.$field;
            let _: fn($Builder, Option<String>) -> $Builder = $Builder::$set;
            let _: fn(&$Builder) -> &Option<String> = $Builder::$get;
            let builder = $Builder::default().$field("str").$field(String::from("String"));
            assert_eq!(builder.clone().$get().as_deref(), Some("String"));
            let value = builder.build();
            assert_eq!((value.$field(), value.clone()), (Some("String"), value.clone()));
            assert_eq!($Type::builder().$field("x").$set(None).build(), $Type::builder().build());
        )*
    }};
}

#[test]
fn structures() {
    strings!(VaultLockPolicy, VaultLockPolicyBuilder: policy set_policy get_policy);
    strings!(DescribeVaultOutput, DescribeVaultOutputBuilder:
        vault_arn set_vault_arn get_vault_arn, vault_name set_vault_name get_vault_name,
        creation_date set_creation_date get_creation_date,
        last_inventory_date set_last_inventory_date get_last_inventory_date);
    strings!(CsvInput, CsvInputBuilder:
        comments set_comments get_comments, record_delimiter set_record_delimiter get_record_delimiter,
        quote_escape_character set_quote_escape_character get_quote_escape_character,
        field_delimiter set_field_delimiter get_field_delimiter,
        quote_character set_quote_character get_quote_character);
    strings!(CsvOutput, CsvOutputBuilder:
        record_delimiter set_record_delimiter get_record_delimiter,
        quote_escape_character set_quote_escape_character get_quote_escape_character,
        field_delimiter set_field_delimiter get_field_delimiter,
        quote_character set_quote_character get_quote_character);
}

#[test]
fn enumerations_as_members() {
    let _: fn(&CsvInput) -> Option<&FileHeaderInfo> = CsvInput::file_header_info;
    let _: fn(CsvInputBuilder, FileHeaderInfo) -> CsvInputBuilder =
        CsvInputBuilder::file_header_info;
    let _: fn(CsvInputBuilder, Option<FileHeaderInfo>) -> CsvInputBuilder =
        CsvInputBuilder::set_file_header_info;
    let _: fn(&CsvInputBuilder) -> &Option<FileHeaderInfo> = CsvInputBuilder::get_file_header_info;
    let _: fn(&CsvOutput) -> Option<&QuoteFields> = CsvOutput::quote_fields;
    let _: fn(CsvOutputBuilder, QuoteFields) -> CsvOutputBuilder = CsvOutputBuilder::quote_fields;
    let _: fn(CsvOutputBuilder, Option<QuoteFields>) -> CsvOutputBuilder =
        CsvOutputBuilder::set_quote_fields;
    let _: fn(&CsvOutputBuilder) -> &Option<QuoteFields> = CsvOutputBuilder::get_quote_fields;
    let input = CsvInput::builder().file_header_info(FileHeaderInfo::Use).build();
    assert_eq!(input.file_header_info, Some(FileHeaderInfo::Use));
    let output = CsvOutput::builder().quote_fields(QuoteFields::AsNeeded).build();
    assert_eq!(output.quote_fields, Some(QuoteFields::AsNeeded));
}

/// `types` has a structure of its own by this name, beside the operation's output, and its numbers are not optional.
#[test]
fn describe_vault_output() {
    let _: fn(&DescribeVaultOutput) -> i64 = DescribeVaultOutput::number_of_archives;
    let _: fn(&DescribeVaultOutput) -> i64 = DescribeVaultOutput::size_in_bytes;
    let _: fn(DescribeVaultOutputBuilder, i64) -> DescribeVaultOutputBuilder =
        DescribeVaultOutputBuilder::number_of_archives;
    let _: fn(DescribeVaultOutputBuilder, i64) -> DescribeVaultOutputBuilder =
        DescribeVaultOutputBuilder::size_in_bytes;
    let _: fn(DescribeVaultOutputBuilder, Option<i64>) -> DescribeVaultOutputBuilder =
        DescribeVaultOutputBuilder::set_number_of_archives;
    let _: fn(DescribeVaultOutputBuilder, Option<i64>) -> DescribeVaultOutputBuilder =
        DescribeVaultOutputBuilder::set_size_in_bytes;
    let _: fn(&DescribeVaultOutputBuilder) -> &Option<i64> =
        DescribeVaultOutputBuilder::get_number_of_archives;
    let _: fn(&DescribeVaultOutputBuilder) -> &Option<i64> =
        DescribeVaultOutputBuilder::get_size_in_bytes;
    let vault = DescribeVaultOutput::builder().set_number_of_archives(Some(2)).build();
    assert_eq!((vault.number_of_archives, vault.size_in_bytes), (2, 0));
}

macro_rules! enumeration {
    ($Type:ident, $kind:literal: $($variant:ident $text:literal),*) => {{
        const VALUES: &[&str] = $Type::values();
        assert_eq!(VALUES, [$($text),*]);
        let _: fn(&$Type) -> &str = $Type::as_str;
        let _: fn(&str) -> Result<$Type, UnknownVariantError> = $Type::try_parse;
        $(
            let value = $Type::from($text);
            assert_eq!(value, $Type::$variant);
            assert_eq!($Type::from_str($text), Ok($Type::$variant));
            assert_eq!($text.parse::<$Type>(), Ok($Type::$variant));
            assert_eq!($Type::try_parse($text).unwrap(), $Type::$variant);
            assert_eq!((value.as_str(), AsRef::<str>::as_ref(&value), value.to_string().as_str()), ($text, $text, $text));
        )*
        // A value that is younger than the client is kept, and does not panic.
        let unknown = $Type::from("something-new");
        assert_eq!((unknown.as_str(), unknown.to_string().as_str()), ("something-new", "something-new"));
        assert_eq!(unknown, $Type::from("something-new"));
        assert_eq!($Type::try_parse("something-new").unwrap_err().to_string(), "unknown enum variant: 'something-new'");
        let kind = match unknown {
            $($Type::$variant => $text,)*
            ref other if other.as_str() == "something-new" => $kind,
            _ => "another",
        };
        assert_eq!(kind, $kind);
        #[expect(deprecated, reason = "discouraged, but users can")]
        let is_unknown = matches!(unknown, $Type::Unknown(_));
        assert!(is_unknown);
    }};
}

#[test]
fn enumerations() {
    enumeration!(CannedAcl, "newer":
        AuthenticatedRead "authenticated-read", AwsExecRead "aws-exec-read",
        BucketOwnerFullControl "bucket-owner-full-control", BucketOwnerRead "bucket-owner-read",
        Private "private", PublicRead "public-read", PublicReadWrite "public-read-write");
    enumeration!(FileHeaderInfo, "newer": Ignore "IGNORE", None "NONE", Use "USE");
    enumeration!(QuoteFields, "newer": Always "ALWAYS", AsNeeded "ASNEEDED");
}

/// Enumerations are keys of maps, sorted and hashed.
#[test]
fn enumerations_in_collections() {
    use std::collections::{BTreeSet, HashSet};
    let all = || CannedAcl::values().iter().map(|text| CannedAcl::from(*text));
    assert_eq!(all().collect::<BTreeSet<_>>().len(), 7);
    assert_eq!(all().chain(all()).collect::<HashSet<_>>().len(), 7);
    assert!(CannedAcl::Private < CannedAcl::PublicRead);
}
