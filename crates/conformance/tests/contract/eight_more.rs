//! The operations that only the official client has.

/// The methods of a port for them.
macro_rules! eight_more_operations {
    () => {
        async fn list_vaults(
            &self,
            limit: Option<i32>,
            marker: Option<&str>,
        ) -> glacier_testkit::contract::client::Called<glacier_testkit::contract::client::VaultPage>
        {
            let marker = marker.map(str::to_owned);
            let call = self.0.list_vaults().set_limit(limit).set_marker(marker);
            let page = port::called(call.send().await)?;
            let vaults = page.vault_list().iter().map(|vault| {
                glacier_testkit::contract::client::VaultView {
                    name: vault.vault_name().map(str::to_owned),
                    arn: vault.vault_arn().map(str::to_owned),
                    created: vault.creation_date().map(str::to_owned),
                    last_inventory: vault.last_inventory_date().map(str::to_owned),
                    archives: Some(vault.number_of_archives()),
                    bytes: Some(vault.size_in_bytes()),
                }
            });
            Ok(glacier_testkit::contract::client::VaultPage {
                vaults: vaults.collect(),
                marker: page.marker().map(str::to_owned),
            })
        }

        async fn set_vault_access_policy(
            &self,
            vault: &str,
            policy: &str,
        ) -> glacier_testkit::contract::client::Called<()> {
            let policy = sdk::types::VaultAccessPolicy::builder().policy(policy).build();
            let call = self.0.set_vault_access_policy().vault_name(vault).policy(policy);
            port::called(call.send().await).map(drop)
        }

        async fn get_vault_access_policy(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<Option<String>> {
            let call = self.0.get_vault_access_policy().vault_name(vault);
            let got = port::called(call.send().await)?;
            Ok(got.policy().and_then(|policy| policy.policy()).map(str::to_owned))
        }

        async fn delete_vault_access_policy(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<()> {
            let call = self.0.delete_vault_access_policy().vault_name(vault);
            port::called(call.send().await).map(drop)
        }

        async fn add_tags_to_vault(
            &self,
            vault: &str,
            tags: &std::collections::BTreeMap<String, String>,
        ) -> glacier_testkit::contract::client::Called<()> {
            let tags = tags.clone().into_iter().collect();
            let call = self.0.add_tags_to_vault().vault_name(vault).set_tags(Some(tags));
            port::called(call.send().await).map(drop)
        }

        async fn remove_tags_from_vault(
            &self,
            vault: &str,
            keys: &[String],
        ) -> glacier_testkit::contract::client::Called<()> {
            let keys = Some(keys.to_vec());
            let call = self.0.remove_tags_from_vault().vault_name(vault).set_tag_keys(keys);
            port::called(call.send().await).map(drop)
        }

        async fn list_tags_for_vault(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<std::collections::BTreeMap<String, String>> {
            let call = self.0.list_tags_for_vault().vault_name(vault);
            let listed = port::called(call.send().await)?;
            Ok(listed.tags().cloned().unwrap_or_default().into_iter().collect())
        }

        async fn delete_archive(
            &self,
            vault: &str,
            archive: &str,
        ) -> glacier_testkit::contract::client::Called<()> {
            let call = self.0.delete_archive().vault_name(vault).archive_id(archive);
            port::called(call.send().await).map(drop)
        }
    };
}
