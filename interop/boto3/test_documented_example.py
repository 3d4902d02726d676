"""The example of AWS's guide, from the first call to the last."""

import re
from datetime import datetime, timedelta

from emulator import ACCOUNT, POLICY, EmulatorTest
from rules import exercises


class DocumentedExample(EmulatorTest):
    @exercises("initiate", "get-in-progress", "complete", "get-locked", "initiate-locked", "abort-locked", "lock-id")
    def test_initiate_get_complete_and_no_way_back(self):
        created = self.glacier.create_vault(vaultName="examplevault")
        self.assertEqual(created["location"], f"/{ACCOUNT}/vaults/examplevault")

        initiated = self.glacier.initiate_vault_lock(vaultName="examplevault", policy={"Policy": POLICY})
        self.assertEqual(initiated["ResponseMetadata"]["HTTPStatusCode"], 201)
        self.assertRegex(initiated["lockId"], r"\A[A-Za-z0-9]{24}\Z")

        shown = self.glacier.get_vault_lock(vaultName="examplevault")
        self.assertEqual((shown["Policy"], shown["State"]), (POLICY, "InProgress"))
        self.assertNotIn(initiated["lockId"], str(shown))
        self.assertEqual(moment(shown["ExpirationDate"]) - moment(shown["CreationDate"]), timedelta(hours=24))

        completed = self.glacier.complete_vault_lock(vaultName="examplevault", lockId=initiated["lockId"])
        self.assertEqual(completed["ResponseMetadata"]["HTTPStatusCode"], 204)

        final = self.glacier.get_vault_lock(vaultName="examplevault")
        self.assertEqual((final["Policy"], final["State"]), (POLICY, "Locked"))
        self.assertEqual(final["CreationDate"], shown["CreationDate"])
        self.assertNotIn("ExpirationDate", final, "botocore leaves null members out")

        refused = self.refused(
            self.glacier.initiate_vault_lock, "AccessDeniedException", 403,
            vaultName="examplevault", policy={"Policy": POLICY},
        )
        self.assertIn("examplevault", refused["Error"]["Message"])
        self.refused(self.glacier.abort_vault_lock, "AccessDeniedException", 403, vaultName="examplevault")

    @exercises("request-id", "error-body", "date-is-real")
    def test_every_answer_has_an_id_and_the_real_date(self):
        self.advance(days=400)
        answers = [
            self.glacier.create_vault(vaultName="v"),
            self.glacier.describe_vault(vaultName="v"),
            self.refused(self.glacier.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v"),
        ]
        ids = set()
        for answer in answers:
            headers = answer["ResponseMetadata"]["HTTPHeaders"]
            self.assertRegex(headers["x-amzn-requestid"], r"\A[A-Za-z0-9_-]{47}\Z")
            self.assertNotIn("x-amzn-errortype", headers)
            date = datetime.strptime(headers["date"], "%a, %d %b %Y %H:%M:%S GMT")
            self.assertLess(abs(date - datetime.utcnow()), timedelta(minutes=5))
            ids.add(headers["x-amzn-requestid"])
        self.assertEqual(len(ids), 3)
        ahead = moment(answers[1]["CreationDate"]) - datetime.utcnow()
        self.assertGreater(ahead, timedelta(days=399), "dates in bodies follow the emulator's clock")
        # botocore reads the code out of the body, where the type stands beside it.
        self.assertEqual(answers[2]["Error"].get("Code"), "ResourceNotFoundException")
        self.assertTrue(re.search("v", answers[2]["Error"]["Message"]))


def moment(text):
    """A date as Glacier writes it in bodies."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
