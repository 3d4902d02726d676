//! What answers with a body have to say.

use glacier_testkit::state::{Request, Timestamp};
use serde_json::{Value, json};

use super::{ARCHIVE_SIZE, DAY, Row, Table};
use crate::clients::{Client, Place};

impl Table {
    /// The whole body of an answer with status 200.
    pub(crate) fn body(&self, client: Client, request: &Request) -> Value {
        let place = client.place(request.vault().unwrap_or_default());
        if let Request::ListVaults { limit, .. } = request {
            return self.page(&place, limit.as_deref());
        }
        let row = &self.rows[&place];
        match request {
            Request::GetVaultLock { .. } => {
                let lock = row.lock.as_ref().unwrap();
                json!({
                    "Policy": lock.policy,
                    "State": if lock.is_final { "Locked" } else { "InProgress" },
                    "ExpirationDate": (!lock.is_final).then(|| date(lock.since + DAY)),
                    "CreationDate": date(lock.since),
                })
            }
            Request::GetVaultAccessPolicy { .. } => json!({ "Policy": row.access_policy }),
            Request::ListTagsForVault { .. } => json!({ "Tags": row.tags }),
            Request::DescribeVault { .. } => self.description(&place, row),
            other => panic!("200 to {other:?}"),
        }
    }

    fn description(&self, place: &Place, row: &Row) -> Value {
        let inventory = row.inventory(self.now);
        json!({
            "VaultARN": arn(place),
            "VaultName": place.2,
            "CreationDate": date(row.created),
            "LastInventoryDate": inventory.map(|(at, _)| date(at)),
            "NumberOfArchives": inventory.map(|(_, archives)| archives),
            "SizeInBytes": inventory.map(|(_, archives)| archives * ARCHIVE_SIZE),
        })
    }

    /// Rows are sorted by name already.
    fn page(&self, (account, region, _): &Place, limit: Option<&str>) -> Value {
        let mut of_client: Vec<_> =
            self.rows.iter().filter(|((a, r, _), _)| (a, r) == (account, region)).collect();
        let limit = limit.map_or(10, |limit| limit.parse().unwrap());
        let more = of_client.len() > limit;
        of_client.truncate(limit);
        let marker = of_client.last().filter(|_| more).map(|(place, _)| arn(place));
        let vaults: Vec<Value> =
            of_client.iter().map(|(place, row)| self.description(place, row)).collect();
        json!({ "VaultList": vaults, "Marker": marker })
    }
}

fn arn((account, region, name): &Place) -> String {
    format!("arn:aws:glacier:{region}:{account}:vaults/{name}")
}

fn date(millis: u64) -> String {
    Timestamp::from_millis(millis).to_string()
}
