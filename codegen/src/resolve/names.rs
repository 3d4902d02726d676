//! Rust names, as smithy-rs makes them, so that a program sees the names that it knows.
//!
//! Two rules of word boundaries are at work. Fields, methods and modules go by one that knows acronyms and their plurals
//! (`ACLs` is one word); types and variants go by an older one of Smithy itself. They disagree in places
//! (`DynamoDBv2Action` becomes `dynamo_dbv2_action` but `DynamoDBv2Action`), and clients have been published with both.

use crate::ast::ShapeId;
use crate::diagnostics::Diagnostics;
use crate::ir::Name;

/// The name of a structure or enumeration: `CSVInput` as `CsvInput`.
pub(super) fn type_name(model_name: &str) -> Option<Name> {
    Name::new(self_value(&pascal_case(model_name)))
}

/// The name of an operation, of which the rest of its types are made: kept as it is, but for a capital in front.
pub(super) fn operation_name(model_name: &str) -> Option<Name> {
    let mut letters = model_name.chars();
    let first = letters.next()?.to_ascii_uppercase();
    Name::new(self_value(&format!("{first}{}", letters.as_str())))
}

/// The name of a type that no shape stands for, made of that of an operation or a waiter: `ListCsvsPaginator` for `ListCSVs`.
pub(super) fn made_of(model_name: &str, prefix: &str, suffix: &str) -> Option<Name> {
    Name::new(&format!("{prefix}{}{suffix}", pascal_case(model_name)))
}

/// The name of the method that waits: `wait_until_type` for `Type`, which is no reserved word any more.
pub(super) fn wait_until(model_name: &str) -> Option<Name> {
    Name::new(&format!("wait_until_{}", snake_case(model_name)))
}

/// The name of a field and its setter: `VaultARN` as `vault_arn`.
///
/// Members called like a method that each structure or builder has are set aside.
pub(super) fn field_name(model_name: &str) -> Option<Name> {
    let name = snake_case(model_name);
    match name.as_str() {
        "build" | "builder" | "customize" | "default" | "make_operation" | "meta" | "presigned"
        | "send" => Name::new(&format!("{name}_value")),
        "crate" | "self" | "super" => Name::new(&format!("{name}_")),
        _ => Name::new(&name),
    }
}

/// The name of a module: `initiate_vault_lock`, and `type_` where it would be a reserved word.
pub(super) fn module_name(model_name: &str) -> Option<Name> {
    let name = snake_case(model_name);
    match Name::new(&name) {
        Some(name) if !name.is_raw() => Some(name),
        _ => Name::new(&format!("{name}_")).filter(|_| !name.is_empty()),
    }
}

/// The name of a value of an enumeration or of a member of a union: `public-read` as `PublicRead`.
///
/// `Unknown` is what the generated type calls a value that the model doesn't have.
pub(super) fn variant_name(model_name: &str) -> Option<Name> {
    let mut name = pascal_case(model_name);
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    match name.as_str() {
        "Unknown" => Name::new("UnknownValue"),
        "UnknownValue" => Name::new("UnknownValue_"),
        name => Name::new(self_value(name)),
    }
}

