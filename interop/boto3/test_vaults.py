"""Vaults: names, limits, lists, tags and access policies."""

from concurrent.futures import ThreadPoolExecutor

from emulator import ACCOUNT, POLICY, REGION, EmulatorTest, client, control
from rules import exercises

ARN = f"arn:aws:glacier:{REGION}:{ACCOUNT}:vaults/"


class Names(EmulatorTest):
    @exercises("vault-name", "create")
    def test_names_that_a_vault_can_have(self):
        for name in ["a", "A-z_0.9", "-", "--x", "...", "x" * 255, "vaults", "lock-policy"]:
            with self.subTest(name=name[:20]):
                created = self.glacier.create_vault(vaultName=name)
                self.assertEqual(created["location"], f"/{ACCOUNT}/vaults/{name}")
                self.assertEqual(self.glacier.describe_vault(vaultName=name)["VaultARN"], ARN + name)
                self.lock(name)
                self.glacier.delete_vault(vaultName=name)

    @exercises("vault-name-refused", "vault-name-not-found", "vault-name")
    def test_names_that_no_vault_can_have(self):
        for name in ["x" * 256, "a b", "a:b", "a/b", "a%b", "ä", "a\x01b", "a\nb", "日本", "a+b", "<script>"]:
            with self.subTest(name=name[:20]):
                self.refused(self.glacier.create_vault, "InvalidParameterValueException", 400, vaultName=name)
                for call in [self.glacier.describe_vault, self.glacier.get_vault_lock, self.glacier.delete_vault]:
                    self.refused(call, "ResourceNotFoundException", 404, vaultName=name)

    @exercises("create-again")
    def test_creating_again_changes_nothing(self):
        self.locked()
        before = control("GET", "vaults/v")
        self.glacier.create_vault(vaultName="v")
        self.assertEqual(control("GET", "vaults/v"), before)

    @exercises("vault-limit")
    def test_an_account_has_at_most_1000_vaults(self):
        def create(number):
            control("PUT", f"vaults/v{number}?region=eu-west-{number % 2}")

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(create, range(1_000)))
        self.refused(self.glacier.create_vault, "LimitExceededException", 400, vaultName="one-more")
        client(region="eu-west-1").create_vault(vaultName="v1")  # it is there already
        client(region="eu-west-1").delete_vault(vaultName="v1")
        self.glacier.create_vault(vaultName="one-more")

    @exercises("describe")
    def test_describe(self):
        self.vault()
        shown = self.glacier.describe_vault(vaultName="v")
        self.assertEqual((shown["VaultName"], shown["VaultARN"]), ("v", ARN + "v"))
        for member in ["NumberOfArchives", "SizeInBytes", "LastInventoryDate"]:
            self.assertNotIn(member, shown, "botocore leaves null members out")


class Regions(EmulatorTest):
    @exercises("region-from-scope")
    def test_each_region_has_its_own_vaults(self):
        self.vault()
        elsewhere = client(region="ap-southeast-2")
        self.refused(elsewhere.describe_vault, "ResourceNotFoundException", 404, vaultName="v")
        elsewhere.create_vault(vaultName="v")
        arn = elsewhere.describe_vault(vaultName="v")["VaultARN"]
        self.assertEqual(arn, f"arn:aws:glacier:ap-southeast-2:{ACCOUNT}:vaults/v")
        self.lock()
        self.refused(elsewhere.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v")

    def test_partitions(self):
        china = client(region="cn-north-1")
        china.create_vault(vaultName="v")
        arn = china.describe_vault(vaultName="v")["VaultARN"]
        self.assertEqual(arn, f"arn:aws-cn:glacier:cn-north-1:{ACCOUNT}:vaults/v")


class Policies(EmulatorTest):
    def initiate(self, policy):
        return self.glacier.initiate_vault_lock(vaultName="v", policy=policy)

    @exercises("policy-size", "policy-verbatim")
    def test_20480_bytes_fit_and_one_more_does_not(self):
        from emulator import policy_of_size

        self.vault()
        self.refused(self.initiate, "InvalidParameterValueException", 400, policy={"Policy": policy_of_size(20_481)})
        biggest = policy_of_size(20_480)
        self.assertEqual(len(biggest.encode()), 20_480)
        self.initiate({"Policy": biggest})
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["Policy"], biggest)

    @exercises("policy-size")
    def test_it_is_bytes_that_count(self):
        from emulator import policy_of_size

        self.vault()
        filler = policy_of_size(20_480)
        # Each é is one character and two bytes.
        self.refused(
            self.initiate, "InvalidParameterValueException", 400, policy={"Policy": filler.replace("xx", "éx", 1)}
        )
        self.initiate({"Policy": filler.replace("xx", "é", 1)})

    @exercises("policy-verbatim")
    def test_the_text_comes_back_as_it_was(self):
        for policy in [POLICY, f"  {POLICY}\n", POLICY.replace(": ", ":\t"), POLICY.replace("archive", "日\\u0041")]:
            with self.subTest(policy=policy[:20]):
                self.vault()
                self.lock(policy=policy)
                self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["Policy"], policy)
                self.glacier.abort_vault_lock(vaultName="v")

    @exercises("policy-content", "policy-missing")
    def test_what_is_no_policy(self):
        self.vault()
        for text in ["x", "{", "[]", "null", "{}", '{"Statement":[]}', '{"Statement":7}', "\u0000", "{}" + POLICY]:
            with self.subTest(text=text):
                self.refused(self.initiate, "InvalidParameterValueException", 400, policy={"Policy": text})
        self.refused(self.initiate, "MissingParameterValueException", 400, policy={})
        self.refused(self.glacier.initiate_vault_lock, "MissingParameterValueException", 400, vaultName="v")
        self.refused(self.glacier.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v")
