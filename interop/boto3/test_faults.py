"""What a client meets when the network or the service fails."""

import time

from botocore.exceptions import ConnectionClosedError, ReadTimeoutError

from emulator import POLICY, EmulatorTest, client, control
from rules import exercises


class NewAccount(EmulatorTest):
    @exercises("new-account")
    def test_every_call_is_refused(self):
        self.vault()
        control("PUT", "new_account", {"new_account": True})
        glacier = self.glacier
        calls = [
            (glacier.create_vault, {"vaultName": "w"}),
            (glacier.describe_vault, {"vaultName": "v"}),
            (glacier.list_vaults, {}),
            (glacier.initiate_vault_lock, {"vaultName": "v", "policy": {"Policy": POLICY}}),
            (glacier.get_vault_lock, {"vaultName": "v"}),
            (glacier.abort_vault_lock, {"vaultName": "v"}),
            (glacier.complete_vault_lock, {"vaultName": "v", "lockId": "x"}),
            (glacier.set_vault_access_policy, {"vaultName": "v", "policy": {"Policy": POLICY}}),
            (glacier.get_vault_access_policy, {"vaultName": "v"}),
            (glacier.delete_vault_access_policy, {"vaultName": "v"}),
            (glacier.add_tags_to_vault, {"vaultName": "v", "Tags": {"a": "b"}}),
            (glacier.remove_tags_from_vault, {"vaultName": "v", "TagKeys": ["a"]}),
            (glacier.list_tags_for_vault, {"vaultName": "v"}),
            (glacier.delete_archive, {"vaultName": "v", "archiveId": "a"}),
            (glacier.delete_vault, {"vaultName": "v"}),
        ]
        for call, arguments in calls:
            self.refused(call, "NoLongerSupportedException", 400, **arguments)
        control("PUT", "new_account", {"new_account": False})
        self.assertEqual(glacier.describe_vault(vaultName="v")["VaultName"], "v")


class Faults(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.vault()

    def inject(self, effect, **members):
        return control("POST", "faults", {"effect": effect, **members})["id"]

    def struck(self):
        return [fault["fired"] for fault in control("GET", "faults")["faults"]]

    @exercises("initiate-in-progress")
    def test_a_lost_response_becomes_access_denied(self):
        """botocore sends the call once more, and the second attempt meets the lock that the first one made."""
        for mode, attempts in [("standard", 3), ("legacy", 5)]:
            with self.subTest(mode=mode):
                control("DELETE", "faults")
                self.inject("lose_response", operation="InitiateVaultLock", times=1)
                retrying = client(attempts=attempts)
                self.refused(
                    retrying.initiate_vault_lock, "AccessDeniedException", 403,
                    vaultName="v", policy={"Policy": POLICY},
                )
                self.assertEqual(self.struck(), [1])
                self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")
                sent = [it for it in control("GET", "requests")["requests"] if it["operation"] == "InitiateVaultLock"]
                self.assertEqual([it["answer"]["rule"] for it in sent][-2:], ["initiate", "initiate-in-progress"])
                self.glacier.abort_vault_lock(vaultName="v")

    def test_without_retries_a_lost_response_is_an_error(self):
        self.inject("lose_response", times=1)
        with self.assertRaises(ConnectionClosedError):
            self.lock()
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")

    def test_a_lost_complete_can_be_repeated(self):
        lock_id = self.lock()
        self.inject("lose_response", operation="CompleteVaultLock", times=1)
        client(attempts=3).complete_vault_lock(vaultName="v", lockId=lock_id)
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "Locked")

    @exercises("fault-injected")
    def test_errors_of_the_service(self):
        for code, status in [
            ("ThrottlingException", 400), ("ServiceUnavailableException", 500), ("RequestTimeoutException", 408),
        ]:
            with self.subTest(code=code):
                control("DELETE", "faults")
                self.inject("answer", code=code, operation="InitiateVaultLock", times=2)
                once = client(attempts=1)
                self.refused(
                    once.initiate_vault_lock, code, status, vaultName="v", policy={"Policy": POLICY}
                )
                client(attempts=3).initiate_vault_lock(vaultName="v", policy={"Policy": POLICY})
                self.assertEqual(self.struck(), [2])
                self.glacier.abort_vault_lock(vaultName="v")

    @exercises("fault-injected")
    def test_an_error_after_the_work(self):
        self.inject("answer", code="ServiceUnavailableException", moment="after_work", times=1)
        self.refused(self.lock, "ServiceUnavailableException", 500)
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")

    def test_answers_that_come_to_harm(self):
        """What is told of each, and that the next call is answered well. botocore takes half an answer for an empty one."""
        self.lock()
        empty, whole = {}, {"Policy", "State", "ExpirationDate", "CreationDate"}
        for effect, members in [
            ("cut_body", empty), ("malformed_json", empty), ("content_length_too_short", empty),
            ("content_length_too_long", whole),
        ]:
            with self.subTest(effect=effect):
                control("DELETE", "faults")
                self.inject(effect, times=1)
                answer = self.glacier.get_vault_lock(vaultName="v")
                self.assertEqual(set(answer) - {"ResponseMetadata"}, set(members))
                self.assertEqual(self.struck(), [1])
                self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")

    def test_a_connection_that_is_reset(self):
        self.lock()
        self.inject("reset", times=1)
        with self.assertRaises(ConnectionClosedError):
            self.glacier.get_vault_lock(vaultName="v")
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")
        self.inject("reset", moment="before_work", operation="AbortVaultLock", times=1)
        with self.assertRaises(ConnectionClosedError):
            self.glacier.abort_vault_lock(vaultName="v")
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")

    def test_a_delay_longer_than_the_client_waits(self):
        self.inject("delay", milliseconds=1_500, times=1)
        start = time.monotonic()
        with self.assertRaises(ReadTimeoutError):
            client(timeout=1).describe_vault(vaultName="v")
        self.assertLess(time.monotonic() - start, 10)
        self.assertEqual(self.glacier.describe_vault(vaultName="v")["VaultName"], "v")

    def test_by_count_and_by_chance(self):
        self.inject("answer", code="ThrottlingException", operation="DescribeVault", after=2, times=1)
        outcomes = [self.throttled() for _ in range(5)]
        self.assertEqual(outcomes, [False, False, True, False, False])
        control("DELETE", "faults")
        self.inject("answer", code="ThrottlingException", probability=0.5)
        outcomes = [self.throttled() for _ in range(60)]
        self.assertTrue(5 < sum(outcomes) < 55, outcomes)
        control("DELETE", "faults")
        self.assertFalse(self.throttled())

    def throttled(self):
        try:
            self.glacier.describe_vault(vaultName="v")
            return False
        except self.glacier.exceptions.ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], "ThrottlingException")
            return True