/// The methods for a variant of a union: `as_string_value` and `is_string_value` for `StringValue`.
pub(super) fn variant_methods(variant: &Name) -> Option<[Name; 2]> {
    let stem = snake_case(variant.text());
    let [r#as, is] = ["as_", "is_"].map(|prefix| Name::new(&format!("{prefix}{stem}")));
    Some([r#as?, is?])
}

/// Tells that nothing in Rust can be called like this.
pub(super) fn no_name(subject: &ShapeId, model_name: &str, diagnostics: &mut Diagnostics) {
    let [message, help] = nameless(model_name);
    diagnostics.model(subject, message, help);
}

/// Message and help where nothing in Rust can be called like this.
pub(super) fn nameless(model_name: &str) -> [String; 2] {
    let message = format!("no Rust name can be made of `{model_name}`");
    [message, "rename it in the model".to_owned()]
}

/// `Self` can't be the name of anything.
fn self_value(name: &str) -> &str {
    match name {
        "Self" => "SelfValue",
        "SelfValue" => "SelfValue_",
        name => name,
    }
}

/// Smithy's rule: a word ends before a capital that follows a small letter or digit, and before the last capital of a
/// row of them if a small letter follows.
fn pascal_case(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let after = letters.peek();
        let starts_word = match before {
            None | Some('_' | '-' | ' ') => true,
            Some(before) if letter.is_ascii_uppercase() => {
                let ends_acronym =
                    before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase);
                ends_acronym || before.is_ascii_lowercase() || before.is_ascii_digit()
            }
            Some(_) => false,
        };
        before = Some(letter);
        match letter {
            '_' | '-' | ' ' => {}
            _ if starts_word => name.push(letter.to_ascii_uppercase()),
            _ => name.push(letter.to_ascii_lowercase()),
        }
    }
    name
}

/// smithy-rs's rule, see [`Words`].
fn snake_case(text: &str) -> String {
    let mut words = Words::default();
    let letters: Vec<char> = text.chars().collect();
    let all_small = !letters.iter().any(char::is_ascii_uppercase);
    for (index, letter) in letters.iter().enumerate() {
        let rest = letters.get(index + 1..).unwrap_or_default();
        words.take(*letter, rest, all_small);
    }
    words.end_word();
    words.done.join("_")
}

/// Words that are spelt in so many ways that capitals in them say nothing.
const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Splits a name into words.
///
/// A word ends before a capital that follows a small letter or digit (`vault|Lock`), before the last capital of an
/// acronym (`CSV|Input`) unless that is its plural or its version (`ACLs`, `DBv2`), before a small letter that follows a
/// digit in a name without capitals (`s3|key`), and at whatever is neither a letter nor a digit. None of this ends one of
/// the [`WHOLE_WORDS`].
#[derive(Default)]
struct Words {
    done: Vec<String>,
    current: Vec<char>,
    /// Whether the current word can no longer become one of the [`WHOLE_WORDS`].
    is_other: bool,
}

impl Words {
    fn take(&mut self, letter: char, rest: &[char], all_small: bool) {
        if !letter.is_ascii_alphanumeric() {
            self.end_word();
            return;
        }
        let Some(&last) = self.current.last() else {
            self.current.push(letter);
            return;
        };
        self.is_other = self.is_other || !self.becomes_whole_word(letter, rest);

        let after_small = last.is_ascii_lowercase() || last.is_ascii_digit();
        let new_capital = letter.is_ascii_uppercase() && after_small;
        let after_digit = all_small && last.is_ascii_digit() && letter.is_ascii_lowercase();
        let boundary = self.is_other && (new_capital || after_digit);
        if boundary || ends_acronym(last, letter, rest) {
            self.end_word();
        }
        self.current.push(letter);
    }

    fn end_word(&mut self) {
        let word: String = self.current.drain(..).collect();
        if !word.is_empty() {
            self.done.push(word.to_ascii_lowercase());
        }
        self.is_other = false;
    }

    /// Whether what follows completes the current word to one of the [`WHOLE_WORDS`].
    fn becomes_whole_word(&self, letter: char, rest: &[char]) -> bool {
        WHOLE_WORDS.iter().any(|word| {
            let ahead = self.current.iter().chain([&letter]).chain(rest);
            let same = |(a, b): (char, &char)| a.eq_ignore_ascii_case(b);
            let length = self.current.len() + 1 + rest.len();
            self.current.len() < word.len()
                && word.len() <= length
                && word.chars().zip(ahead).all(same)
        })
    }
}

/// Whether a word ends between `last` and `letter` because `letter` is the first of the word after an acronym.
fn ends_acronym(last: char, letter: char, rest: &[char]) -> bool {
    if !(last.is_ascii_uppercase() && letter.is_ascii_uppercase()) {
        return false;
    }
    match rest {
        [] | ['s'] => false,
        ['s', next, ..] if !next.is_ascii_lowercase() => false,
        ['v', next, ..] if next.is_ascii_digit() => false,
        [next, ..] => next.is_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let cases = [
            ("accountId", "account_id"),
            ("VaultARN", "vault_arn"),
            ("NotificationARNs", "notification_arns"),
            ("ACLs", "acls"),
            ("ACLsUpdateStatus", "acls_update_status"),
            ("CNAMEPrefix", "cname_prefix"),
            ("IAMUser", "iam_user"),
            ("DynamoDBv2Action", "dynamo_dbv2_action"),
            ("M3u8Settings", "m3u8_settings"),
            ("OtaaV1_0_x", "otaa_v1_0_x"),
            ("s3key", "s3_key"),
            ("sha256sum", "sha256_sum"),
            ("S3Location", "s3_location"),
            ("IpV6Cidr", "ipv6_cidr"),
            ("SigV4Authorization", "sigv4_authorization"),
            ("AuthTtL", "auth_ttl"),
            ("TotalGpuMemoryInMiB", "total_gpu_memory_in_mib"),
            ("signatureS", "signature_s"),
            ("type", "r#type"),
            ("Match", "r#match"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("Crate", "crate_"),
            ("build", "build_value"),
            ("Meta", "meta_value"),
            ("Send", "send_value"),
            ("metadata", "metadata"),
        ];
        for (model_name, expected) in cases {
            let name = field_name(model_name).map(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(expected), "{model_name}");
        }
    }

    #[test]
    fn types() {
        let cases = [
            ("CSVInput", "CsvInput"),
            ("CannedACL", "CannedAcl"),
            ("VaultLockPolicy", "VaultLockPolicy"),
            ("vaultName", "VaultName"),
            ("string", "String"),
            ("DynamoDBv2Action", "DynamoDBv2Action"),
            ("S3Location", "S3Location"),
            ("snake_case_Name", "SnakeCaseName"),
            ("__listOf__string", "ListOfString"),
            ("Self", "SelfValue"),
            ("SelfValue", "SelfValue_"),
            ("Type", "Type"),
        ];
        for (model_name, expected) in cases {
            let name = type_name(model_name).map(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(expected), "{model_name}");
        }
    }

    #[test]
    fn operations_and_their_modules() {
        let cases = [
            ("InitiateVaultLock", "InitiateVaultLock", "initiate_vault_lock"),
            ("GetBucketACL", "GetBucketACL", "get_bucket_acl"),
            ("match", "Match", "match_"),
            ("Self", "SelfValue", "self_"),
        ];
        for (model_name, operation, module) in cases {
            let names = [operation_name(model_name), module_name(model_name)];
            let names = names.map(|name| name.unwrap().to_string());
            assert_eq!(names, [operation, module], "{model_name}");
        }
        assert_eq!(module_name("__"), None);
    }

    /// What smithy-rs makes of the names of operations and waiters is spelt as types are, the operation itself is not.
    #[test]
    fn what_is_made_of_them() {
        let cases = [
            ("ListAIAgents", "ListAiAgentsPaginator", "wait_until_list_ai_agents"),
            ("DBInstanceReady", "DbInstanceReadyPaginator", "wait_until_db_instance_ready"),
            ("FunctionActiveV2", "FunctionActiveV2Paginator", "wait_until_function_active_v2"),
            ("Type", "TypePaginator", "wait_until_type"),
            ("Self", "SelfPaginator", "wait_until_self"),
        ];
        for (model_name, paginator, method) in cases {
            let names = [made_of(model_name, "", "Paginator"), wait_until(model_name)];
            let names = names.map(|name| name.unwrap().to_string());
            assert_eq!(names, [paginator, method], "{model_name}");
        }
    }

    #[test]
    fn variants() {
        let cases = [
            ("PUBLIC_READ", Some("PublicRead")),
            ("PublicRead", Some("PublicRead")),
            ("public-read", Some("PublicRead")),
            ("None", Some("None")),
            ("Unknown", Some("UnknownValue")),
            ("UnknownValue", Some("UnknownValue_")),
            ("SELF", Some("SelfValue")),
            ("m5.large", None),
            ("5XL", Some("_5Xl")),
            ("_1_0", Some("_10")),
            ("", None),
        ];
        for (model_name, expected) in cases {
            let name = variant_name(model_name).map(|name| name.to_string());
            assert_eq!(name.as_deref(), expected, "{model_name}");
        }
    }
}
