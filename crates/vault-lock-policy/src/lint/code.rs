//! The names of the mistakes.

use std::{fmt, str::FromStr};

/// No code has this name.
///
/// ```
/// let error = "resource".parse::<vault_lock_policy::Code>().unwrap_err();
/// assert_eq!(error.to_string(), "`resource` is not the code of a finding");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the code of a finding")]
pub struct UnknownCode(pub String);

macro_rules! codes {
    ($($name:ident $text:literal $summary:literal)*) => {
        /// What kind of mistake a [`Finding`](crate::Finding) is about. The names are stable.
        ///
        /// ```
        /// use vault_lock_policy::Code;
        ///
        /// assert_eq!(Code::ResourceNotThisVault.as_str(), "resource-not-this-vault");
        /// assert_eq!("resource-not-this-vault".parse(), Ok(Code::ResourceNotThisVault));
        /// for code in Code::ALL {
        ///     println!("{code}: {}", code.summary());
        /// }
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`: ", $summary, ".")] $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// What it is about, in one line.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$name => $summary,)*
                }
            }
        }
    };
}

codes! {
    ResourceNotThisVault "resource-not-this-vault" "a statement names other resources than this vault, so it does nothing"
    ResourceMatchesNothing "resource-matches-nothing" "a resource that no vault can have, beside one that is right"
    ResourceDependsOnCaller "resource-depends-on-caller" "a policy variable in the resource: only some callers are meant"

    ActionWithoutService "action-without-service" "an action without `glacier:` in front"
    ActionOfAnotherService "action-of-another-service" "an action that is not one of Glacier"
    UnknownAction "unknown-action" "an action that Glacier does not have"
    ActionNotForVaults "action-not-for-vaults" "an action about the account, which policies of vaults don't decide about"

    PrincipalAccountNumber "principal-account-number" "an account number in a principal that has no 12 digits"
    PrincipalOfAnotherPartition "principal-of-another-partition" "a principal of another partition of AWS than the vault"
    PrincipalArnOfNobody "principal-arn-of-nobody" "a value of `aws:PrincipalArn` that no caller has, such as the ARN of a session"
    NotPrincipalWithDeny "not-principal-with-deny" "`NotPrincipal` in a denial that doesn't spare whom it lists"
    DenyBindsOwnAccountOnly "deny-binds-own-account-only" "archives are protected from the vault's account only, not from others that have access"
    DenyBindsFewOnly "deny-binds-few-only" "archives are protected from some people only, and others can delete them"
    MfaKeyAbsent "mfa-key-absent" "a denial without a second factor that access keys pass, since their requests have no such key"

    UnknownConditionKey "unknown-condition-key" "a condition key that no request to Glacier has"
    UndocumentedTagKey "undocumented-tag-key" "`aws:ResourceTag/…` where AWS documents `glacier:ResourceTag/…`"
    OperatorNotForKey "operator-not-for-key" "an operator that compares other things than the key has"
    ValueNotReadable "value-not-readable" "a value that is no number, date, boolean, address or ARN, where one is needed"
    WildcardNotRead "wildcard-not-read" "a `*` under an operator that takes it for a character like others"
    VariableInOldVersion "variable-in-old-version" "a policy variable in a policy whose version has none"
    ForAllValues "for-all-values" "`ForAllValues`, which also holds for requests without the key"
    ConditionNeverHolds "condition-never-holds" "conditions on the age that no archive fulfils"
    ConditionAlwaysHolds "condition-always-holds" "conditions on the age that every archive fulfils"

    AgeOperator "age-operator" "the age of an archive under an operator that doesn't compare numbers"
    AgeNotWithAction "age-not-with-action" "the age of an archive for actions whose requests have none"
    AgeEquals "age-equals" "archives are protected, or free, on single days of their life only"
    AgeLessThanOrEquals "age-less-than-or-equals" "`NumericLessThanEquals` protects one day longer than `NumericLessThan`"
    AgeLimitsRetrieval "age-limits-retrieval" "archives of some age can't be retrieved either"
    OldArchivesKept "old-archives-kept" "archives can be deleted for some time of their life, and never after it"
    AgeNotInDays "age-not-in-days" "an age of more than a hundred years, as if it were not in days"
    YoungArchivesFree "young-archives-free" "archives are protected from some age on, and can be deleted before"

    TagNotWithAction "tag-not-with-action" "a tag of the vault for actions whose requests have none"
    HoldTagNotProtected "hold-tag-not-protected" "a hold by tag, and others may change the tag"
    HoldNeverLifted "hold-never-lifted" "a hold by tag that nobody can lift once it is on"

    AllowToEverybody "allow-to-everybody" "everybody in the world is allowed something for ever"
    NotPrincipalWithAllow "not-principal-with-allow" "everybody in the world but some is allowed something for ever"
    AllowToAnotherAccount "allow-to-another-account" "another account is allowed something for ever"
    AllowDeniedAnyway "allow-denied-anyway" "an allowance that denials of the same policy take back"
    AllowLooksLikeRetention "allow-looks-like-retention" "an allowance to delete young archives, which protects none"

    EverythingDenied "everything-denied" "everything that matters is denied to everybody"
    LockStepDenied "lock-step-denied" "the lock can't be completed, aborted or looked at while it is tested"
    ArchivesNeverDeletable "archives-never-deletable" "archives can never be deleted"
    ArchivesNeverRetrievable "archives-never-retrievable" "archives can never be retrieved"
    UploadsDenied "uploads-denied" "nothing can be stored any more"
    VaultNeverDeletable "vault-never-deletable" "the vault can never be deleted, even when it is empty"

    PolicyWithoutDeny "policy-without-deny" "a policy that denies nothing"
    PolicyTooLong "policy-too-long" "a policy of more than 20,480 bytes"
    TooManyCallers "too-many-callers" "a policy that tells so many callers from one another that whom it binds can't be told"
    DuplicateSid "duplicate-sid" "two statements of the same name"
    StatementNeverApplies "statement-never-applies" "a statement that no request can meet"
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|code| code.as_str() == name);
        found.ok_or_else(|| UnknownCode(name.to_owned()))
    }
}
