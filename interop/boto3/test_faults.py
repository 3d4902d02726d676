"""What a client meets when the network or the service fails."""

from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from emulator import POLICY, EmulatorTest, client, control
from rules import exercises


class NewAccount(EmulatorTest):
    @exercises("new-account")
    def test_every_call_is_refused(self):
        self.vault()
        control("PUT", "new_account", {"new_account": True})
        calls = [
            (self.glacier.create_vault, {"vaultName": "w"}),
            (self.glacier.describe_vault, {"vaultName": "v"}),
            (self.glacier.initiate_vault_lock, {"vaultName": "v", "policy": {"Policy": POLICY}}),
            (self.glacier.get_vault_lock, {"vaultName": "v"}),
            (self.glacier.abort_vault_lock, {"vaultName": "v"}),
            (self.glacier.complete_vault_lock, {"vaultName": "v", "lockId": "x"}),
            (self.glacier.delete_vault, {"vaultName": "v"}),
        ]
        for call, arguments in calls:
            self.refused(call, "NoLongerSupportedException", 400, **arguments)
        control("PUT", "new_account", {"new_account": False})
        self.assertEqual(self.glacier.describe_vault(vaultName="v")["VaultName"], "v")
