"""Policies in force: what a vault's lock policy and its access policy deny and grant."""

import json

from emulator import ACCOUNT, OTHER_ACCOUNT, POLICY, REGION, EmulatorTest, client, control
from rules import exercises

ARN = f"arn:aws:glacier:{REGION}:{ACCOUNT}:vaults/v"
DENIED = ("AccessDeniedException", 403)


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def statement(effect, action, principal="*", **others):
    return {"Effect": effect, "Principal": principal, "Action": action, "Resource": ARN, **others}


class AccessPolicy(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.vault()

    @exercises(
        "access-policy-set", "access-policy-get", "access-policy-none", "access-policy-delete",
        "access-policy-delete-again",
    )
    def test_set_get_and_delete(self):
        glacier = self.glacier
        self.refused(
            glacier.get_vault_access_policy, "ResourceNotFoundException", 404,
            "No vault access policy is set for: v", vaultName="v",
        )
        for text in [policy(statement("Deny", "glacier:UploadArchive")), f" {POLICY} "]:
            glacier.set_vault_access_policy(vaultName="v", policy={"Policy": text})
            self.assertEqual(glacier.get_vault_access_policy(vaultName="v")["policy"]["Policy"], text)
        for _ in range(2):
            deleted = glacier.delete_vault_access_policy(vaultName="v")
            self.assertEqual(deleted["ResponseMetadata"]["HTTPStatusCode"], 204)
        self.refused(glacier.get_vault_access_policy, "ResourceNotFoundException", 404, vaultName="v")

    @exercises("access-policy-content", "policy-size")
    def test_what_is_no_access_policy(self):
        from emulator import policy_of_size

        for text in ["x", "{}", "[]", '{"Statement":[]}', policy_of_size(20_481)]:
            self.refused(
                self.glacier.set_vault_access_policy, "InvalidParameterValueException", 400,
                vaultName="v", policy={"Policy": text},
            )
        self.refused(
            self.glacier.set_vault_access_policy, "MissingParameterValueException", 400, vaultName="v", policy={}
        )

    @exercises("policy-grants", "account-needs-grant")
    def test_another_account_may_do_what_is_granted(self):
        other = client(OTHER_ACCOUNT)
        self.refused(other.describe_vault, *DENIED, accountId=ACCOUNT, vaultName="v")
        granted = policy(statement("Allow", "glacier:DescribeVault", {"AWS": f"arn:aws:iam::{OTHER_ACCOUNT}:root"}))
        self.glacier.set_vault_access_policy(vaultName="v", policy={"Policy": granted})
        self.assertEqual(other.describe_vault(accountId=ACCOUNT, vaultName="v")["VaultARN"], ARN)
        self.refused(other.delete_vault, *DENIED, accountId=ACCOUNT, vaultName="v")

    @exercises("account-own-only")
    def test_a_grant_of_vault_lock_is_worth_nothing(self):
        granted = policy(statement("Allow", "glacier:*", {"AWS": OTHER_ACCOUNT}))
        self.glacier.set_vault_access_policy(vaultName="v", policy={"Policy": granted})
        other = client(OTHER_ACCOUNT)
        self.refused(
            other.initiate_vault_lock, *DENIED, accountId=ACCOUNT, vaultName="v", policy={"Policy": POLICY}
        )
        self.refused(other.abort_vault_lock, *DENIED, accountId=ACCOUNT, vaultName="v")

    @exercises("policy-denies", "owner-allowed")
    def test_a_denial_binds_the_owner_too(self):
        denied = policy(statement("Deny", ["glacier:DeleteVault", "glacier:AddTagsToVault"]))
        self.glacier.set_vault_access_policy(vaultName="v", policy={"Policy": denied})
        self.refused(self.glacier.delete_vault, *DENIED, vaultName="v")
        self.refused(self.glacier.add_tags_to_vault, *DENIED, vaultName="v", Tags={"a": "b"})
        self.glacier.describe_vault(vaultName="v")
        self.glacier.delete_vault_access_policy(vaultName="v")
        self.glacier.delete_vault(vaultName="v")


class LockPolicy(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.vault()

    def delete(self, archive):
        return self.glacier.delete_archive(vaultName="v", archiveId=archive)

    @exercises("lock-policy-in-force", "policy-denies", "age-in-conditions", "archive-age")
    def test_young_archives_can_not_be_deleted(self):
        control("PUT", "vaults/v/archives/old", {"age_days": 365})
        control("PUT", "vaults/v/archives/young", {"age_days": 364})
        self.lock()
        self.delete("old")
        self.refused(self.delete, *DENIED, archive="young")
        self.advance(days=1)  # the lock in progress is gone, and the archive is old enough too
        self.delete("young")

    @exercises("lock-policy-in-force", "archive-age")
    def test_archives_come_of_age_in_a_locked_vault(self):
        control("PUT", "vaults/v/archives/a", {"age_days": 364})
        self.locked()
        self.refused(self.delete, *DENIED, archive="a")
        self.advance(hours=23, seconds=3_599)
        self.refused(self.delete, *DENIED, archive="a")
        self.advance(seconds=1)
        self.delete("a")

    @exercises("lock-policy-in-force", "policy-denies")
    def test_a_policy_can_shut_out_its_own_abort(self):
        lock_id = self.lock(policy=policy(statement("Deny", ["glacier:AbortVaultLock", "glacier:DeleteVault"])))
        self.refused(self.glacier.abort_vault_lock, *DENIED, vaultName="v")
        self.refused(self.glacier.delete_vault, *DENIED, vaultName="v")
        self.glacier.complete_vault_lock(vaultName="v", lockId=lock_id)
        self.refused(self.glacier.delete_vault, *DENIED, vaultName="v")

    @exercises("policy-denies")
    def test_the_lock_policy_wins_over_the_access_policy(self):
        allowed = policy(statement("Allow", "glacier:*"))
        self.glacier.set_vault_access_policy(vaultName="v", policy={"Policy": allowed})
        self.lock(policy=policy(statement("Deny", "glacier:DeleteArchive")))
        self.refused(self.delete, *DENIED, archive="a")

    @exercises("resource-tags")
    def test_a_legal_hold(self):
        on_hold = {"StringLike": {"glacier:ResourceTag/LegalHold": ["true", ""]}}
        self.locked_with(policy(statement("Deny", "glacier:DeleteArchive", Condition=on_hold)))
        control("PUT", "vaults/v/archives/a", {})
        self.glacier.add_tags_to_vault(vaultName="v", Tags={"LegalHold": "true"})
        self.refused(self.delete, *DENIED, archive="a")
        self.glacier.add_tags_to_vault(vaultName="v", Tags={"LegalHold": "false"})
        self.delete("a")

    @exercises("global-keys")
    def test_keys_that_every_request_has(self):
        not_from_here = {"NotIpAddress": {"aws:SourceIp": "127.0.0.0/8"}}
        in_the_clear = {"Bool": {"aws:SecureTransport": "false"}}
        later = {"DateGreaterThan": {"aws:CurrentTime": "2300-01-01T00:00:00Z"}}
        self.locked_with(
            policy(*(statement("Deny", "glacier:*", Condition=it) for it in (not_from_here, in_the_clear, later)))
        )
        self.delete("a")
        self.advance(days=366 * 300)
        self.refused(self.delete, *DENIED, archive="a")

    def locked_with(self, text):
        lock_id = self.lock(policy=text)
        self.glacier.complete_vault_lock(vaultName="v", lockId=lock_id)
