"""ListVaults, page by page."""

from emulator import ACCOUNT, REGION, EmulatorTest, client, exchange, raw, signed
from rules import exercises

ARN = f"arn:aws:glacier:{REGION}:{ACCOUNT}:vaults/"


class Lists(EmulatorTest):
    def names(self, **arguments):
        page = self.glacier.list_vaults(**arguments)
        return [vault["VaultName"] for vault in page["VaultList"]], page.get("Marker")

    @exercises("list", "list-limit")
    def test_pages(self):
        names = [f"{letter}{number}" for letter in "aB_" for number in range(4)]
        for name in names:
            self.vault(name)
        names.sort()
        self.assertEqual(self.names(), (names[:10], ARN + names[9]))
        self.assertEqual(self.names(marker=ARN + names[9]), (names[10:], None))
        self.assertEqual(self.names(limit="1"), (names[:1], ARN + names[0]))
        self.assertEqual(self.names(limit="10")[0], names[:10])
        pages = self.glacier.get_paginator("list_vaults").paginate(PaginationConfig={"PageSize": 5})
        self.assertEqual([vault["VaultName"] for page in pages for vault in page["VaultList"]], names)
        self.glacier.delete_vault(vaultName=names[9])
        self.assertEqual(self.names(marker=ARN + names[9]), (names[10:], None), "the marker need not exist")

    @exercises("list")
    def test_no_vaults(self):
        self.assertEqual(self.names(), ([], None))
        client(region="eu-west-1").create_vault(vaultName="elsewhere")
        self.assertEqual(self.names(), ([], None))

    @exercises("list-limit-invalid", "list-marker-invalid")
    def test_what_is_no_limit_and_no_marker(self):
        for limit in ["0", "11", "-1", "x", "1.5", "1000000000000000000000"]:
            with self.subTest(limit=limit):
                self.refused(
                    self.glacier.list_vaults, "InvalidParameterValueException", 400, limit=limit
                )
        for marker in ["x", "v", ARN, ARN + "a b", ARN.replace(ACCOUNT, "444455556666") + "v", "arn:aws:s3:::v"]:
            with self.subTest(marker=marker):
                self.refused(
                    self.glacier.list_vaults, "InvalidParameterValueException", 400, marker=marker
                )

    @exercises("query-repeated")
    def test_parameters_that_are_there_twice(self):
        target = "/-/vaults?limit=1&limit=2"
        answer = exchange(raw("GET", target, {**signed("GET", target), "Connection": "close"}))
        self.assertEqual((answer.error()["code"], answer.status), ("InvalidParameterValueException", 400))
        target = "/-/vaults?unheard=of&unheard=of"
        answer = exchange(raw("GET", target, {**signed("GET", target), "Connection": "close"}))
        self.assertEqual(answer.status, 200, answer.body)
