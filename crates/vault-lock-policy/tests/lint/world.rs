//! Requests as Glacier makes them: keys come only with the actions that have them.

use std::collections::{BTreeMap, BTreeSet};

use vault_lock_policy::{Caller, Policy, Principal, Request, Statement, VaultArn};

/// The actions on vaults, and whether an age and tags come with each. A second opinion: it imports no table of the crate.
pub(crate) const ACTIONS: &[(&str, bool, bool)] = &[
    ("glacier:AbortMultipartUpload", false, false),
    ("glacier:AbortVaultLock", false, false),
    ("glacier:AddTagsToVault", false, true),
    ("glacier:CompleteMultipartUpload", false, true),
    ("glacier:CompleteVaultLock", false, true),
    ("glacier:DeleteArchive", true, true),
    ("glacier:DeleteVault", false, true),
    ("glacier:DeleteVaultAccessPolicy", false, true),
    ("glacier:DeleteVaultNotifications", false, true),
    ("glacier:DescribeJob", false, false),
    ("glacier:DescribeVault", false, false),
    ("glacier:GetJobOutput", false, false),
    ("glacier:GetVaultAccessPolicy", false, false),
    ("glacier:GetVaultLock", false, false),
    ("glacier:GetVaultNotifications", false, false),
    ("glacier:InitiateJob", true, true),
    ("glacier:InitiateMultipartUpload", false, true),
    ("glacier:InitiateVaultLock", false, true),
    ("glacier:ListJobs", false, false),
    ("glacier:ListMultipartUploads", false, false),
    ("glacier:ListParts", false, false),
    ("glacier:ListTagsForVault", false, false),
    ("glacier:RemoveTagsFromVault", false, true),
    ("glacier:SetVaultAccessPolicy", false, true),
    ("glacier:SetVaultNotifications", false, true),
    ("glacier:UploadArchive", false, true),
    ("glacier:UploadMultipartPart", false, true),
];

pub(crate) const OWN_ROOT: &str = "arn:aws:iam::111122223333:root";
pub(crate) const SOMEBODY: &str = "arn:aws:iam::111122223333:user/somebody-else";
pub(crate) const STRANGER: &str = "arn:aws:iam::999988887777:user/stranger";

/// The canonical ID of the stranger's account.
const CANONICAL_USER: &str = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

/// People, with `aws:PrincipalArn` where it doesn't follow from the ARN.
pub(crate) const CALLERS: &[(&str, Option<&str>)] = &[
    (OWN_ROOT, None),
    (SOMEBODY, None),
    ("arn:aws:iam::111122223333:user/alice", None),
    ("arn:aws:iam::111122223333:user/bob", None),
    ("arn:aws:sts::111122223333:assumed-role/archivist/nightly", None),
    ("arn:aws:sts::111122223333:assumed-role/other/daily", None),
    (
        "arn:aws:sts::111122223333:assumed-role/custodian/x",
        Some("arn:aws:iam::111122223333:role/legal/custodian"),
    ),
    ("arn:aws:sts::111122223333:federated-user/fred", None),
    ("arn:aws:iam::444455556666:root", None),
    ("arn:aws:iam::444455556666:user/alice", None),
    (STRANGER, None),
    ("backup.amazonaws.com", None),
    ("anonymous", None),
];

pub(crate) fn caller(name: &str) -> Caller {
    match name {
        "anonymous" => Caller::anonymous(),
        service if service.ends_with(".amazonaws.com") => Caller::service(service),
        STRANGER => Caller::from_arn(STRANGER).unwrap().with_canonical_user(CANONICAL_USER),
        arn => Caller::from_arn(arn).unwrap(),
    }
}

/// What a request is made of.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) caller: (&'static str, Option<&'static str>),
    pub(crate) action: &'static str,
    pub(crate) context: BTreeMap<String, String>,
}

