"""Archives, which the tests plant: their deletion, inventories, and the vaults that hold them."""

from emulator import EmulatorTest, control
from rules import exercises


class Archives(EmulatorTest):
    def plant(self, archive, vault="v", **members):
        control("PUT", f"vaults/{vault}/archives/{archive}", members)

    def delete(self, archive, vault="v"):
        answer = self.glacier.delete_archive(vaultName=vault, archiveId=archive)
        return answer["ResponseMetadata"]["HTTPStatusCode"]

    def held(self, vault="v"):
        return [archive["id"] for archive in control("GET", f"vaults/{vault}")["archives"]]

    @exercises("archive-delete", "archive-delete-missing")
    def test_delete(self):
        self.vault()
        self.plant("a", age_days=3)
        self.plant("b")
        self.assertEqual(self.delete("a"), 204)
        self.assertEqual(self.held(), ["b"])
        self.assertEqual(self.delete("a"), 204)
        self.assertEqual(self.delete("never-was"), 204)

    @exercises("archive-of-another-vault")
    def test_an_archive_of_another_vault(self):
        self.vault("v")
        self.vault("w")
        self.plant("a", "w")
        self.refused(self.delete, "InvalidParameterValueException", 400, archive="a")
        self.assertEqual(self.held("w"), ["a"])

    @exercises("inventory", "describe-inventory", "delete-not-empty")
    def test_inventories_and_deletion(self):
        self.vault()
        self.plant("a", size=1_000)
        self.plant("b", size=24)
        self.assertNotIn("NumberOfArchives", self.glacier.describe_vault(vaultName="v"))
        delete = self.glacier.delete_vault
        self.refused(delete, "InvalidParameterValueException", 400, vaultName="v")
        self.advance(hours=24)
        shown = self.glacier.describe_vault(vaultName="v")
        self.assertEqual((shown["NumberOfArchives"], shown["SizeInBytes"]), (2, 1_024))
        self.assertRegex(shown["LastInventoryDate"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")
        self.refused(delete, "InvalidParameterValueException", 400, vaultName="v")
        self.delete("a")
        self.delete("b")
        self.refused(delete, "InvalidParameterValueException", 400, vaultName="v")
        self.advance(hours=24)
        self.assertEqual(self.glacier.describe_vault(vaultName="v")["NumberOfArchives"], 0)
        delete(vaultName="v")

    @exercises("operation-not-served")
    def test_what_the_emulator_does_not_serve(self):
        self.vault()
        for call, arguments in [
            (self.glacier.upload_archive, {"vaultName": "v", "body": b"x"}),
            (self.glacier.initiate_job, {"vaultName": "v", "jobParameters": {"Type": "inventory-retrieval"}}),
            (self.glacier.list_jobs, {"vaultName": "v"}),
            (self.glacier.list_multipart_uploads, {"vaultName": "v"}),
            (self.glacier.get_vault_notifications, {"vaultName": "v"}),
            (self.glacier.get_data_retrieval_policy, {}),
        ]:
            self.refused(call, "UnknownOperationException", 404, **arguments)
