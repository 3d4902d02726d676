//! Answers to calls that were granted, of the documented form.

use http::Response;
use http::header::{HeaderName, LOCATION};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::super::{account_number, lock_id, policy, region, tag_key, tag_value, vault_name};
use super::message::{common, empty, object, timestamp, value, with_body};
use crate::state::Operation;

/// An answer that grants a call of this operation, in any of the documented forms, whether the emulator uses them or not.
///
/// Members come in any order; those that can be null are null, left out, or there.
///
/// ```
/// use glacier_testkit::{state::Operation, strategies};
/// use proptest::prelude::*;
///
/// # fn read_lock_id(response: &http::Response<Vec<u8>>) -> Option<&str> { response.headers().get("x-amz-lock-id")?.to_str().ok() }
/// proptest!(|(response in strategies::success_response(Operation::InitiateVaultLock))| {
///     prop_assert_eq!(response.status(), 201);
///     prop_assert!(read_lock_id(&response).is_some()); // your code
/// });
/// ```
pub fn success_response(operation: Operation) -> BoxedStrategy<Response<Vec<u8>>> {
    match operation {
        Operation::InitiateVaultLock => initiated().boxed(),
        Operation::CreateVault => created().boxed(),
        Operation::GetVaultLock => body(lock()),
        Operation::DescribeVault => body(vault().prop_flat_map(object)),
        Operation::ListVaults => body(vaults()),
        Operation::GetVaultAccessPolicy => {
            body(policy().prop_flat_map(|policy| object(vec![("Policy", policy.into())])))
        }
        Operation::ListTagsForVault => body(tags()),
        Operation::AbortVaultLock
        | Operation::AddTagsToVault
        | Operation::CompleteVaultLock
        | Operation::DeleteArchive
        | Operation::DeleteVault
        | Operation::DeleteVaultAccessPolicy
        | Operation::RemoveTagsFromVault
        | Operation::SetVaultAccessPolicy => common().prop_map(|common| empty(204, common)).boxed(),
    }
}

fn initiated() -> impl Strategy<Value = Response<Vec<u8>>> {
    (common(), lock_id()).prop_map(|(common, id)| {
        let mut response = empty(201, common);
        response.headers_mut().insert(HeaderName::from_static("x-amz-lock-id"), value(&id));
        response
    })
}

fn created() -> impl Strategy<Value = Response<Vec<u8>>> {
    (common(), account_number(), vault_name()).prop_map(|(common, account, vault)| {
        let mut response = empty(201, common);
        response.headers_mut().insert(LOCATION, value(&format!("/{account}/vaults/{vault}")));
        response
    })
}

fn body(body: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Response<Vec<u8>>> {
    (common(), body).prop_map(|(common, body)| with_body(200, common, body)).boxed()
}

fn lock() -> impl Strategy<Value = String> {
    let state = select(vec!["InProgress", "Locked"]);
    (state, policy(), timestamp(), timestamp(), absence()).prop_flat_map(
        |(state, policy, created, expires, absence)| {
            let mut members = vec![
                ("Policy", policy.into()),
                ("State", state.into()),
                ("CreationDate", created.to_string().into()),
            ];
            let expires = Value::from(expires.to_string());
            // A lock in progress always says when it ends.
            let expires = if state == "Locked" { absence.apply(expires) } else { Some(expires) };
            members.extend(expires.map(|expires| ("ExpirationDate", expires)));
            object(members)
        },
    )
}

type Members = Vec<(&'static str, Value)>;

/// A vault before or after its first inventory.
fn vault() -> impl Strategy<Value = Members> {
    let inventory = option::of((timestamp(), 0..=1_u64 << 40, 0..=1_u64 << 60));
    let address = (region(), account_number(), vault_name());
    (address, timestamp(), inventory, absence()).prop_map(
        |((region, account, vault), created, inventory, absence)| {
            let mut members = vec![
                ("VaultARN", format!("arn:aws:glacier:{region}:{account}:vaults/{vault}").into()),
                ("VaultName", vault.into()),
                ("CreationDate", created.to_string().into()),
            ];
            let (date, archives, bytes) = match inventory {
                Some((date, archives, bytes)) => {
                    (Some(date.to_string().into()), Some(archives.into()), Some(bytes.into()))
                }
                None => (
                    absence.apply(Value::Null),
                    absence.apply(Value::Null),
                    absence.apply(Value::Null),
                ),
            };
            members.extend(date.map(|date| ("LastInventoryDate", date)));
            members.extend(archives.map(|archives| ("NumberOfArchives", archives)));
            members.extend(bytes.map(|bytes| ("SizeInBytes", bytes)));
            members
        },
    )
}

fn vaults() -> impl Strategy<Value = String> {
    (vec(vault(), 0..=10), absence(), vault_name()).prop_flat_map(|(vaults, absence, last)| {
        let vaults = vaults.into_iter().map(|members| {
            Value::Object(
                members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            )
        });
        let marker =
            absence.apply(format!("arn:aws:glacier:us-east-1:111122223333:vaults/{last}").into());
        let mut members = vec![("VaultList", vaults.collect())];
        members.extend(marker.map(|marker| ("Marker", marker)));
        object(members)
    })
}

fn tags() -> impl Strategy<Value = String> {
    let tags = prop_oneof![4 => btree_map(tag_key(), tag_value(), 0..=3), 1 => btree_map(tag_key(), tag_value(), 0..=50)];
    tags.prop_flat_map(|tags| {
        let tags = tags.into_iter().map(|(key, value)| (key, value.into()));
        object(vec![("Tags", Value::Object(tags.collect()))])
    })
}

/// How a member that can be null is given.
#[derive(Debug, Clone, Copy)]
enum Absence {
    Null,
    LeftOut,
    There,
}

fn absence() -> impl Strategy<Value = Absence> {
    select(vec![Absence::Null, Absence::LeftOut, Absence::There])
}

impl Absence {
    fn apply(self, value: Value) -> Option<Value> {
        match self {
            Self::Null => Some(Value::Null),
            Self::LeftOut => None,
            Self::There => Some(value),
        }
    }
}