impl Parts {
    pub(crate) fn ask<T>(&self, vault: &VaultArn, answer: impl FnOnce(&Request<'_>) -> T) -> T {
        let caller = caller(self.caller.0);
        let mut request = Request::new(&caller, self.action, vault.as_str())
            .with("aws:RequestedRegion", vault.region());
        if let Some(arn) = self.caller.1 {
            request = request.with("aws:PrincipalArn", arn);
        }
        for (key, value) in &self.context {
            request = request.with(key.as_str(), value);
        }
        answer(&request)
    }
}

/// Requests that are likely to meet some statements and miss others: for each key that the statements name the values that it names, some
/// beside them, and none; of the callers and actions that are wanted.
pub(crate) fn requests(
    policy: &Policy,
    statements: &[Statement],
    is_wanted: impl Fn(&Parts) -> bool,
) -> Vec<Parts> {
    let contexts = contexts(policy, statements);
    let mut requests = Vec::new();
    for &caller in CALLERS {
        for &(action, has_age, has_tags) in ACTIONS {
            if !is_wanted(&Parts { caller, action, context: BTreeMap::new() }) {
                continue;
            }
            for context in &contexts {
                let is_possible = context.keys().all(|key| match kind(key) {
                    Kind::Age => has_age,
                    Kind::Tag => has_tags,
                    Kind::Other => true,
                    Kind::Never => false,
                });
                let has_its_age = action != "glacier:DeleteArchive"
                    || context.keys().any(|key| kind(key) == Kind::Age);
                if is_possible && has_its_age {
                    requests.push(Parts { caller, action, context: context.clone() });
                }
            }
        }
    }
    requests
}

#[derive(PartialEq)]
enum Kind {
    Age,
    Tag,
    Other,
    Never,
}

fn kind(key: &str) -> Kind {
    let key = key.to_ascii_lowercase();
    let known = [
        "aws:currenttime",
        "aws:epochtime",
        "aws:multifactorauthage",
        "aws:multifactorauthpresent",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:securetransport",
        "aws:sourceip",
        "aws:sourcevpce",
        "aws:tagkeys",
        "aws:federatedprovider",
        "aws:useragent",
        "aws:userid",
    ];
    let tagged = ["aws:resourcetag/", "aws:principaltag/"];
    if key == "glacier:archiveageindays" {
        Kind::Age
    } else if key.starts_with("glacier:resourcetag/") && key.len() > "glacier:resourcetag/".len() {
        Kind::Tag
    } else if known.contains(&key.as_str()) || tagged.iter().any(|prefix| key.starts_with(prefix)) {
        Kind::Other
    } else {
        Kind::Never
    }
}

/// Values of the keys of statements in all combinations. The age has the values that other statements name too.
fn contexts(policy: &Policy, statements: &[Statement]) -> Vec<BTreeMap<String, String>> {
    let mut keys: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    keys.entry("glacier:archiveageindays".to_owned())
        .or_default()
        .extend([None, Some("0".to_owned())]);
    for principal in statements.iter().flat_map(|statement| &statement.principal.values) {
        let (key, value) = match &principal.value {
            Principal::UniqueId(id) => ("aws:userid", id),
            Principal::Federated(provider) => ("aws:federatedprovider", provider),
            _ => continue,
        };
        keys.entry(key.to_owned()).or_default().extend([None, Some(value.clone())]);
    }
    for other in policy.statements() {
        for condition in &other.conditions {
            let key = condition.key.value.to_ascii_lowercase();
            if !statements.contains(other) && kind(&key) != Kind::Age {
                continue;
            }
            let is_tag = key.contains("tag/");
            let key = if is_tag { condition.key.value.clone() } else { key };
            let values = keys.entry(key.clone()).or_default();
            for value in &condition.values {
                values.extend(near(value.value.as_str(), &key).into_iter().map(Some));
            }
            let is_always_there =
                ["aws:currenttime", "aws:epochtime", "aws:securetransport"].contains(&key.as_str());
            if !is_always_there {
                values.insert(None);
            }
        }
    }
    keys.retain(|key, _| kind(key) != Kind::Never);
    keys.into_iter().fold(vec![BTreeMap::new()], |contexts, (key, values)| {
        let with = |context: &BTreeMap<String, String>, value: &Option<String>| {
            let mut context = context.clone();
            context.extend(value.clone().map(|value| (key.clone(), value)));
            context
        };
        contexts
            .iter()
            .flat_map(|context| values.iter().map(move |value| with(context, value)))
            .collect()
    })
}

/// The value itself and values beside it, as requests have them.
fn near(value: &str, key: &str) -> Vec<String> {
    let fixed: &[&str] = match key {
        "glacier:archiveageindays" => {
            let number = value.parse::<f64>().unwrap_or(3.0).clamp(0.0, 1e9);
            let ages = [(number - 1.0).max(0.0), number, number + 1.0];
            return ages.iter().map(|age| age.floor().to_string()).collect();
        }
        "aws:currenttime" => &["2001-01-01T00:00:00Z", "2199-01-01T00:00:00Z"],
        "aws:epochtime" => &["978307200", "7226582400"],
        "aws:multifactorauthage" => &["1", "90000"],
        "aws:multifactorauthpresent" | "aws:securetransport" => &["true", "false"],
        "aws:sourceip" => &["203.0.113.7", "198.51.100.1"],
        _ => {
            return [&value.replace('*', "any"), &value.replace("${*}", "*"), "something-else"]
                .map(ToOwned::to_owned)
                .to_vec();
        }
    };
    fixed.iter().map(|&value| value.to_owned()).collect()
}
