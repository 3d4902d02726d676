"""Tags of vaults."""

import json

from emulator import EmulatorTest, exchange, raw, signed
from rules import exercises

INVALID = ("InvalidParameterValueException", 400)


class Tags(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.vault()

    def add(self, tags):
        return self.glacier.add_tags_to_vault(vaultName="v", Tags=tags)

    def remove(self, keys):
        return self.glacier.remove_tags_from_vault(vaultName="v", TagKeys=keys)

    def tags(self):
        return self.glacier.list_tags_for_vault(vaultName="v")["Tags"]

    @exercises("tags-add", "tags-remove", "tags-list")
    def test_add_list_and_remove(self):
        self.assertEqual(self.tags(), {})
        added = self.add({"a": "1", "b": ""})
        self.assertEqual(added["ResponseMetadata"]["HTTPStatusCode"], 204)
        self.add({"a": "2", "c": "3"})
        self.assertEqual(self.tags(), {"a": "2", "b": "", "c": "3"})
        removed = self.remove(["b", "nowhere"])
        self.assertEqual(removed["ResponseMetadata"]["HTTPStatusCode"], 204)
        self.assertEqual(self.tags(), {"a": "2", "c": "3"})

    @exercises("tag-limit", "tags-per-call")
    def test_ten_a_call_and_fifty_a_vault(self):
        self.refused(self.add, *INVALID, tags={f"k{number}": "" for number in range(11)})
        self.refused(self.add, *INVALID, tags={})
        self.refused(self.remove, *INVALID, keys=[])
        self.refused(self.remove, *INVALID, keys=[f"k{number}" for number in range(11)])
        for start in range(0, 50, 10):
            self.add({f"k{number}": "" for number in range(start, start + 10)})
        self.refused(self.add, "LimitExceededException", 400, tags={"one": "more", "k0": "new"})
        self.assertEqual((len(self.tags()), self.tags()["k0"]), (50, ""))
        self.add({"k0": "new"})

    @exercises("tag-length", "tag-characters", "tag-reserved")
    def test_what_a_tag_can_be(self):
        for key, value in [("k" * 128, "v" * 255), ("Größe 1", "日本"), ("_./=+-@", "_./=+-@"), ("Aws", "aws:x".replace(":", ""))]:
            self.add({key: value})
            self.remove([key])
        for key, value in [
            ("k" * 129, ""), ("", "x"), ("k", "v" * 256), ("k!", ""), ("k", "v\n"), ("k", "a*b"), ("aws:x", ""),
        ]:
            with self.subTest(key=key[:9], value=value[:9]):
                self.refused(self.add, *INVALID, tags={key: value})
        self.refused(self.remove, *INVALID, keys=["aws:x"])
        self.assertEqual(self.tags(), {})

    @exercises("tags-missing", "tags-operation-missing", "tags-operation-unknown", "query-repeated")
    def test_by_hand(self):
        tags = json.dumps({"Tags": {"a": "b"}}).encode()
        for query, body, code in [
            ("operation=add", b"{}", "MissingParameterValueException"),
            ("operation=remove", b"{}", "MissingParameterValueException"),
            ("operation=add", b"", "MissingParameterValueException"),
            ("", tags, "MissingParameterValueException"),
            ("operation=ADD", tags, "InvalidParameterValueException"),
            ("operation=replace", tags, "InvalidParameterValueException"),
            ("operation=add&operation=add", tags, "InvalidParameterValueException"),
            ("operation=add", b'{"Tags":{"a":1}}', "SerializationException"),
            ("operation=add", b'{"Tags":["a"]}', "SerializationException"),
            ("operation=remove", b'{"TagKeys":{"a":"b"}}', "SerializationException"),
            ("operation=remove", b'{"TagKeys":[1]}', "SerializationException"),
        ]:
            with self.subTest(query=query, body=body):
                target = f"/-/vaults/v/tags?{query}" if query else "/-/vaults/v/tags"
                headers = {**signed("POST", target, body), "Content-Length": len(body), "Connection": "close"}
                answer = exchange(raw("POST", target, headers, body))
                self.assertEqual((answer.error()["code"], answer.status), (code, 400), answer.body)

    def test_a_missing_vault(self):
        for call in [
            lambda: self.glacier.list_tags_for_vault(vaultName="w"),
            lambda: self.glacier.add_tags_to_vault(vaultName="w", Tags={"a": "b"}),
            lambda: self.glacier.remove_tags_from_vault(vaultName="w", TagKeys=["a"]),
        ]:
            self.refused(call, "ResourceNotFoundException", 404)
