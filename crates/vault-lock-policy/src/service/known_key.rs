//! The condition keys that a request to Glacier can have, by name.

/// A condition key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownKey {
    /// The name; with a `/` at its end if the name of a tag follows.
    pub(crate) name: &'static str,
    /// What its values are.
    pub(crate) kind: ValueKind,
    /// When requests have it.
    pub(crate) presence: Presence,
    /// Whether it can have several values at once.
    pub(crate) many: bool,
}

/// What the values of a condition key are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueKind {
    Text,
    Number,
    Date,
    /// Seconds since 1970, which compare as numbers and as dates.
    Seconds,
    Boolean,
    Address,
    Arn,
}

/// When requests have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Each one that can have it.
    Always,
    /// That depends on caller, network, archive or vault.
    Maybe,
}

/// The age of the archive, in days.
pub(crate) const ARCHIVE_AGE: &str = "glacier:ArchiveAgeInDays";
/// The value of a tag of the vault; its name follows.
pub(crate) const RESOURCE_TAG: &str = "glacier:ResourceTag/";

/// Those of Glacier, the global ones, and those that services put into the credentials of a session.
pub(crate) const KEYS: &[KnownKey] = &[
    key(ARCHIVE_AGE, ValueKind::Number),
    text(RESOURCE_TAG),
    // Who asks.
    key("aws:PrincipalArn", ValueKind::Arn),
    text("aws:PrincipalAccount"),
    text("aws:PrincipalOrgID"),
    text("aws:PrincipalOrgPaths").many(),
    text("aws:PrincipalTag/"),
    boolean("aws:PrincipalIsAWSService"),
    text("aws:PrincipalServiceName"),
    text("aws:PrincipalServiceNamesList").many(),
    text("aws:PrincipalType"),
    text("aws:userid"),
    text("aws:username"),
    // How the caller signed in.
    boolean("aws:AssumedRoot"),
    text("aws:FederatedProvider"),
    key("aws:TokenIssueTime", ValueKind::Date),
    key("aws:MultiFactorAuthAge", ValueKind::Number),
    boolean("aws:MultiFactorAuthPresent"),
    key("aws:ChatbotSourceArn", ValueKind::Arn),
    text("aws:Ec2InstanceSourceVpc"),
    key("aws:Ec2InstanceSourcePrivateIPv4", ValueKind::Address),
    text("aws:SourceIdentity"),
    key("aws:SignInSessionArn", ValueKind::Arn),
    text("ec2:RoleDelivery"),
    key("ec2:SourceInstanceArn", ValueKind::Arn),
    key("ec2:SourceInstanceARN", ValueKind::Arn),
    text("glue:RoleAssumedBy"),
    text("glue:CredentialIssuingService"),
    key("codebuild:BuildArn", ValueKind::Arn),
    key("codebuild:ProjectArn", ValueKind::Arn),
    key("lambda:SourceFunctionArn", ValueKind::Arn),
    key("ssm:SourceInstanceArn", ValueKind::Arn),
    text("identitystore:UserId"),
    text("saml:namequalifier"),
    text("saml:sub"),
    text("saml:sub_type"),
    // Where the request comes from.
    key("aws:SourceIp", ValueKind::Address),
    text("aws:SourceVpc"),
    key("aws:SourceVpcArn", ValueKind::Arn),
    text("aws:SourceVpce"),
    text("aws:VpceAccount"),
    text("aws:VpceOrgID"),
    text("aws:VpceOrgPaths").many(),
    key("aws:VpcSourceIp", ValueKind::Address),
    // What it is about.
    text("aws:ResourceAccount"),
    text("aws:ResourceOrgID"),
    text("aws:ResourceOrgPaths").many(),
    text("aws:ResourceTag/"),
    // The request itself.
    text("aws:CalledVia").many(),
    text("aws:CalledViaFirst"),
    text("aws:CalledViaLast"),
    text("aws:CalledViaAWSMCP"),
    boolean("aws:ViaAWSMCPService"),
    boolean("aws:ViaAWSService"),
    KnownKey { presence: Presence::Always, ..key("aws:CurrentTime", ValueKind::Date) },
    KnownKey { presence: Presence::Always, ..key("aws:EpochTime", ValueKind::Seconds) },
    text("aws:referer"),
    KnownKey { presence: Presence::Always, ..text("aws:RequestedRegion") },
    text("aws:RequestTag/"),
    text("aws:TagKeys").many(),
    KnownKey { presence: Presence::Always, ..boolean("aws:SecureTransport") },
    text("aws:SourceAccount"),
    key("aws:SourceArn", ValueKind::Arn),
    text("aws:SourceOrgID"),
    text("aws:SourceOrgPaths").many(),
    text("aws:UserAgent"),
];

impl KnownKey {
    /// The key with this name, whatever its case.
    pub(crate) fn find(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| {
            if !key.takes_tag() {
                return key.name.eq_ignore_ascii_case(name);
            }
            let (prefix, tag) = name.split_at_checked(key.name.len()).unwrap_or_default();
            key.name.eq_ignore_ascii_case(prefix) && !tag.is_empty()
        })
    }

    /// Whether the name of a tag follows the name.
    pub(crate) fn takes_tag(&self) -> bool {
        self.name.ends_with('/')
    }

    const fn many(self) -> Self {
        Self { many: true, ..self }
    }
}

const fn key(name: &'static str, kind: ValueKind) -> KnownKey {
    KnownKey { name, kind, presence: Presence::Maybe, many: false }
}

const fn text(name: &'static str) -> KnownKey {
    key(name, ValueKind::Text)
}

const fn boolean(name: &'static str) -> KnownKey {
    key(name, ValueKind::Boolean)
}
